// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/history.h"

#include <QTest>

using namespace pushscope;

namespace {

Event makeEvent(quint64 sequence, const QByteArray &channel = "a", qsizetype size = 1)
{
    return {.id = {"e", Sequence{sequence}},
            .previous = {},
            .channel = channel,
            .type = "message",
            .due = {},
            .payload = {Payload::Kind::Text, QByteArray(size, 'x')}};
}

/// Events 1…n, alternating between the channels a and b.
History alternating(quint64 n, std::size_t limit)
{
    History history{"e", {.events = limit}};
    for (quint64 i = 1; i <= n; ++i) {
        history.append(makeEvent(i, i % 2 == 1 ? "a" : "b"));
    }
    return history;
}

} // namespace

class TestHistory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void startsEmpty()
    {
        const History history{"e", {}};
        QCOMPARE(history.newestId().toByteArray(), "e:0");
        QCOMPARE(history.firstId().toByteArray(), "e:1");
        QCOMPARE(history.bytes(), 0U);
        QCOMPARE(history.indexAfter(Sequence{0}), 0U);
    }

    void keepsTheNewestByNumber()
    {
        const History history = alternating(25, 10);
        QCOMPARE(history.events().size(), 10U);
        QCOMPARE(history.firstId().toByteArray(), "e:16");
        QCOMPARE(history.newestId().toByteArray(), "e:25");
    }

    void restartsWithAnotherLog()
    {
        History history = alternating(25, 10);
        history.restart("f", Sequence{7});
        QCOMPARE(history.newestId().toByteArray(), "f:7");
        QCOMPARE(history.firstId().toByteArray(), "f:8");
        QCOMPARE(history.bytes(), 0U);
        QVERIFY(history.events().empty());
        const QByteArray channels[]{"a"};
        QCOMPARE(std::get<Sequence>(history.locate("f:7", channels)), Sequence{7});
        QCOMPARE(std::get<History::Broken>(history.locate("f:6", channels)).reason, History::Broken::Reason::Expired);
        QCOMPARE(std::get<History::Broken>(history.locate("e:20", channels)).reason, History::Broken::Reason::Epoch);
    }

    void knowsWhichIdsAreStillToCome()
    {
        const History history = alternating(3, 10);
        QCOMPARE(history.toCome("e:4"), Sequence{4});
        QCOMPARE(history.toCome("e:3"), std::nullopt);
        QCOMPARE(history.toCome("f:4"), std::nullopt);
        QCOMPARE(history.toCome("x"), std::nullopt);
        QCOMPARE(history.toCome("e:999999"), std::nullopt);
    }

    void knowsWhichLogsAreOver()
    {
        History history = alternating(3, 10);
        QVERIFY(history.mayBeNext("f:1"));
        QVERIFY(!history.mayBeNext("e:9"));
        QVERIFY(!history.mayBeNext("x"));
        history.restart("f", Sequence{});
        QVERIFY(!history.mayBeNext("e:1"));
        QVERIFY(!history.mayBeNext("f:1"));
        QVERIFY(history.mayBeNext("g:1"));
    }

    void keepsTheNewestByBytes()
    {
        constexpr std::size_t limit = 100'000;
        History history{"e", {.events = 1000, .bytes = limit}};
        for (quint64 i = 1; i <= 100; ++i) {
            history.append(makeEvent(i, "a", 10'000));
            QVERIFY(history.bytes() <= limit);
        }
        QVERIFY(history.events().size() >= 9);
        QCOMPARE(history.newest().value, 100U);
    }

    void dropsAnEventLargerThanItself()
    {
        History history{"e", {.events = 10, .bytes = 1000}};
        history.append(makeEvent(1, "a", 5000));
        QCOMPARE(history.events().size(), 0U);
        QCOMPARE(history.bytes(), 0U);
        QVERIFY(history.hasLost("a", Sequence{0}));
    }

    void findsWhereToGoOn_data()
    {
        QTest::addColumn<quint64>("after");
        QTest::addColumn<quint64>("index");
        QTest::newRow("before the first") << quint64{3} << quint64{0};
        QTest::newRow("just before the first") << quint64{15} << quint64{0};
        QTest::newRow("the first") << quint64{16} << quint64{1};
        QTest::newRow("the newest") << quint64{25} << quint64{10};
        QTest::newRow("beyond") << quint64{99} << quint64{10};
    }

    void findsWhereToGoOn()
    {
        QFETCH(quint64, after);
        QFETCH(quint64, index);
        QCOMPARE(quint64{alternating(25, 10).indexAfter(Sequence{after})}, index);
    }

    void locates_data()
    {
        QTest::addColumn<QByteArray>("after");
        QTest::addColumn<QByteArray>("channel");
        QTest::addColumn<QString>("expected");
        QTest::newRow("newest") << QByteArray{"e:25"} << QByteArray{"a"} << QStringLiteral("25");
        QTest::newRow("inside") << QByteArray{"e:20"} << QByteArray{"a"} << QStringLiteral("20");
        QTest::newRow("nothing lost yet") << QByteArray{"e:15"} << QByteArray{"a"} << QStringLiteral("15");
        QTest::newRow("one of a lost") << QByteArray{"e:14"} << QByteArray{"a"} << QStringLiteral("expired");
        QTest::newRow("none of b lost after 14") << QByteArray{"e:14"} << QByteArray{"b"} << QStringLiteral("14");
        QTest::newRow("one of b lost") << QByteArray{"e:13"} << QByteArray{"b"} << QStringLiteral("expired");
        QTest::newRow("a channel without events") << QByteArray{"e:1"} << QByteArray{"c"} << QStringLiteral("1");
        QTest::newRow("the future") << QByteArray{"e:26"} << QByteArray{"a"} << QStringLiteral("epoch");
        QTest::newRow("another life") << QByteArray{"f:20"} << QByteArray{"a"} << QStringLiteral("epoch");
        QTest::newRow("no id") << QByteArray{"whatever"} << QByteArray{"a"} << QStringLiteral("epoch");
    }

    void locates()
    {
        QFETCH(QByteArray, after);
        QFETCH(QByteArray, channel);
        QFETCH(QString, expected);
        const auto located = alternating(25, 10).locate(after, std::array{channel});
        if (const auto *broken = std::get_if<History::Broken>(&located)) {
            QCOMPARE(broken->reason == History::Broken::Reason::Epoch ? QStringLiteral("epoch")
                                                                      : QStringLiteral("expired"),
                     expected);
            QCOMPARE(broken->first.toByteArray(), "e:16");
        } else {
            QCOMPARE(QString::number(std::get<Sequence>(located).value), expected);
        }
    }

    void clearedIsAsEvicted()
    {
        History history = alternating(25, 100);
        QCOMPARE(history.cleared(), Sequence{0});
        history.clear();
        QVERIFY(history.events().empty());
        QCOMPARE(history.bytes(), 0U);
        QCOMPARE(history.newestId().toByteArray(), "e:25");
        QCOMPARE(history.firstId().toByteArray(), "e:26");
        QCOMPARE(history.cleared(), Sequence{25});
        const auto located = [&](QByteArrayView after, const QByteArray &channel) {
            return history.locate(after, std::array{channel});
        };
        const std::variant<Sequence, History::Broken> expired =
            History::Broken{History::Broken::Reason::Expired, history.firstId()};
        QVERIFY(located("e:25", "a") == (std::variant<Sequence, History::Broken>{Sequence{25}}));
        QVERIFY(located("e:24", "b") == (std::variant<Sequence, History::Broken>{Sequence{24}}));
        QVERIFY(located("e:24", "a") == expired);
        QVERIFY(located("e:23", "b") == expired);
        QVERIFY(located("e:0", "a") == expired);

        history.append(makeEvent(26));
        QCOMPARE(history.firstId().toByteArray(), "e:26");
        QCOMPARE(history.events().size(), 1U);
        QCOMPARE(history.cleared(), Sequence{25});
        QVERIFY(located("e:25", "a") == (std::variant<Sequence, History::Broken>{Sequence{25}}));
    }

    void oneLostChannelOfSeveralIsALoss()
    {
        const auto located = alternating(25, 10).locate("e:14", std::array<QByteArray, 2>{"b", "a"});
        QVERIFY(std::holds_alternative<History::Broken>(located));
    }
};

QTEST_APPLESS_MAIN(TestHistory)
#include "tst_history.moc"
