// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/redisclock.h"
#include "broker/redisentry.h"

#include <QTest>

using namespace pushscope;
using namespace std::chrono_literals;

class TestRedisEntry : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comesBackAsItWent_data();
    void comesBackAsItWent();
    void convertsTheDueOfAnotherHost();
    void refusesWhatIsNotOurs_data();
    void refusesWhatIsNotOurs();
    void takesTheQuickestRoundTrip();
    void forgetsOldRoundTrips();
};

namespace {

constexpr qint64 redisNow = 1'700'000'000'000'000;
const RedisStamp stamp{"node1", 3, 41};

RedisClock knownClock(Instant at = Instant{1h})
{
    RedisClock clock;
    clock.note(at, at, redisNow);
    return clock;
}

RedisReply bytes(const QByteArray &value)
{
    return {.kind = RedisReply::Kind::Bytes, .bytes = value};
}

/// As the script puts it into the stream.
RedisReply entryOf(const QByteArray &id, const QByteArrayList &fields, const QByteArray &previous)
{
    RedisReply values{.kind = RedisReply::Kind::Array,
                      .elements = {bytes("channel"), bytes(fields[0]), bytes("type"), bytes(fields[1]), bytes("data"),
                                   bytes(fields[2]), bytes("about"), bytes(fields[3] + ' ' + previous)}};
    return {.kind = RedisReply::Kind::Array, .elements = {bytes(id), std::move(values)}};
}

Publication publication(Payload payload)
{
    return {"news", "update", Instant{1h + 5ms}, std::move(payload)};
}

} // namespace

void TestRedisEntry::comesBackAsItWent_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<int>("previous");
    QTest::newRow("json") << int(Payload::Kind::Json) << QByteArray{R"({"a":1})"} << 7;
    QTest::newRow("text") << int(Payload::Kind::Text) << QByteArray{"two words\nand a line"} << 8;
    QTest::newRow("binary") << int(Payload::Kind::Binary) << QByteArray{"\0\xff\r\n", 4} << 1;
    QTest::newRow("nothing") << int(Payload::Kind::Text) << QByteArray{} << 3;
    QTest::newRow("first of its channel") << int(Payload::Kind::Text) << QByteArray{"a"} << 0;
}

void TestRedisEntry::comesBackAsItWent()
{
    QFETCH(int, kind);
    QFETCH(QByteArray, data);
    QFETCH(int, previous);
    const auto clock = knownClock();
    const Publication given = publication({static_cast<Payload::Kind>(kind), data});
    const auto entry = fromRedisEntry(entryOf("9-0", toRedisFields(given, stamp, clock), QByteArray::number(previous)),
                                      "epoch1", clock);
    QVERIFY(entry);
    QCOMPARE(entry->event.id.toByteArray(), QByteArray{"epoch1:9"});
    QCOMPARE(entry->event.previous.has_value(), previous > 0);
    QCOMPARE(entry->event.previous.value_or(EventId{}).sequence.value, static_cast<quint64>(previous));
    QCOMPARE(entry->event.channel, given.channel);
    QCOMPARE(entry->event.type, given.type);
    QVERIFY(entry->event.payload == given.payload);
    QVERIFY(entry->event.due == given.due);
    QVERIFY(entry->stamp == stamp);
}

void TestRedisEntry::convertsTheDueOfAnotherHost()
{
    const auto writers = knownClock();
    QByteArrayList fields = toRedisFields(publication({}), stamp, writers);
    fields[3].replace(SteadyClock::id(), "monotonic-of-another");
    const auto readers = knownClock(Instant{50h});
    const auto entry = fromRedisEntry(entryOf("9-0", fields, "0"), "epoch1", readers);
    QVERIFY(entry);
    QCOMPARE(toMicroseconds(entry->event.due), toMicroseconds(Instant{50h + 5ms}));
}

void TestRedisEntry::refusesWhatIsNotOurs_data()
{
    QTest::addColumn<QByteArray>("id");
    QTest::addColumn<QByteArray>("about");
    const QByteArray good{"t 1 clock 2 node 3 4"};
    QTest::newRow("id of a time") << QByteArray{"1700000000000-3"} << good;
    QTest::newRow("id 0") << QByteArray{"0-0"} << good;
    QTest::newRow("unknown kind") << QByteArray{"9-0"} << QByteArray{"x 1 clock 2 node 3 4"};
    QTest::newRow("long kind") << QByteArray{"9-0"} << QByteArray{"tt 1 clock 2 node 3 4"};
    QTest::newRow("too little") << QByteArray{"9-0"} << QByteArray{"t 1 clock"};
    QTest::newRow("nothing") << QByteArray{"9-0"} << QByteArray{};
}

void TestRedisEntry::refusesWhatIsNotOurs()
{
    QFETCH(QByteArray, id);
    QFETCH(QByteArray, about);
    const QByteArrayList fields{"news", "update", "data"};
    const auto clock = knownClock();
    QVERIFY(fromRedisEntry(entryOf("9-0", fields + QByteArrayList{"t 1 clock 2 node 3 4"}, "0"), "e", clock));
    QVERIFY(!fromRedisEntry(entryOf(id, fields + QByteArrayList{about}, "0"), "e", clock));
    QVERIFY(!fromRedisEntry(RedisReply{}, "e", clock));
    RedisReply otherField = entryOf("9-0", fields + QByteArrayList{"t 1 clock 2 node 3 4"}, "0");
    otherField.elements[1].elements[0].bytes = "topic";
    QVERIFY(!fromRedisEntry(otherField, "e", clock));
}

void TestRedisEntry::takesTheQuickestRoundTrip()
{
    RedisClock clock;
    QVERIFY(!clock.isKnown());
    // Redis was asked at half the way: the answer of the slow one was long on its way back.
    clock.note(Instant{1h}, Instant{1h + 100ms}, redisNow + 1000);
    clock.note(Instant{1h + 1s}, Instant{1h + 1s + 2ms}, redisNow + 1'001'000);
    clock.note(Instant{1h + 2s}, Instant{1h + 2s + 50ms}, redisNow + 2'001'000);
    QCOMPARE(clock.toRedis(Instant{1h}), redisNow);
    QVERIFY(clock.fromRedis(redisNow + 7) == Instant{1h + 7us});
    QCOMPARE(clock.roundTrip().count(), 50'000);
}

void TestRedisEntry::forgetsOldRoundTrips()
{
    RedisClock clock;
    clock.note(Instant{1h}, Instant{1h}, redisNow);
    for (std::size_t i = 0; i < RedisClock::mostSamples; ++i) {
        clock.note(Instant{1h}, Instant{1h + 10ms}, redisNow + 6000);
    }
    QCOMPARE(clock.toRedis(Instant{1h}), redisNow + 1000);
}

QTEST_APPLESS_MAIN(TestRedisEntry)

#include "tst_redisentry.moc"
