// SPDX-License-Identifier: GPL-3.0-or-later
#include "redisnode.h"

#include "broker/redislogkeys.h"
#include "redis/redisscript.h"

#include <QTcpServer>

using namespace pushscope;
using namespace pushscope::test;

/// The log in a Redis that is there.
class TestRedisBroker : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void allHearTheSame();
    void aNewNodeHasTheHistory();
    void previousIsOfTheChannel();
    void theLogIsTrimmedByEvents();
    void theLogIsTrimmedByBytes();
    void aBurstOutrunsNoReader();
    void channelsThatAreLongSilentAreForgotten();
    void aFullRedisRefuses();
    void whatComesLateIsFencedOff();
    void problemsAreNamed_data();
    void problemsAreNamed();
    void whatIsNoRedisIsNamed();
    void manyAreAppendedAtOnce();

private:
    [[nodiscard]] QByteArray epoch() const { return m_redis->ask({"HGET", redislogkeys::state(), "epoch"}).bytes; }

    std::unique_ptr<RedisServer> m_redis;
};

void TestRedisBroker::init()
{
    m_redis = std::make_unique<RedisServer>();
    QVERIFY2(m_redis->start(), qPrintable(m_redis->problem()));
}

void TestRedisBroker::allHearTheSame()
{
    RedisNode one{m_redis->address()};
    RedisNode two{m_redis->address()};
    QVERIFY(!one.broker.hasLog());
    QVERIFY(one.comesUp());
    QVERIFY(two.comesUp());
    QCOMPARE(one.broker.history().epoch(), two.broker.history().epoch());
    const Instant due = one.clock.now() - std::chrono::milliseconds{3};
    const QByteArray bytes{"\0\xff\r\n", 4};
    one.broker.publish({"a", "update", due, {Payload::Kind::Binary, bytes}}, {});
    one.publishNumbers(1, 200);
    two.publishNumbers(1001, 1200);
    QVERIFY(one.waitsUntilDecided());
    QVERIFY(two.waitsUntilDecided());
    QVERIFY(one.hears(401));
    QVERIFY(two.hears(401));
    QVERIFY(one.heard == two.heard);
    QCOMPARE(faultIn(one.heard), QByteArray{});
    QCOMPARE(faultIn(one, two.heard), QByteArray{});
    QCOMPARE(faultIn(two, one.heard), QByteArray{});
    const auto first = std::ranges::find(one.heard, QByteArray{"a"}, &Event::channel);
    QVERIFY(first != one.heard.end());
    QVERIFY(first->payload == (Payload{Payload::Kind::Binary, bytes}));
    QCOMPARE(toMicroseconds(first->due), toMicroseconds(due));
    QCOMPARE(one.broker.history().events().size(), std::size_t{401});
    QCOMPARE(one.broker.figures().behind, 0);
    QVERIFY(one.broker.figures().roundTrip.count() > 0);
    QVERIFY(one.breaks.empty());
}

void TestRedisBroker::aNewNodeHasTheHistory()
{
    RedisNode old{m_redis->address()};
    QVERIFY(old.comesUp());
    old.publishNumbers(1, 1200);
    QVERIFY(old.hears(1200));
    RedisNode fresh{m_redis->address(), {.events = 700}};
    QVERIFY(fresh.comesUp());
    QCOMPARE(fresh.broker.history().newestId(), old.broker.history().newestId());
    QCOMPARE(fresh.broker.history().events().size(), std::size_t{700});
    QCOMPARE(fresh.broker.history().events().front().payload.bytes, QByteArray{"501"});
    QVERIFY(fresh.heard.empty());
    QVERIFY(fresh.breaks.empty());
}

void TestRedisBroker::previousIsOfTheChannel()
{
    RedisNode node{m_redis->address()};
    QVERIFY(node.comesUp());
    node.publish("1", "a");
    node.publish("2", "b");
    node.publish("3", "a");
    QVERIFY(node.hears(3));
    QVERIFY(!node.heard[0].previous);
    QVERIFY(!node.heard[1].previous);
    QVERIFY(node.heard[2].previous == node.heard[0].id);
}

void TestRedisBroker::theLogIsTrimmedByEvents()
{
    RedisNode node{m_redis->address(), {.events = 320}, 0};
    QVERIFY(node.comesUp());
    for (int i = 0; i < 30; ++i) {
        node.publishNumbers(1, 100);
        QVERIFY(node.waitsUntilDecided());
    }
    QCOMPARE(node.countPublished(), 3000);
    const qint64 held = m_redis->ask({"XLEN", redislogkeys::stream(epoch())}).integer;
    QVERIFY2(held >= 320 && held <= 320 + 320 / 16, QByteArray::number(held).constData());
    QCOMPARE(faultIn(node.heard), QByteArray{});
}

void TestRedisBroker::theLogIsTrimmedByBytes()
{
    constexpr std::size_t mebibyte = 1024 * 1024;
    RedisNode node{m_redis->address(), {.bytes = 4 * mebibyte}};
    QVERIFY(node.comesUp());
    for (int i = 0; i < 100; ++i) {
        node.publish(QByteArray(100'000, 'x'));
    }
    QVERIFY(node.hears(100));
    const qint64 held = m_redis->ask({"XLEN", redislogkeys::stream(epoch())}).integer;
    QVERIFY2(held >= 30 && held <= 42, QByteArray::number(held).constData());
    const qint64 counted = m_redis->ask({"HGET", redislogkeys::state(), "bytes"}).toInteger();
    QVERIFY2(counted >= held * 100'000 && counted < held * 101'000, QByteArray::number(counted).constData());
}

/// What a node keeps is not what all of them need to keep up.
void TestRedisBroker::aBurstOutrunsNoReader()
{
    RedisNode node{m_redis->address(), {.events = 10}};
    QVERIFY(node.comesUp());
    node.publishNumbers(1, 3000);
    QVERIFY(node.hears(3000));
    QCOMPARE(faultIn(node, node.heard), QByteArray{});
    QVERIFY(node.breaks.empty());
    QCOMPARE(node.broker.history().events().size(), std::size_t{10});
}

void TestRedisBroker::channelsThatAreLongSilentAreForgotten()
{
    RedisConnection connection{m_redis->address(), "test"};
    connection.open();
    QTRY_VERIFY(connection.isOpen());
    const auto append = RedisScript::fromFile(QStringLiteral(":/pushscope/redis/append.lua"));
    RedisNode node{m_redis->address()};
    QVERIFY(node.comesUp());
    connection.send({"SET", redislogkeys::writer("test"), "1"});
    // Eight events and two channels are kept.
    QByteArray first;
    for (int i = 1; i <= 100; ++i) {
        const QByteArray channel = i == 1 ? "old" : "c" + QByteArray::number(i % 3);
        append.run(
            connection, redislogkeys::ofAppending(epoch(), "test"),
            {epoch(), "1", "8", "1000000", "2", channel, "message", "x", "t 1 clock 1 test 1 " + QByteArray::number(i)},
            [&](const Result<RedisReply> &reply) { first = QByteArray::number(reply->at(1).toInteger()); });
        QTRY_COMPARE(first, QByteArray::number(i));
    }
    QVERIFY(node.hears(100));
    QCOMPARE(m_redis->ask({"HEXISTS", "pushscope:previous:" + epoch(), "old"}).integer, 0);
    QCOMPARE(m_redis->ask({"HEXISTS", "pushscope:older:" + epoch(), "old"}).integer, 0);
    for (std::size_t i = 4; i < 100; ++i) {
        QVERIFY(node.heard[i].previous == node.heard[i - 3].id);
    }
}

void TestRedisBroker::aFullRedisRefuses()
{
    RedisNode node{m_redis->address()};
    QVERIFY(node.comesUp());
    node.publish("1");
    QVERIFY(node.waitsUntilDecided());
    QVERIFY(does(*m_redis, {"CONFIG", "SET", "maxmemory", "1"}));
    node.publish("2");
    QVERIFY(node.waitsUntilDecided());
    QVERIFY2(node.outcomes[1].refusal.contains(QStringLiteral("has no memory left")),
             qPrintable(node.outcomes[1].refusal));
    QTRY_VERIFY_WITH_TIMEOUT(!node.broker.isAvailable(), brokerPatience);
    QVERIFY(node.broker.state().problem.contains(QStringLiteral("has no memory left")));
    QCOMPARE(node.broker.figures().refused, 1);
    QVERIFY(does(*m_redis, {"CONFIG", "SET", "maxmemory", "0"}));
    QVERIFY(node.comesUp());
    node.publish("3");
    QVERIFY(node.waitsUntilDecided());
    QCOMPARE(faultIn(node, node.heard), QByteArray{});
    QCOMPARE(node.countPublished(), 2);
    QVERIFY(node.breaks.empty());
}

void TestRedisBroker::whatComesLateIsFencedOff()
{
    RedisNode node{m_redis->address()};
    QVERIFY(node.comesUp());
    node.publish("1");
    QVERIFY(node.waitsUntilDecided());
    const QByteArrayList about =
        m_redis->ask({"XREVRANGE", redislogkeys::stream(epoch()), "+", "-"}).at(0).at(1).at(7).bytes.split(' ');
    const QByteArray &writer = about[4];
    const QByteArray &generation = about[5];
    QVERIFY(does(*m_redis, {"CLIENT", "KILL", "TYPE", "normal"}));
    QTRY_VERIFY_WITH_TIMEOUT(!node.broker.isAvailable(), brokerPatience);
    QVERIFY(node.comesUp());
    // As its older connection might have sent it.
    RedisConnection late{m_redis->address(), "late"};
    late.open();
    QTRY_VERIFY(late.isOpen());
    QByteArray answer;
    const auto append = RedisScript::fromFile(QStringLiteral(":/pushscope/redis/append.lua"));
    append.run(late, redislogkeys::ofAppending(epoch(), writer),
               {epoch(), generation, "100", "100000", "100", "default", "message", "late", about.mid(0, 7).join(' ')},
               [&](const Result<RedisReply> &reply) { answer = reply->at(0).bytes; });
    QTRY_COMPARE(answer, QByteArray{"FENCED"});
    const auto beat = RedisScript::fromFile(QStringLiteral(":/pushscope/redis/beat.lua"));
    beat.run(late, {redislogkeys::state(), redislogkeys::writer(writer)}, {generation, "60"},
             [&](const Result<RedisReply> &reply) { answer = "beat " + reply->at(0).bytes; });
    QTRY_COMPARE(answer, QByteArray{"beat FENCED"});
    node.publish("2");
    QVERIFY(node.waitsUntilDecided());
    QCOMPARE(node.countPublished(), 2);
    QCOMPARE(node.heard.back().payload.bytes, QByteArray{"2"});
}

void TestRedisBroker::problemsAreNamed_data()
{
    QTest::addColumn<QByteArrayList>("configuration");
    QTest::addColumn<int>("database");
    QTest::addColumn<QByteArray>("password");
    QTest::addColumn<QString>("problem");
    const QByteArrayList secret{"CONFIG", "SET", "requirepass", "open"};
    QTest::newRow("no password") << secret << 0 << QByteArray{} << QStringLiteral("wants a password");
    QTest::newRow("wrong password") << secret << 0 << QByteArray{"shut"} << QStringLiteral("does not take this user");
    QTest::newRow("password for none") << QByteArrayList{"PING"} << 0 << QByteArray{"shut"}
                                       << QStringLiteral("does not take this user");
    QTest::newRow("database") << QByteArrayList{"PING"} << 99 << QByteArray{} << QStringLiteral("no database 99");
    QTest::newRow("replica") << QByteArrayList{"REPLICAOF", "127.0.0.1", "1"} << 0 << QByteArray{}
                             << QStringLiteral("is a replica");
    QTest::newRow("memory") << QByteArrayList{"CONFIG", "SET", "maxmemory", "1"} << 0 << QByteArray{}
                            << QStringLiteral("has no memory left");
}

void TestRedisBroker::problemsAreNamed()
{
    QFETCH(QByteArrayList, configuration);
    QFETCH(int, database);
    QFETCH(QByteArray, password);
    QFETCH(QString, problem);
    QVERIFY(does(*m_redis, configuration));
    RedisAddress address = m_redis->address(database);
    address.password = password;
    RedisNode node{address};
    QTRY_VERIFY_WITH_TIMEOUT(node.broker.state().problem.contains(problem), brokerPatience);
    QVERIFY(!node.broker.isAvailable());
    node.publish("1");
    QCOMPARE(node.outcomes[0].calls, 1);
    QVERIFY2(node.outcomes[0].refusal.contains(problem), qPrintable(node.outcomes[0].refusal));
    QVERIFY(!password.size() || !node.outcomes[0].refusal.contains(QString::fromLatin1(password)));
}

void TestRedisBroker::whatIsNoRedisIsNamed()
{
    QTcpServer web;
    QVERIFY(web.listen(QHostAddress::LocalHost));
    connect(&web, &QTcpServer::newConnection, &web, [&web] {
        while (auto *const socket = web.nextPendingConnection()) {
            socket->write("HTTP/1.1 400 Bad Request\r\n\r\n");
        }
    });
    RedisAddress address = m_redis->address();
    address.port = web.serverPort();
    RedisNode node{address};
    QTRY_VERIFY_WITH_TIMEOUT(node.broker.state().problem.contains(QStringLiteral("no Redis")), brokerPatience);
    QVERIFY(!node.broker.hasLog());
}

void TestRedisBroker::manyAreAppendedAtOnce()
{
    RedisNode node{m_redis->address()};
    QVERIFY(node.comesUp());
    node.publishNumbers(1, 20'000);
    node.publish("one too many");
    QCOMPARE(node.outcomes.back().calls, 1);
    QVERIFY(node.outcomes.back().refusal.contains(QStringLiteral("too much is waiting")));
    QVERIFY(QTest::qWaitFor([&] { return node.heard.size() >= 1000; }, brokerPatience));
    QCOMPARE(faultIn(node.heard), QByteArray{});
}

QTEST_GUILESS_MAIN(TestRedisBroker)

#include "tst_redisbroker.moc"
