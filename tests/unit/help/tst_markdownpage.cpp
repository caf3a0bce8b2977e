// SPDX-License-Identifier: GPL-3.0-or-later
#include "help/tool/markdownpage.h"
#include "help/tool/markdowntarget.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace pushscope;

namespace {

void makeFile(const QString &path)
{
    QDir{}.mkpath(QFileInfo{path}.path());
    QFile file{path};
    QVERIFY(file.open(QIODevice::WriteOnly));
}

QStringList toTexts(const QList<HelpProblem> &problems)
{
    QStringList texts;
    for (const HelpProblem &problem : problems) {
        texts.append(problem.toString());
    }
    return texts;
}

} // namespace

/// One page of Markdown becomes HTML, or its faults are named with their line.
class TestMarkdownPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_surroundings.root = m_root.path();
        m_surroundings.folder = m_root.path() + QStringLiteral("/resources/help");
        m_surroundings.pages = {QStringLiteral("page"), QStringLiteral("other")};
        m_surroundings.files = {QStringLiteral("form.schema.json")};
        makeFile(m_surroundings.folder + QStringLiteral("/pictures/a.png"));
        makeFile(m_surroundings.folder + QStringLiteral("/pictures/c.png"));
        makeFile(m_surroundings.folder + QStringLiteral("/pictures/c-dark.png"));
        makeFile(m_surroundings.folder + QStringLiteral("/pictures/deep/a.png"));
        makeFile(m_surroundings.folder + QStringLiteral("/a.png"));
        makeFile(m_root.path() + QStringLiteral("/packaging/linux/nginx"));
    }

    void converts_data()
    {
        QTest::addColumn<QByteArray>("markdown"); // after the title
        QTest::addColumn<QString>("html");
        const auto row = [](const char *name, const char *markdown, const char *html) {
            QTest::newRow(name) << QByteArray{markdown} << QString::fromUtf8(html);
        };
        row("paragraph", "one\ntwo", "<p>one\ntwo</p>\n");
        row("marks", "*a* **b** ~~c~~ `d`", "<p><em>a</em> <strong>b</strong> <del>c</del> <code>d</code></p>\n");
        row("characters that are HTML's", "a < b & \"c\" `<d>`",
            "<p>a &lt; b &amp; &quot;c&quot; <code>&lt;d&gt;</code></p>\n");
        row("entities", "&lt; &amp; &#8211; &#x2013;", "<p>&lt; &amp; – –</p>\n");
        row("beyond the first plane", "&#128994; 🟢", "<p>🟢 🟢</p>\n");
        row("hard break", "a  \nb", "<p>a<br>\nb</p>\n");
        row("code that may be broken", "`pushscope-cli serve --feed clock`",
            "<p><code class=\"long\">pushscope-cli serve --feed clock</code></p>\n");
        row("list", "- a\n- b", "<ul><li>a</li>\n<li>b</li>\n</ul>\n");
        row("numbered list", "3. a\n4. b", "<ol start=\"3\">\n<li>a</li>\n<li>b</li>\n</ol>\n");
        row("fenced code", "```sh\na | b <c>\n```",
            "<pre><code class=\"language-sh\">a | b &lt;c&gt;\n</code></pre>\n");
        row("indented code", "    a <!-- kept -->", "<pre><code>a &lt;!-- kept --&gt;\n</code></pre>\n");
        row("quotation", "> a", "<blockquote><p>a</p>\n</blockquote>\n");
        row("line", "a\n\n---", "<p>a</p>\n<hr>\n");
        row("table", "| a | b |\n|---|---:|\n| c | d |",
            "<div class=\"table\"><table>\n<thead>\n<tr><th scope=\"col\">a</th>\n<th scope=\"col\" "
            "align=\"right\">b</th>\n"
            "</tr>\n</thead>\n<tbody><tr><td>c</td>\n<td align=\"right\">d</td>\n</tr>\n</tbody>\n</table></div>\n");
        row("table whose head is empty", "| | |\n|---|---|\n| c | d |",
            "<div class=\"table\"><table>\n<tbody><tr><td>c</td>\n<td>d</td>\n</tr>\n</tbody>\n</table></div>\n");
        row("comment", "<!-- no\n\nwhere -->\na", "<p>a</p>\n");
        row("comment, inline", "a<!-- no\nwhere --> b", "<p>a b</p>\n");
        row("two comments", "<!-- a --> <!-- b -->\n\nc", "<p>c</p>\n");
        row("heading", "## One `two` & *three*!",
            "<h2 id=\"one-two--three\">One <code>two</code> &amp; <em>three</em>!</h2>\n");
        row("headings of the same name", "## A\n## A\n## A-1\n## A",
            "<h2 id=\"a\">A</h2>\n<h2 id=\"a-1\">A</h2>\n<h2 id=\"a-1-1\">A-1</h2>\n<h2 id=\"a-2\">A</h2>\n");
        row("link to a page", "[x](other.md)", "<p><a href=\"other\">x</a></p>\n");
        row("link to a heading", "[x](other.md#y-z)", "<p><a href=\"other#y-z\">x</a></p>\n");
        row("link within", "[x](#title)", "<p><a href=\"#title\">x</a></p>\n");
        row("link to the web", "[x](https://a.example/?b=1&c=2)",
            "<p><a href=\"https://a.example/?b=1&amp;c=2\">x</a></p>\n");
        row("bare address", "<https://a.example> https://b.example",
            "<p><a href=\"https://a.example\">https://a.example</a> <a "
            "href=\"https://b.example\">https://b.example</a></p>\n");
        row("link to a file", "[x](form.schema.json)", "<p><a href=\"form.schema.json\">x</a></p>\n");
        row("into the repository", "[x](../../packaging/linux)", "<p>x (<code>packaging/linux</code>)</p>\n");
        row("into the repository, by its path", "[packaging/linux](../../packaging/linux)",
            "<p><code>packaging/linux</code></p>\n");
        row("into the repository, by its path as code", "[`packaging/linux`](../../packaging/linux)",
            "<p><code>packaging/linux</code></p>\n");
        row("picture", "![What it *shows*](pictures/a.png)",
            "<p><img src=\"pictures/a.png\" alt=\"What it shows\"></p>\n");
        row("picture with one for the dark", "![It](pictures/c.png)",
            "<p><picture><source media=\"(prefers-color-scheme: dark)\" srcset=\"pictures/c-dark.png\">"
            "<img src=\"pictures/c.png\" alt=\"It\"></picture></p>\n");
    }

    void converts()
    {
        QFETCH(QByteArray, markdown);
        QFETCH(QString, html);
        const QByteArray begin = "<!-- SPDX-License-Identifier: GPL-3.0-or-later -->\n# Title\n\n";
        const MarkdownPage page = convertMarkdown(begin + markdown, QStringLiteral("page.md"), m_surroundings);
        QCOMPARE(toTexts(page.problems), QStringList{});
        QCOMPARE(page.html, QStringLiteral("<h1 id=\"title\">Title</h1>\n") + html);
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("markdown");
        QTest::addColumn<QString>("problem");
        const auto row = [](const char *name, const char *markdown, const char *problem) {
            QTest::newRow(name) << QByteArray{markdown} << QString::fromUtf8(problem);
        };
        row("no heading", "text", "page.md: a page begins with a heading, its title");
        row("a second title", "# A\n\n# B", "page.md:3: a page begins with its only heading of the first level");
        row("a title that comes late", "## A", "page.md:1: a page begins with its only heading of the first level");
        row("a level that is skipped", "# A\n\n### B", "page.md:3: the heading \"B\" skips a level");
        row("a heading of signs", "# A\n\n## ?!", "page.md:3: a heading without letters");
        row("HTML", "# A\n\n<b>x</b>", "page.md:3: raw HTML: <b>");
        row("HTML in a block", "# A\n\n<div>\nx\n</div>\n", "page.md:3: raw HTML: <div>");
        row("HTML behind a comment", "# A\n\n<!-- a --><script>", "page.md:3: raw HTML: <script>");
        row("a comment without end", "# A\n\n<!-- a\n\nb", "a comment that does not end");
        row("an unknown entity", "# A\n\n&frobnicate;",
            "page.md:3: the entity &frobnicate; is not known here; write the character itself");
        row("a page that is not there", "# A\n\nx\n[x](none.md)", "page.md:4: there is no file none.md");
        row("a file that is not there", "# A\n\n[x](../../none)", "page.md:3: there is no file ../../none");
        row("out of the repository", "# A\n\n[x](../../../..)", "page.md:3: there is no file ../../../..");
        row("a path from the root", "# A\n\n[x](/samples)",
            "page.md:3: /samples is neither a relative path nor an address on the web");
        row("a script as a link", "# A\n\n[x](javascript:alert)",
            "page.md:3: javascript:alert is neither a relative path nor an address on the web");
        row("a picture that is not there", "# A\n\n![x](pictures/b.png)",
            "page.md:3: there is no picture pictures/b.png");
        row("a picture elsewhere", "# A\n\n![x](a.png)", "page.md:3: a.png is no picture as pictures/NAME.png");
        row("a picture further down", "# A\n\n![x](pictures/deep/a.png)",
            "page.md:3: pictures/deep/a.png is no picture as pictures/NAME.png");
        row("a picture from the web", "# A\n\n![x](https://a.example/a.png)",
            "page.md:3: https://a.example/a.png is no picture as pictures/NAME.png");
        row("a picture of a short name", "# A\n\n![x](a)", "page.md:3: a is no picture as pictures/NAME.png");
        row("a picture without words", "# A\n\n![](pictures/a.png)",
            "page.md:3: the picture pictures/a.png is not described");
    }

    void refuses()
    {
        QFETCH(QByteArray, markdown);
        QFETCH(QString, problem);
        const auto problems = toTexts(convertMarkdown(markdown, QStringLiteral("page.md"), m_surroundings).problems);
        QVERIFY2(!problems.filter(problem).isEmpty(), qPrintable(problems.join(u'\n')));
    }

    void sectionsHoldTheirText()
    {
        const MarkdownPage page =
            convertMarkdown("# A\n\nb `c`\n\n## D e\n\n| f | g |\n|---|---|\n| h | i |\n\n```\nj\n```\n",
                            QStringLiteral("page.md"), m_surroundings);
        QCOMPARE(page.sections.size(), 2);
        QCOMPARE(page.sections.at(0).text, QStringLiteral("b c"));
        QCOMPARE(page.sections.at(1).id, QStringLiteral("d-e"));
        QCOMPARE(page.sections.at(1).level, 2);
        QCOMPARE(page.sections.at(1).text, QStringLiteral("f g h i j"));
    }

    void linksWithinTheManualAreKept()
    {
        const MarkdownPage page = convertMarkdown("# A\n\n[x](#b) [y](other.md#c)\n[z](https://a.example#d)\n",
                                                  QStringLiteral("page.md"), m_surroundings);
        QCOMPARE(page.links.size(), 2);
        QCOMPARE(page.links.at(0).page, QString{});
        QCOMPARE(page.links.at(0).anchor, QStringLiteral("b"));
        QCOMPARE(page.links.at(1).page, QStringLiteral("other"));
        QCOMPARE(page.links.at(1).anchor, QStringLiteral("c"));
        QCOMPARE(page.links.at(1).line, 3);
    }

    void idsAreThoseOfARepositoryHost_data()
    {
        QTest::addColumn<QString>("title");
        QTest::addColumn<QString>("id");
        QTest::newRow("words") << QStringLiteral("What it is") << QStringLiteral("what-it-is");
        QTest::newRow("signs") << QStringLiteral("GET /help/, and `?x`") << QStringLiteral("get-help-and-x");
        QTest::newRow("dash") << QStringLiteral("a – b") << QStringLiteral("a--b");
        QTest::newRow("kept signs") << QStringLiteral("loop_lag-us") << QStringLiteral("loop_lag-us");
        QTest::newRow("letters") << QStringLiteral("Über Größe 2") << QStringLiteral("über-größe-2");
    }

    void idsAreThoseOfARepositoryHost()
    {
        QFETCH(QString, title);
        QTEST(headingId(title), "id");
    }

private:
    QTemporaryDir m_root;
    MarkdownSurroundings m_surroundings;
};

QTEST_GUILESS_MAIN(TestMarkdownPage)
#include "tst_markdownpage.moc"
