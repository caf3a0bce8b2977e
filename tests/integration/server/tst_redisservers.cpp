// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/rawpeer.h"
#include "support/redisserver.h"
#include "support/serverfixture.h"

#include <QSignalSpy>

#include <algorithm>
#include <vector>

using namespace pushscope;
using namespace pushscope::test;

namespace {

constexpr int longPatience = 30'000; ///< milliseconds

ServerConfig on(const RedisServer &redis)
{
    ServerConfig config;
    config.redis = redis.address();
    return config;
}

std::optional<RawPeer::Response> ask(const ServerFixture &fixture, const QByteArray &method, const QByteArray &target,
                                     const QByteArray &body = {})
{
    RawPeer peer{fixture.port()};
    peer.send(method + ' ' + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: "
              + QByteArray::number(body.size()) + "\r\n\r\n" + body);
    return peer.awaitResponse();
}

int statusFor(const ServerFixture &fixture, const QByteArray &method, const QByteArray &target,
              const QByteArray &body = {})
{
    const auto response = ask(fixture, method, target, body);
    return response ? response->head.status : 0;
}

bool isHealthy(const ServerFixture &fixture)
{
    return QTest::qWaitFor([&] { return statusFor(fixture, "GET", "/health") == 200; }, longPatience);
}

QByteArray publishedId(const ServerFixture &fixture, const QByteArray &text)
{
    const auto response = ask(fixture, "POST", "/publish", text);
    return response ? QJsonDocument::fromJson(response->body).object().value(QStringLiteral("id")).toString().toLatin1()
                    : QByteArray{};
}

} // namespace

/// Servers that share the log in a Redis, as their clients see them.
class TestRedisServers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refuseUntilThereIsALog();
    void serveTheSameLog();
    void goOnBehindWhatAnotherServerHasTold();
    void waitForALogThatAnotherServerHasBegun();
    void tellThatTheLogBeganAnew();
    void closeWhileRedisHangs();
};

void TestRedisServers::refuseUntilThereIsALog()
{
    RedisServer redis;
    QVERIFY2(redis.start(), qPrintable(redis.problem()));
    redis.kill();
    ServerFixture fixture{on(redis)};
    std::vector<BrokerState> states;
    fixture.server().setBrokerListener([&](const BrokerState &state) { states.push_back(state); });
    QTRY_VERIFY_WITH_TIMEOUT(!states.empty(), longPatience);
    QVERIFY(states[0].problem.startsWith(QStringLiteral("cannot be reached")));
    QCOMPARE(states[0].where, redis.address().toText());
    QCOMPARE(statusFor(fixture, "GET", "/health"), 503);
    for (const QByteArray target : {"/events", "/poll?timeout=0"}) {
        const auto response = ask(fixture, "GET", target);
        QVERIFY(response);
        QCOMPARE(response->head.status, 503);
        QVERIFY(response->head.headers.find("Retry-After"));
    }
    const auto refused = ask(fixture, "POST", "/publish", "text");
    QVERIFY(refused);
    QCOMPARE(refused->head.status, 503);
    QVERIFY(refused->head.headers.find("Retry-After"));
    QVERIFY(refused->body.contains("broker-unavailable"));
    QVERIFY2(redis.start(), qPrintable(redis.problem()));
    QVERIFY(isHealthy(fixture));
    QTRY_VERIFY(states.back().isAvailable);
    QVERIFY(publishedId(fixture, "text").endsWith(":1"));
}

void TestRedisServers::serveTheSameLog()
{
    RedisServer redis;
    QVERIFY2(redis.start(), qPrintable(redis.problem()));
    ServerFixture one{on(redis)};
    ServerConfig threaded = on(redis);
    threaded.threads = 2;
    ServerFixture two{threaded};
    QVERIFY(isHealthy(one) && isHealthy(two));
    RawPeer stream{two.port()};
    stream.get("/events");
    QTRY_VERIFY(stream.stream().contains("retry:"));
    const QByteArray first = publishedId(one, "a");
    const QByteArray second = publishedId(two, "b");
    QVERIFY(first.endsWith(":1") && second.endsWith(":2"));
    QTRY_VERIFY(stream.stream().contains("id: " + second));
    QVERIFY(stream.stream().contains("id: " + first));
    for (const ServerFixture *const fixture : {&one, &two}) {
        const auto polled = ask(*fixture, "GET", "/poll?timeout=0&after=" + first);
        QVERIFY(polled);
        QVERIFY(polled->body.contains("\"id\":\"" + second + '"'));
        QVERIFY(!polled->body.contains("\"reset\":true"));
    }
}

void TestRedisServers::goOnBehindWhatAnotherServerHasTold()
{
    RedisServer redis;
    QVERIFY2(redis.start(), qPrintable(redis.problem()));
    ServerFixture fixture{on(redis)};
    QVERIFY(isHealthy(fixture));
    const QByteArray epoch = publishedId(fixture, "a").split(':').constFirst();
    RawWebSocket socket{fixture.port(), "/ws?channel=other"};
    // As a client asks that has had 2 and 3 from a server which is quicker.
    socket.sendText(R"({"type":"subscribe","channel":"default","after":")" + epoch + R"(:3"})");
    const auto hears = [&socket](const QByteArray &part) {
        return std::ranges::any_of(socket.messages(),
                                   [&part](const WebSocketMessage &message) { return message.payload.contains(part); });
    };
    QTRY_VERIFY(hears("subscribed"));
    QVERIFY(hears(R"("next":")" + epoch + R"(:3")"));
    for (const QByteArray text : {"b", "c", "d"}) {
        QVERIFY(!publishedId(fixture, text).isEmpty());
    }
    QTRY_VERIFY(hears(R"("id":")" + epoch + R"(:4")"));
    QVERIFY(!hears("reset"));
    QVERIFY(!hears(R"("id":")" + epoch + R"(:2")"));
    QVERIFY(!hears(R"("id":")" + epoch + R"(:3")"));
}

/// Which of the two notices first that the log is gone is left to chance, so there are some rounds.
void TestRedisServers::waitForALogThatAnotherServerHasBegun()
{
    RedisServer redis;
    QVERIFY2(redis.start(), qPrintable(redis.problem()));
    ServerFixture one{on(redis)};
    ServerFixture two{on(redis)};
    QVERIFY(isHealthy(one) && isHealthy(two));
    for (int round = 0; round < 4; ++round) {
        const QByteArray before = publishedId(two, "a");
        (void)redis.ask({"FLUSHDB"});
        QByteArray id;
        QVERIFY(QTest::qWaitFor(
            [&] {
                id = publishedId(two, "b");
                return !id.isEmpty() && id.split(':').constFirst() != before.split(':').constFirst();
            },
            longPatience));
        RawPeer stream{one.port()};
        stream.get("/events?after=" + id);
        QTRY_VERIFY_WITH_TIMEOUT(stream.stream().contains("id: " + id), longPatience);
        const QByteArray next = publishedId(two, "c");
        QTRY_VERIFY(stream.stream().contains("id: " + next));
        QVERIFY2(!stream.stream().contains("reset"), stream.stream().constData());
    }
}

void TestRedisServers::tellThatTheLogBeganAnew()
{
    RedisServer redis;
    QVERIFY2(redis.start(), qPrintable(redis.problem()));
    ServerFixture fixture{on(redis)};
    QVERIFY(isHealthy(fixture));
    RawPeer stream{fixture.port()};
    stream.get("/events");
    QTRY_VERIFY(stream.stream().contains("retry:"));
    const QByteArray before = publishedId(fixture, "a");
    QTRY_VERIFY(stream.stream().contains("id: " + before));
    redis.kill();
    QTRY_COMPARE_WITH_TIMEOUT(statusFor(fixture, "GET", "/health"), 503, longPatience);
    QCOMPARE(statusFor(fixture, "GET", "/poll?timeout=0&after=" + before), 200); // what is known can be read
    QVERIFY2(redis.start(), qPrintable(redis.problem()));
    QTRY_VERIFY_WITH_TIMEOUT(stream.stream().contains("event: reset"), longPatience);
    QVERIFY(stream.stream().contains(R"("reason":"epoch")"));
    QVERIFY(isHealthy(fixture));
    const QByteArray after = publishedId(fixture, "b");
    QVERIFY(after.endsWith(":1") && after != before);
    QTRY_VERIFY(stream.stream().contains("id: " + after));
}

void TestRedisServers::closeWhileRedisHangs()
{
    RedisServer redis;
    QVERIFY2(redis.start(), qPrintable(redis.problem()));
    ServerFixture fixture{on(redis)};
    QVERIFY(isHealthy(fixture));
    redis.pause();
    RawPeer peer{fixture.port()};
    peer.send("POST /publish HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\n\r\na");
    QTRY_VERIFY(peer.hasSent());
    QSignalSpy closed{&fixture.server(), &PushServer::closed};
    fixture.server().close();
    QTRY_COMPARE_WITH_TIMEOUT(closed.size(), 1, longPatience);
    redis.goOn();
}

QTEST_GUILESS_MAIN(TestRedisServers)

#include "tst_redisservers.moc"
