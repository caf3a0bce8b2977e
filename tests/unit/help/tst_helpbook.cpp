// SPDX-License-Identifier: GPL-3.0-or-later
#include "help/helpbook.h"
#include "help/helpsearch.h"

#include <QTest>

#include <algorithm>

using namespace pushscope;

/// The manual as it is within the programs.
class TestHelpBook : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyPageHasItsText()
    {
        QVERIFY(helpPages().size() >= 17);
        for (const HelpPage &page : helpPages()) {
            const QString body = helpBody(page.name);
            QVERIFY2(body.startsWith(u"<h1 id=\""), qPrintable(page.name));
            QCOMPARE(body.count(QStringLiteral("<h1 ")), 1);
            QVERIFY2(!page.title.isEmpty() && !page.part.isEmpty(), qPrintable(page.name));
            QVERIFY2(!body.contains(u"SPDX"), qPrintable(page.name));
        }
    }

    void headingsAreInThePage()
    {
        const QString body = helpBody(QStringLiteral("scale-out"));
        const QList<HelpHeading> headings = helpHeadings(QStringLiteral("scale-out"));
        QVERIFY(headings.size() > 3);
        QCOMPARE(headings.first().level, 1);
        for (const HelpHeading &heading : headings) {
            QVERIFY2(body.contains(QStringLiteral("<h%1 id=\"%2\">").arg(heading.level).arg(heading.id)),
                     qPrintable(heading.id));
        }
    }

    void whatIsNotThereIsEmpty()
    {
        for (const char *name : {"", "none", "../contents", "pages/scale-out", "scale-out.html", "contents.json"}) {
            QVERIFY2(helpBody(QString::fromLatin1(name)).isEmpty(), name);
            QVERIFY2(helpPicture(QString::fromLatin1(name)).isEmpty(), name);
            QVERIFY2(helpFile(QString::fromLatin1(name)).isEmpty(), name);
        }
        QVERIFY(helpHeadings(QStringLiteral("none")).isEmpty());
        QVERIFY(helpFile(QStringLiteral("pictures/../experiment.schema.json")).isEmpty());
        QVERIFY(helpFile(QStringLiteral("experiment.schema.json")).startsWith('{'));
    }

    void allWordsAreSearchedFor()
    {
        const QList<HelpHit> hits = helpSearch(QStringLiteral("  APPENDfsync\tredis "));
        QVERIFY(!hits.isEmpty());
        QCOMPARE(hits.first().page, QStringLiteral("scale-out"));
        QVERIFY2(hits.first().excerpt.contains(QStringLiteral("appendfsync")), qPrintable(hits.first().excerpt));
        QVERIFY(helpSearch(QStringLiteral("appendfsync zebra")).isEmpty());
        QVERIFY(helpSearch(QString{}).isEmpty());
        QVERIFY(helpSearch(QStringLiteral(" \n ")).isEmpty());
    }

    void titlesComeFirst()
    {
        const QList<HelpHit> hits = helpSearch(QStringLiteral("sharing"));
        QVERIFY(hits.size() > 1);
        QVERIFY2(hits.first().title.contains(QStringLiteral("sharing"), Qt::CaseInsensitive),
                 qPrintable(hits.first().title));
    }

    void hitsAreHeadingsOfTheirPage()
    {
        const QList<HelpHit> hits = helpSearch(QStringLiteral("e"));
        QCOMPARE(hits.size(), maxHelpHits);
        for (const HelpHit &hit : hits) {
            const QList<HelpHeading> headings = helpHeadings(hit.page);
            QVERIFY2(std::any_of(headings.cbegin(), headings.cend(),
                                 [&hit](const HelpHeading &heading) {
                                     return heading.id == hit.id && heading.title == hit.title;
                                 }),
                     qPrintable(hit.page + u'#' + hit.id));
            QVERIFY2(hit.excerpt.size() < 200, qPrintable(hit.excerpt));
        }
    }

    void aLongTextIsCut() { QVERIFY(helpSearch(QString{100'000, u'x'}).isEmpty()); }
};

QTEST_GUILESS_MAIN(TestHelpBook)
#include "tst_helpbook.moc"
