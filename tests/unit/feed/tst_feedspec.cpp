// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/feed.h"

#include <QTest>

using namespace pushscope;

using Kind = FeedSpec::Kind;

class TestFeedSpec : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsNamedIsParsedAndWrittenBack_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<QString>("path");
        QTest::newRow("none") << QStringLiteral("none") << Kind::None << QString{};
        QTest::newRow("system") << QStringLiteral("system") << Kind::System << QString{};
        QTest::newRow("clock") << QStringLiteral("clock") << Kind::Clock << QString{};
        QTest::newRow("ticker") << QStringLiteral("ticker") << Kind::Ticker << QString{};
        QTest::newRow("stdin") << QStringLiteral("stdin") << Kind::Stdin << QString{};
        QTest::newRow("file") << QStringLiteral("file:/var/log/x") << Kind::File << QStringLiteral("/var/log/x");
        QTest::newRow("relative file") << QStringLiteral("file:a b:c") << Kind::File << QStringLiteral("a b:c");
    }

    void whatIsNamedIsParsedAndWrittenBack()
    {
        QFETCH(QString, text);
        QFETCH(Kind, kind);
        QFETCH(QString, path);
        const auto parsed = FeedSpec::parse(text);
        QVERIFY(parsed.ok());
        QCOMPARE(parsed->kind, kind);
        QCOMPARE(parsed->path, path);
        QCOMPARE(parsed->toString(), text);
        ManualClock clock;
        QVERIFY(makeFeed(*parsed, clock, [](const Publication &) {}) != nullptr);
    }

    void anythingElseIsRefusedWithAHint_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("empty") << QString{};
        QTest::newRow("unknown") << QStringLiteral("weather");
        QTest::newRow("other case") << QStringLiteral("Clock");
        QTest::newRow("file without a path") << QStringLiteral("file:");
        QTest::newRow("file without a colon") << QStringLiteral("file");
        QTest::newRow("blank") << QStringLiteral(" clock");
    }

    void anythingElseIsRefusedWithAHint()
    {
        QFETCH(QString, text);
        const auto parsed = FeedSpec::parse(text);
        QVERIFY(!parsed.ok());
        QCOMPARE(parsed.error().field, QStringLiteral("--feed"));
        for (const char *word : {"--feed", "system", "clock", "ticker", "stdin", "none", "file:PATH"}) {
            QVERIFY2(parsed.error().message.contains(QLatin1StringView{word}), word);
        }
    }
};

QTEST_APPLESS_MAIN(TestFeedSpec)
#include "tst_feedspec.moc"
