// SPDX-License-Identifier: GPL-3.0-or-later
#include "redisnode.h"

#include "broker/redislogkeys.h"

using namespace pushscope;
using namespace pushscope::test;

namespace {

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
    void aPausedRedisIsGivenUp();
    void aFlushedRedisBeginsAnew();
    void whatWasEvictedMeanwhileIsTold();
    void aUserWhoMayNotCallInfoIsNamed();
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

/// Else a restart of Redis that lost something would go unnoticed.
void TestRedisOutages::aUserWhoMayNotCallInfoIsNamed()
{
    RedisServer redis;
    QVERIFY2(redis.start(), qPrintable(redis.problem()));
    QVERIFY(does(redis, {"ACL", "SETUSER", "safe", "on", ">secret", "~*", "&*", "+@all", "-@dangerous"}));
    RedisAddress address = redis.address();
    address.user = "safe";
    address.password = "secret";
    RedisNode node{address};
    QTRY_VERIFY_WITH_TIMEOUT(!node.states.empty(), brokerPatience);
    QVERIFY2(node.states.back().problem.contains(QStringLiteral("+info")), qPrintable(node.states.back().problem));
    QVERIFY(!node.broker.hasLog());
    QVERIFY(does(redis, {"ACL", "SETUSER", "safe", "+info"}));
    QVERIFY(node.comesUp());
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

QTEST_GUILESS_MAIN(TestRedisOutages)

#include "tst_redisoutages.moc"
