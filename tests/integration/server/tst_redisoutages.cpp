// SPDX-License-Identifier: GPL-3.0-or-later
#include "redisnode.h"

#include "broker/redislogkeys.h"

#include <QFile>

using namespace pushscope;
using namespace pushscope::test;

namespace {

const QStringList withData{QStringLiteral("--save"),        QString{},
                           QStringLiteral("--appendonly"),  QStringLiteral("yes"),
                           QStringLiteral("--appendfsync"), QStringLiteral("always")};

/// A node of a user of its own, so that it can be kept away.
RedisAddress addressOf(const RedisServer &redis, const QByteArray &user)
{
    RedisAddress address = redis.address();
    address.user = user;
    address.password = "secret";
    return address;
}

[[nodiscard]] bool lets(const RedisServer &redis, const QByteArray &user)
{
    return does(redis, {"ACL", "SETUSER", user, "on", ">secret", "~*", "&*", "+@all"});
}

[[nodiscard]] bool sends(const RedisServer &redis, const QByteArray &user)
{
    return does(redis, {"ACL", "SETUSER", user, "off"}) && does(redis, {"CLIENT", "KILL", "USER", user});
}

[[nodiscard]] bool isSettling(const RedisNode &node)
{
    return node.broker.hasLog() && node.broker.state().problem.contains(QStringLiteral("has been restarted"));
}

/// Publishes some, and lets the rest of the program run in between.
void publishSome(RedisNode &node, const QByteArray &name, int count)
{
    for (int i = 0; i < count; ++i) {
        node.publish(name + QByteArray::number(i));
        QCoreApplication::processEvents();
    }
}

} // namespace

/// A Redis that goes and comes back.
class TestRedisOutages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aServerStartsBeforeItsRedis();
    void cutConnectionsLoseNothing();
    void aKilledRedisWithItsDataGoesOn();
    void aRedisWithoutItsDataBeginsAnew();
    void aRedisWithOlderDataIsAnotherLog();
    void aFreshNodeTrustsNoRestartedRedis();
    void whoHeardMoreIsWaitedFor();
    void whoHeardNothingBelievesThoseWhoDid();
    void aPausedRedisIsGivenUp();
    void aFlushedRedisBeginsAnew();
    void whatWasEvictedMeanwhileIsTold();
    void whatIsNotReadBackMayBeInTheLog();
    void aHoleIsTold();
    void aLogThatWasTamperedWithIsAnother();
};

void TestRedisOutages::aServerStartsBeforeItsRedis()
{
    RedisServer redis;
    QVERIFY2(redis.start(), qPrintable(redis.problem()));
    redis.kill();
    RedisNode node{redis.address()};
    QTRY_VERIFY_WITH_TIMEOUT(!node.states.empty(), brokerPatience);
    QVERIFY(node.states[0].problem.startsWith(QStringLiteral("cannot be reached")));
    QVERIFY(!node.broker.hasLog());
    node.publish("1");
    QCOMPARE(node.outcomes[0].calls, 1);
    QVERIFY2(redis.start(), qPrintable(redis.problem()));
    QVERIFY(node.comesUp());
    QVERIFY(node.broker.hasLog());
    QVERIFY(node.states.back().isAvailable);
    QCOMPARE(node.states.back().problem, QString{});
    QVERIFY(node.breaks.empty());
    node.publish("2");
    QVERIFY(node.hears(1));
    QCOMPARE(faultIn(node, node.heard), QByteArray{});
}

void TestRedisOutages::cutConnectionsLoseNothing()
{
    RedisServer redis;
    QVERIFY2(redis.start(), qPrintable(redis.problem()));
    RedisNode one{redis.address()};
    RedisNode two{redis.address()};
    QVERIFY(one.comesUp() && two.comesUp());
    const QByteArray epoch = one.broker.history().epoch();
    for (int round = 0; round < 5; ++round) {
        publishSome(one, "one-" + QByteArray::number(round) + '-', 100);
        publishSome(two, "two-" + QByteArray::number(round) + '-', 100);
        QVERIFY(does(redis, {"CLIENT", "KILL", "TYPE", "normal"}));
        publishSome(one, "cut-" + QByteArray::number(round) + '-', 100);
        QVERIFY(one.comesUp() && two.comesUp());
    }
    QVERIFY(one.waitsUntilDecided() && two.waitsUntilDecided());
    one.publish("last");
    QVERIFY(one.waitsUntilDecided());
    QTRY_COMPARE_WITH_TIMEOUT(two.heard.size(), one.heard.size(), brokerPatience);
    QCOMPARE(faultIn(one.heard), QByteArray{});
    QCOMPARE(faultIn(one, one.heard), QByteArray{});
    QCOMPARE(faultIn(two, one.heard), QByteArray{});
    QVERIFY(one.heard == two.heard);
    QVERIFY(one.breaks.empty() && two.breaks.empty());
    QCOMPARE(one.broker.history().epoch(), epoch);
    QVERIFY(one.broker.figures().reconnects >= 5);
}

void TestRedisOutages::aKilledRedisWithItsDataGoesOn()
{
    RedisServer redis{withData};
    QVERIFY2(redis.start(), qPrintable(redis.problem()));
    RedisNode one{redis.address()};
    RedisNode two{redis.address()};
    QVERIFY(one.comesUp() && two.comesUp());
    const QByteArray epoch = one.broker.history().epoch();
    one.publishNumbers(1, 3000);
    QVERIFY(QTest::qWaitFor([&] { return one.countPublished() > 100; }, brokerPatience));
    redis.kill();
    QTRY_VERIFY_WITH_TIMEOUT(!one.broker.isAvailable() && !two.broker.isAvailable(), brokerPatience);
    QVERIFY(two.broker.hasLog());
    QVERIFY2(redis.start(), qPrintable(redis.problem()));
    QVERIFY(one.comesUp() && two.comesUp());
    QVERIFY(one.waitsUntilDecided());
    two.publish("after");
    QVERIFY(two.waitsUntilDecided());
    QTRY_COMPARE_WITH_TIMEOUT(one.heard.size(), two.heard.size(), brokerPatience);
    QCOMPARE(faultIn(two.heard), QByteArray{});
    QCOMPARE(faultIn(one, two.heard), QByteArray{});
    QVERIFY(one.heard == two.heard);
    QVERIFY(one.breaks.empty() && two.breaks.empty());
    QCOMPARE(two.broker.history().newestId().epoch, epoch);
}

void TestRedisOutages::aRedisWithoutItsDataBeginsAnew()
{
    RedisServer redis;
    QVERIFY2(redis.start(), qPrintable(redis.problem()));
    RedisNode one{redis.address()};
    RedisNode two{redis.address()};
    QVERIFY(one.comesUp() && two.comesUp());
    one.publishNumbers(1, 50);
    QVERIFY(one.hears(50) && two.hears(50));
    const EventId before = one.broker.history().newestId();
    redis.kill();
    QTRY_VERIFY_WITH_TIMEOUT(!one.broker.isAvailable() && !two.broker.isAvailable(), brokerPatience);
    QCOMPARE(one.broker.history().events().size(), std::size_t{50}); // can be read on
    QVERIFY2(redis.start(), qPrintable(redis.problem()));
    QVERIFY(one.comesUp() && two.comesUp());
    const QByteArray epoch = one.broker.history().epoch();
    QVERIFY(epoch != before.epoch);
    QCOMPARE(two.broker.history().epoch(), epoch);
    const LogBreak expected{before, {History::Broken::Reason::Epoch, {epoch, Sequence{1}}}};
    QVERIFY(one.breaks == std::vector{expected});
    QVERIFY(two.breaks == std::vector{expected});
    two.publish("new");
    QVERIFY(one.hears(51) && two.hears(51));
    QCOMPARE(one.heard.back().id.toByteArray(), epoch + ":1");
    QVERIFY(!one.heard.back().previous);
}

void TestRedisOutages::aRedisWithOlderDataIsAnotherLog()
{
    RedisServer redis;
    QVERIFY2(redis.start(), qPrintable(redis.problem()));
    RedisNode one{redis.address()};
    RedisNode two{redis.address()};
    QVERIFY(one.comesUp() && two.comesUp());
    one.publishNumbers(1, 30);
    QVERIFY(one.hears(30) && two.hears(30));
    QVERIFY(does(redis, {"SAVE"}));
    one.publishNumbers(31, 50);
    QVERIFY(one.hears(50) && two.hears(50));
    const EventId before = one.broker.history().newestId();
    redis.kill();
    QTRY_VERIFY_WITH_TIMEOUT(!one.broker.isAvailable() && !two.broker.isAvailable(), brokerPatience);
    QVERIFY2(redis.start(), qPrintable(redis.problem()));
    QVERIFY(one.comesUp() && two.comesUp());
    const QByteArray epoch = one.broker.history().epoch();
    QVERIFY(epoch != before.epoch);
    QTRY_COMPARE_WITH_TIMEOUT(two.broker.history().epoch(), epoch, brokerPatience);
    const LogBreak expected{before, {History::Broken::Reason::Epoch, {epoch, Sequence{1}}}};
    QVERIFY(one.breaks == std::vector{expected});
    QVERIFY(two.breaks == std::vector{expected});
    QCOMPARE(one.broker.history().newestId().toByteArray(), epoch + ":30");
    QCOMPARE(one.broker.history().events().size(), std::size_t{30});
    two.publish("new");
    QVERIFY(one.hears(51));
    QCOMPARE(one.heard.back().id.toByteArray(), epoch + ":31");
    QVERIFY(one.heard.back().previous == (EventId{epoch, Sequence{30}}));
}

void TestRedisOutages::aFreshNodeTrustsNoRestartedRedis()
{
    RedisServer redis;
    QVERIFY2(redis.start(), qPrintable(redis.problem()));
    QByteArray before;
    {
        RedisNode node{redis.address()};
        QVERIFY(node.comesUp());
        before = node.broker.history().epoch();
        node.publishNumbers(1, 10);
        QVERIFY(node.hears(10));
        QVERIFY(does(redis, {"SAVE"}));
    }
    {
        RedisNode sameRun{redis.address()};
        QVERIFY(sameRun.comesUp());
        QCOMPARE(sameRun.broker.history().epoch(), before);
        sameRun.publish("lost with the crash");
        QVERIFY(sameRun.hears(1));
    }
    redis.kill();
    QVERIFY2(redis.start(), qPrintable(redis.problem()));
    RedisNode fresh{redis.address()};
    QVERIFY(fresh.comesUp());
    QVERIFY(fresh.broker.history().epoch() != before);
    QCOMPARE(fresh.broker.history().newest().value, quint64{10});
}

/// Of three that come back one after the other only one knows that some of the log is missing.
void TestRedisOutages::whoHeardMoreIsWaitedFor()
{
    RedisServer redis;
    QVERIFY2(redis.start(), qPrintable(redis.problem()));
    QVERIFY(lets(redis, "little") && lets(redis, "more"));
    RedisNode little{addressOf(redis, "little")};
    RedisNode more{addressOf(redis, "more")};
    QVERIFY(little.comesUp() && more.comesUp());
    more.publishNumbers(1, 90);
    QVERIFY(little.hears(90) && more.hears(90));
    QVERIFY(sends(redis, "little"));
    QTRY_VERIFY_WITH_TIMEOUT(!little.broker.isAvailable(), brokerPatience);
    more.publishNumbers(91, 95);
    QVERIFY(more.hears(95));
    QVERIFY(does(redis, {"SAVE"}));
    more.publishNumbers(96, 100);
    QVERIFY(more.hears(100));
    const EventId before = more.broker.history().newestId();
    redis.kill();
    QTRY_VERIFY_WITH_TIMEOUT(!more.broker.isAvailable(), brokerPatience);
    QVERIFY2(redis.start(), qPrintable(redis.problem()));
    QVERIFY(lets(redis, "little"));
    QTRY_VERIFY_WITH_TIMEOUT(isSettling(little) || little.broker.isAvailable(), brokerPatience);
    little.publish("too early");
    QVERIFY(lets(redis, "more"));
    RedisNode fresh{redis.address()};
    QVERIFY(more.comesUp() && little.comesUp() && fresh.comesUp());
    QTRY_COMPARE_WITH_TIMEOUT(little.breaks.size(), std::size_t{1}, brokerPatience);
    QVERIFY(little.waitsUntilDecided());
    QVERIFY(!little.outcomes.back().id || little.outcomes.back().id->epoch != before.epoch);
    const QByteArray epoch = more.broker.history().epoch();
    QVERIFY(epoch != before.epoch);
    QCOMPARE(little.broker.history().epoch(), epoch);
    QTRY_COMPARE_WITH_TIMEOUT(fresh.broker.history().epoch(), epoch, brokerPatience);
    QCOMPARE(more.breaks.size(), std::size_t{1});
    QVERIFY(more.breaks[0].heard == before);
}

void TestRedisOutages::whoHeardNothingBelievesThoseWhoDid()
{
    RedisServer redis{withData};
    QVERIFY2(redis.start(), qPrintable(redis.problem()));
    QVERIFY(lets(redis, "old"));
    RedisNode old{addressOf(redis, "old")};
    QVERIFY(old.comesUp());
    old.publishNumbers(1, 10);
    QVERIFY(old.hears(10));
    redis.kill();
    QTRY_VERIFY_WITH_TIMEOUT(!old.broker.isAvailable(), brokerPatience);
    QVERIFY2(redis.start(), qPrintable(redis.problem()));
    RedisNode fresh{redis.address()};
    QTRY_VERIFY_WITH_TIMEOUT(isSettling(fresh) || fresh.broker.isAvailable(), brokerPatience);
    fresh.publish("too early");
    QVERIFY2(fresh.outcomes[0].refusal.contains(QStringLiteral("a server has heard more")),
             qPrintable(fresh.outcomes[0].refusal));
    QVERIFY(lets(redis, "old"));
    QVERIFY(old.comesUp() && fresh.comesUp());
    fresh.publish("new");
    QVERIFY(old.hears(11) && fresh.hears(1));
    QCOMPARE(faultIn(old.heard), QByteArray{});
    QVERIFY(old.breaks.empty() && fresh.breaks.empty());
}

void TestRedisOutages::aPausedRedisIsGivenUp()
{
    RedisServer redis;
    QVERIFY2(redis.start(), qPrintable(redis.problem()));
    RedisNode node{redis.address()};
    QVERIFY(node.comesUp());
    node.publishNumbers(1, 10);
    QVERIFY(node.hears(10));
    redis.pause();
    node.publish("into the pause");
    node.publish("with it");
    QTRY_VERIFY_WITH_TIMEOUT(!node.broker.isAvailable(), brokerPatience);
    node.publish("during it");
    QCOMPARE(node.outcomes.back().calls, 1);
    QVERIFY(node.outcomes.back().refusal.contains(QStringLiteral("cannot be reached")));
    QVERIFY(node.waitsUntilDecided());
    QVERIFY2(node.outcomes[10].refusal.contains(QStringLiteral("may have been published or not")),
             qPrintable(node.outcomes[10].refusal));
    redis.goOn();
    QVERIFY(node.comesUp());
    node.publish("after it");
    QVERIFY(node.waitsUntilDecided());
    QVERIFY(node.outcomes.back().id);
    QCOMPARE(faultIn(node.heard), QByteArray{});
    QCOMPARE(faultIn(node, node.heard), QByteArray{});
    QVERIFY(node.breaks.empty());
}

void TestRedisOutages::aFlushedRedisBeginsAnew()
{
    RedisServer redis;
    QVERIFY2(redis.start(), qPrintable(redis.problem()));
    RedisNode one{redis.address()};
    RedisNode two{redis.address()};
    QVERIFY(one.comesUp() && two.comesUp());
    one.publishNumbers(1, 10);
    QVERIFY(one.hears(10) && two.hears(10));
    const EventId before = one.broker.history().newestId();
    QVERIFY(does(redis, {"FLUSHDB"}));
    QTRY_VERIFY_WITH_TIMEOUT(!one.breaks.empty() && !two.breaks.empty(), brokerPatience);
    QVERIFY(one.breaks == two.breaks);
    QCOMPARE(one.breaks.size(), std::size_t{1});
    QVERIFY(one.breaks[0].heard == before);
    QVERIFY(one.breaks[0].broken.reason == History::Broken::Reason::Epoch);
    QVERIFY(one.comesUp() && two.comesUp());
    one.publish("new");
    QVERIFY(one.waitsUntilDecided());
    QVERIFY(one.hears(11) && two.hears(11));
    QVERIFY(one.heard == two.heard);
}

void TestRedisOutages::whatWasEvictedMeanwhileIsTold()
{
    RedisServer redis;
    QVERIFY2(redis.start(), qPrintable(redis.problem()));
    QVERIFY(does(redis, {"ACL", "SETUSER", "away", "on", ">secret", "~*", "&*", "+@all"}));
    RedisAddress address = redis.address();
    address.user = "away";
    address.password = "secret";
    const History::Limits limits{.events = 100};
    RedisNode away{address, limits, 0};
    RedisNode other{redis.address(), limits, 0};
    QVERIFY(away.comesUp() && other.comesUp());
    other.publishNumbers(1, 20);
    QVERIFY(away.hears(20));
    QVERIFY(does(redis, {"ACL", "SETUSER", "away", "off"}));
    QVERIFY(does(redis, {"CLIENT", "KILL", "USER", "away"}));
    QTRY_VERIFY_WITH_TIMEOUT(!away.broker.isAvailable(), brokerPatience);
    for (int i = 0; i < 20; ++i) {
        other.publishNumbers(1, 50);
        QVERIFY(other.waitsUntilDecided());
    }
    QVERIFY(does(redis, {"ACL", "SETUSER", "away", "on"}));
    QVERIFY(away.comesUp());
    QCOMPARE(away.breaks.size(), std::size_t{1});
    QVERIFY(away.breaks[0].heard == other.heard[19].id);
    QVERIFY(away.breaks[0].broken.reason == History::Broken::Reason::Expired);
    QVERIFY(away.breaks[0].broken.first == away.broker.history().firstId());
    QCOMPARE(away.broker.history().newestId(), other.heard.back().id);
    QCOMPARE(away.broker.history().events().size(), std::size_t{100});
    QVERIFY(other.breaks.empty());
}

/// The reader loses its connection, and the log its epoch, before what the writer has appended is heard.
void TestRedisOutages::whatIsNotReadBackMayBeInTheLog()
{
    RedisServer redis;
    QVERIFY2(redis.start(), qPrintable(redis.problem()));
    QVERIFY(lets(redis, "node"));
    RedisNode node{addressOf(redis, "node"), {.events = 5}};
    QVERIFY(node.comesUp());
    const QByteArray epoch = node.broker.history().epoch();
    QByteArray reader;
    for (const QByteArray &client : redis.ask({"CLIENT", "LIST"}).bytes.split('\n')) {
        if (client.contains("name=pushscope-reader-")) {
            reader = client.mid(3, client.indexOf(' ') - 3);
        }
    }
    QVERIFY(does(redis, {"ACL", "SETUSER", "node", "off"}));
    QVERIFY(does(redis, {"CLIENT", "KILL", "ID", reader}));
    node.publishNumbers(1, 40);
    QTRY_COMPARE_WITH_TIMEOUT(redis.ask({"HGET", redislogkeys::state(), "seq"}).bytes, QByteArray{"40"},
                              brokerPatience);
    QFile script{QStringLiteral(":/pushscope/redis/attach.lua")};
    QVERIFY(script.open(QIODevice::ReadOnly));
    QVERIFY(does(redis,
                 {"EVAL",
                  script.readAll(),
                  "1",
                  redislogkeys::state(),
                  redislogkeys::prefix,
                  "renewed",
                  epoch,
                  "41",
                  "who heard more",
                  {},
                  "4000000"}));
    QVERIFY(lets(redis, "node"));
    QVERIFY(node.waitsUntilDecided());
    QTRY_COMPARE_WITH_TIMEOUT(node.broker.history().newestId().toByteArray(), QByteArray{"renewed:40"}, brokerPatience);
    for (const Outcome &outcome : node.outcomes) {
        QVERIFY2(outcome.id || outcome.refusal.contains(QStringLiteral("may have been")), qPrintable(outcome.refusal));
    }
}

/// Somebody removed an entry before it was read.
void TestRedisOutages::aHoleIsTold()
{
    RedisServer redis;
    QVERIFY2(redis.start(), qPrintable(redis.problem()));
    RedisNode node{redis.address()};
    QVERIFY(node.comesUp());
    node.publishNumbers(1, 3);
    QVERIFY(node.hears(3));
    const EventId before = node.broker.history().newestId();
    QVERIFY(does(redis,
                 {"EVAL",
                  "redis.call('HSET', KEYS[1], 'seq', '5') return redis.call('XADD', KEYS[2], '5-0', 'channel', "
                  "'default', 'type', 'message', 'data', 'other', 'about', 't 1 clock 1 node 1 1 2')",
                  "2", redislogkeys::state(), redislogkeys::stream(before.epoch)}));
    QTRY_COMPARE_WITH_TIMEOUT(node.breaks.size(), std::size_t{1}, brokerPatience);
    const LogBreak expected{before, {History::Broken::Reason::Expired, {before.epoch, Sequence{5}}}};
    QVERIFY(node.breaks[0] == expected);
    node.publish("new");
    QVERIFY(node.waitsUntilDecided());
    QCOMPARE(node.broker.history().newestId(), (EventId{before.epoch, Sequence{6}}));
    QCOMPARE(node.breaks.size(), std::size_t{1});
}

/// Another wrote the same numbers into a log of the same epoch.
void TestRedisOutages::aLogThatWasTamperedWithIsAnother()
{
    RedisServer redis;
    QVERIFY2(redis.start(), qPrintable(redis.problem()));
    RedisNode node{redis.address()};
    QVERIFY(node.comesUp());
    node.publishNumbers(1, 3);
    QVERIFY(node.hears(3));
    const QByteArray epoch = node.broker.history().epoch();
    QVERIFY(does(redis, {"XDEL", redislogkeys::stream(epoch), "3-0"}));
    QVERIFY(does(redis, {"XSETID", redislogkeys::stream(epoch), "2-0"}));
    QVERIFY(does(redis,
                 {"XADD", redislogkeys::stream(epoch), "3-0", "channel", "default", "type", "message", "data", "other",
                  "about", "t 1 clock 1 node 1 1 2"}));
    QVERIFY(does(redis, {"CLIENT", "KILL", "TYPE", "normal"}));
    QTRY_COMPARE_WITH_TIMEOUT(node.breaks.size(), std::size_t{1}, brokerPatience);
    QVERIFY(node.broker.history().epoch() != epoch);
    QCOMPARE(node.broker.history().events().back().payload.bytes, QByteArray{"other"});
}

QTEST_GUILESS_MAIN(TestRedisOutages)

#include "tst_redisoutages.moc"
