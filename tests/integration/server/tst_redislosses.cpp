// SPDX-License-Identifier: GPL-3.0-or-later
#include "redisnode.h"

#include "broker/redislogkeys.h"

#include <QFile>

using namespace pushscope;
using namespace pushscope::test;

namespace {

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

/// A writer whose events nobody reads back.
class UnreadWriter final : public RedisLogWriter::Listener
{
public:
    UnreadWriter(const RedisAddress &address, const Clock &clock, std::chrono::milliseconds longestWait)
        : writer{address, "test", "test", {.log = {}, .longestWait = longestWait}, clock, m_redisClock, *this}
    {
        writer.open();
    }
    void writerChanged() override {}
    void logSeen(const EventId &newest) override { seen = newest; }
    void logChanged() override {}

private:
    RedisClock m_redisClock;

public:
    EventId seen;
    RedisLogWriter writer;
};

} // namespace

/// A Redis, or somebody in it, that loses some of the log.
class TestRedisLosses : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFreshNodeTrustsNoRestartedRedis();
    void whoHeardMoreIsWaitedFor();
    void whoHeardNothingBelievesThoseWhoDid();
    void whatIsNotReadBackMayBeInTheLog();
    void aHoleIsTold();
    void aLogThatWasTamperedWithIsAnother();
    void whatIsLeftOfALostLogGoes();
    void whatTimesOutLetsTheRestGo();
};

void TestRedisLosses::aFreshNodeTrustsNoRestartedRedis()
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
void TestRedisLosses::whoHeardMoreIsWaitedFor()
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
    const auto attempts = [&] {
        little.publish("attempt " + QByteArray::number(little.outcomes.size()));
        return little.outcomes.size();
    };
    QTRY_VERIFY(attempts() >= 10);
    QVERIFY(lets(redis, "more"));
    RedisNode fresh{redis.address()};
    QVERIFY(more.comesUp() && little.comesUp() && fresh.comesUp());
    QTRY_COMPARE_WITH_TIMEOUT(little.breaks.size(), std::size_t{1}, brokerPatience);
    QVERIFY(little.waitsUntilDecided());
    QVERIFY(std::ranges::none_of(
        little.outcomes, [&](const Outcome &outcome) { return outcome.id && outcome.id->epoch == before.epoch; }));
    const QByteArray epoch = more.broker.history().epoch();
    QVERIFY(epoch != before.epoch);
    QCOMPARE(little.broker.history().epoch(), epoch);
    QTRY_COMPARE_WITH_TIMEOUT(fresh.broker.history().epoch(), epoch, brokerPatience);
    QCOMPARE(more.breaks.size(), std::size_t{1});
    QVERIFY(more.breaks[0].heard == before);
}

void TestRedisLosses::whoHeardNothingBelievesThoseWhoDid()
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

/// The reader loses its connection, and the log its epoch, before what the writer has appended is heard.
void TestRedisLosses::whatIsNotReadBackMayBeInTheLog()
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
void TestRedisLosses::aHoleIsTold()
{
    RedisServer redis;
    QVERIFY2(redis.start(), qPrintable(redis.problem()));
    RedisNode node{redis.address()};
    QVERIFY(node.comesUp());
    node.publishNumbers(1, 3);
    QVERIFY(node.hears(3));
    const EventId before = node.broker.history().newestId();
    const QByteArray leap =
        "redis.call('HSET', KEYS[1], 'seq', '5') return redis.call('XADD', KEYS[2], '5-0', 'channel', "
        "'default', 'type', 'message', 'data', 'other', 'about', 't 1 clock 1 node 1 1 2')";
    QVERIFY(does(redis, {"EVAL", leap, "2", redislogkeys::state(), redislogkeys::stream(before.epoch)}));
    QTRY_COMPARE_WITH_TIMEOUT(node.breaks.size(), std::size_t{1}, brokerPatience);
    const LogBreak expected{before, {History::Broken::Reason::Expired, {before.epoch, Sequence{5}}}};
    QVERIFY(node.breaks[0] == expected);
    node.publish("new");
    QVERIFY(node.waitsUntilDecided());
    QCOMPARE(node.broker.history().newestId(), (EventId{before.epoch, Sequence{6}}));
    QCOMPARE(node.breaks.size(), std::size_t{1});
}

/// Another wrote the same numbers into a log of the same epoch.
void TestRedisLosses::aLogThatWasTamperedWithIsAnother()
{
    RedisServer redis;
    QVERIFY2(redis.start(), qPrintable(redis.problem()));
    RedisNode node{redis.address()};
    QVERIFY(node.comesUp());
    node.publishNumbers(1, 3);
    QVERIFY(node.hears(3));
    const QByteArray epoch = node.broker.history().epoch();
    const QByteArray rewrite = R"(
        local kept = redis.call('XRANGE', KEYS[1], '-', '2-0')
        redis.call('DEL', KEYS[1])
        for _, entry in ipairs(kept) do redis.call('XADD', KEYS[1], entry[1], unpack(entry[2])) end
        return redis.call('XADD', KEYS[1], '3-0', 'channel', 'default', 'type', 'message', 'data', 'other',
                          'about', 't 1 clock 1 node 1 1 2'))";
    QVERIFY(does(redis, {"EVAL", rewrite, "1", redislogkeys::stream(epoch)}));
    QVERIFY(does(redis, {"CLIENT", "KILL", "TYPE", "normal"}));
    QTRY_COMPARE_WITH_TIMEOUT(node.breaks.size(), std::size_t{1}, brokerPatience);
    QVERIFY(node.broker.history().epoch() != epoch);
    QCOMPARE(node.broker.history().events().back().payload.bytes, QByteArray{"other"});
}

void TestRedisLosses::whatIsLeftOfALostLogGoes()
{
    RedisServer redis;
    QVERIFY2(redis.start(), qPrintable(redis.problem()));
    RedisNode node{redis.address()};
    QVERIFY(node.comesUp());
    node.publishNumbers(1, 3);
    QVERIFY(node.hears(3));
    const QByteArray before = node.broker.history().epoch();
    QVERIFY(does(redis, {"DEL", redislogkeys::state()}));
    QTRY_COMPARE_WITH_TIMEOUT(node.breaks.size(), std::size_t{1}, brokerPatience);
    QVERIFY(node.broker.history().epoch() != before);
    QVERIFY(redis.ask({"KEYS", "*:" + before}).elements.empty());
    node.publish("new");
    QVERIFY(node.hears(4));
}

/// So much is sent and not heard that the next has to wait: until they are, or are given up.
void TestRedisLosses::whatTimesOutLetsTheRestGo()
{
    RedisServer redis;
    QVERIFY2(redis.start(), qPrintable(redis.problem()));
    RedisNode node{redis.address()};
    QVERIFY(node.comesUp());
    UnreadWriter unread{redis.address(), node.clock, std::chrono::seconds{3}};
    QTRY_VERIFY_WITH_TIMEOUT(unread.writer.isReady(), brokerPatience);
    unread.writer.readerAt(node.broker.history().epoch(), {});
    const auto publish = [&](std::size_t count) {
        for (std::size_t i = 0; i < count; ++i) {
            unread.writer.publish({"default", "message", node.clock.now(), {Payload::Kind::Text, "x"}}, {});
        }
    };
    publish(RedisLogWriter::mostUnheard);
    QVERIFY(node.hears(RedisLogWriter::mostUnheard));
    QTRY_VERIFY_WITH_TIMEOUT(unread.seen.sequence.value >= RedisLogWriter::mostUnheard, brokerPatience);
    publish(1);
    QCOMPARE(unread.writer.refused(), 0);
    QVERIFY(node.hears(RedisLogWriter::mostUnheard + 1));
}

QTEST_GUILESS_MAIN(TestRedisLosses)

#include "tst_redislosses.moc"
