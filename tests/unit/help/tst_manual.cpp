// SPDX-License-Identifier: GPL-3.0-or-later
#include "help/tool/manual.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace pushscope;

namespace {

void write(const QString &path, const QByteArray &bytes)
{
    QFile file{path};
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

QByteArray bytesOf(const QString &path)
{
    QFile file{path};
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray{};
}

} // namespace

/// All pages together: the table of contents, and what one page expects of another.
class TestManual : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_root = std::make_unique<QTemporaryDir>();
        m_folder = m_root->path() + QStringLiteral("/help");
        QVERIFY(QDir{}.mkpath(m_folder));
        add("a.md", "# Page A\n\n[b](b.md#here)\n");
        add("b.md", "# Page B\n\n## Here\n\n[a](a.md)\n");
        add("contents.json",
            R"([{"part": "P", "pages": [{"file": "b.md"}]}, {"part": "Q", "pages": [{"file": "a.md", "title": "A"}]}])");
    }

    void isReadInTheOrderOfTheContents()
    {
        const Manual manual = read();
        QCOMPARE(problems(manual), QStringList{});
        QCOMPARE(manual.pages.size(), 2);
        QCOMPARE(manual.pages.at(0).name, QStringLiteral("b"));
        QCOMPARE(manual.pages.at(0).title, QStringLiteral("Page B"));
        QCOMPARE(manual.pages.at(0).part, QStringLiteral("P"));
        QCOMPARE(manual.pages.at(1).title, QStringLiteral("A"));
    }

    void whatIsWrongIsNamed_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("problem");
        QTest::newRow("a page that is not in the contents")
            << QByteArray{"c.md"} << QByteArray{"# C"} << QStringLiteral("help/c.md: is not in contents.json");
        QTest::newRow("an entry without its page")
            << QByteArray{"contents.json"}
            << QByteArray{R"([{"part":"P","pages":[{"file":"a.md"},{"file":"b.md"},{"file":"c.md"}]}])"}
            << QStringLiteral("help/contents.json: there is no page c.md");
        QTest::newRow("an entry without its ending")
            << QByteArray{"contents.json"} << QByteArray{R"([{"part":"P","pages":[{"file":"a"},{"file":"b.md"}]}])"}
            << QStringLiteral("help/contents.json: there is no page a");
        QTest::newRow("a page twice")
            << QByteArray{"contents.json"}
            << QByteArray{R"([{"part":"P","pages":[{"file":"a.md"},{"file":"b.md"},{"file":"a.md"}]}])"}
            << QStringLiteral("help/contents.json: a.md stands there twice");
        QTest::newRow("a part without a title")
            << QByteArray{"contents.json"} << QByteArray{R"([{"pages":[{"file":"a.md"},{"file":"b.md"}]}])"}
            << QStringLiteral("help/contents.json: a part needs \"part\", its title, and \"pages\"");
        QTest::newRow("contents that cannot be read") << QByteArray{"contents.json"} << QByteArray{"[\n{,}]"}
                                                      << QStringLiteral("help/contents.json:2: no list of parts");
        QTest::newRow("a heading that is not there") << QByteArray{"b.md"} << QByteArray{"# Page B\n"}
                                                     << QStringLiteral("help/a.md:3: b.md has no heading #here");
        QTest::newRow("a heading that is not in the page itself")
            << QByteArray{"b.md"} << QByteArray{"# Page B\n\n## Here\n\n[x](#there)\n"}
            << QStringLiteral("help/b.md:5: b.md has no heading #there");
        QTest::newRow("a page's own trouble") << QByteArray{"b.md"} << QByteArray{"# Page B\n\n## Here\n\n[x](c.md)\n"}
                                              << QStringLiteral("help/b.md:5: there is no file c.md");
    }

    void whatIsWrongIsNamed()
    {
        QFETCH(QByteArray, file);
        QFETCH(QByteArray, text);
        QFETCH(QString, problem);
        add(file.constData(), text);
        const QStringList found = problems(read());
        QVERIFY2(found.contains(problem), qPrintable(found.join(u'\n')));
    }

    void withoutContentsThereIsNone()
    {
        QVERIFY(QFile::remove(m_folder + QStringLiteral("/contents.json")));
        QVERIFY(problems(read()).contains(QStringLiteral("help/contents.json:1: no list of parts")));
    }

    void whatIsWrittenIsAllThatIsNeeded()
    {
        const QString output = m_root->path() + QStringLiteral("/made");
        QVERIFY(writeManual(read(), output));
        QVERIFY(bytesOf(output + QStringLiteral("/pages/a.html")).contains("<a href=\"b#here\">b</a>"));
        const QJsonArray contents = QJsonDocument::fromJson(bytesOf(output + QStringLiteral("/contents.json"))).array();
        QCOMPARE(contents.size(), 2);
        QCOMPARE(contents.at(1)[u"title"].toString(), QStringLiteral("A"));
        const QJsonArray sections = QJsonDocument::fromJson(bytesOf(output + QStringLiteral("/sections.json"))).array();
        QCOMPARE(sections.size(), 3);
        QCOMPARE(sections.at(1)[u"id"].toString(), QStringLiteral("here"));
        QVERIFY(!writeManual(read(), QStringLiteral("/dev/null/made")));
    }

    void nothingIsWrongWithOurs()
    {
        const QString root = QStringLiteral(PUSHSCOPE_SOURCE_DIR);
        const QStringList found = problems(readManual(root + QStringLiteral("/resources/help"), root));
        QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
    }

private:
    void add(const char *file, const QByteArray &text) { write(m_folder + u'/' + QString::fromLatin1(file), text); }
    [[nodiscard]] Manual read() const { return readManual(m_folder, m_root->path()); }
    static QStringList problems(const Manual &manual)
    {
        QStringList texts;
        for (const HelpProblem &problem : manual.problems) {
            texts.append(problem.toString());
        }
        return texts;
    }

    std::unique_ptr<QTemporaryDir> m_root;
    QString m_folder;
};

QTEST_GUILESS_MAIN(TestManual)
#include "tst_manual.moc"
