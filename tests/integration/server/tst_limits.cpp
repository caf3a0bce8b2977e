// SPDX-License-Identifier: GPL-3.0-or-later
// What one peer may cost in sizes and numbers.
#include "integration/server/limitsupport.h"
#include "platform/socketsend.h"
#include "server/ratelimit.h"

#include <algorithm>
#include <memory>

using namespace pushscope;
using namespace pushscope::test;
using namespace std::chrono_literals;

class TestLimits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sizes_data();
    void sizes();
    void largestMessage();
    void requestsPerConnection_data();
    void requestsPerConnection();
    void perAddress();
    void surplusTakesNoPlace();
    void acceptsPerSecond();
    void rateLimit();
    void everyPath_data();
    void everyPath();
    void pipelined();
    void halfClosed();
};

void TestLimits::sizes_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    QTest::newRow("line") << request("GET /" + QByteArray(200, 'x')) << 414;
    QTest::newRow("fields") << request("GET /health", "A: b\r\nA: b\r\nA: b\r\n") << 431;
    QTest::newRow("field bytes") << request("GET /health", "A: " + QByteArray(200, 'x') + "\r\n") << 431;
    QTest::newRow("body") << post("Content-Length: 101\r\n", QByteArray(101, 'x')) << 413;
    QTest::newRow("chunks") << post("Transfer-Encoding: chunked\r\n", "65\r\n" + QByteArray(101, 'x') + "\r\n") << 413;
    QTest::newRow("all at their limits") << post("A: b\r\nContent-Length: 100\r\n", QByteArray(100, 'x')) << 200;
}

void TestLimits::sizes()
{
    QFETCH(const QByteArray, bytes);
    ServerConfig config;
    config.limits.head = {.firstLine = 100, .headers = 200, .fields = 3};
    config.limits.body = 100;
    ServerFixture fixture{config};
    RawPeer peer{fixture.port()};
    peer.send(bytes);
    QTEST(statusOf(peer.awaitResponse()), "status");
}

void TestLimits::largestMessage()
{
    ServerConfig config;
    config.limits.body = 100;
    ServerFixture fixture{config};
    RawWebSocket socket{fixture.port()};
    socket.sendText(QByteArray(101, 'x'));
    QTRY_VERIFY(reasonOf(socket, 1009).contains("too large"));
}

void TestLimits::requestsPerConnection_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::newRow("page") << QByteArray{"/health"};
    QTest::newRow("short poll") << QByteArray{"/poll?timeout=0"};
    QTest::newRow("parked poll") << QByteArray{"/poll?timeout=0.05"};
}

void TestLimits::requestsPerConnection()
{
    QFETCH(const QByteArray, target);
    ServerConfig config;
    config.limits.requests = 3;
    ServerFixture fixture{config};
    RawPeer peer{fixture.port()};
    for (const bool last : {false, false, true}) {
        peer.get(target);
        const auto response = peer.awaitResponse();
        QCOMPARE(statusOf(response), 200);
        QCOMPARE(response->head.headers.hasToken("Connection", "close"), last);
    }
    QTRY_VERIFY(peer.isClosed());
}

void TestLimits::perAddress()
{
    ServerConfig config;
    config.limits.perAddress = 2;
    ServerFixture fixture{config};
    RawPeer first{fixture.port()};
    auto second = std::make_unique<RawPeer>(fixture.port());
    for (RawPeer *const peer : {&first, second.get()}) {
        peer->get("/health");
        QCOMPARE(statusOf(peer->awaitResponse()), 200);
    }
    for (const QByteArray &lines : {QByteArray{}, QByteArray{"Upgrade: websocket\r\nConnection: Upgrade\r\n"}}) {
        RawPeer third{fixture.port()};
        third.get("/ws", lines);
        const auto response = third.awaitResponse();
        QCOMPARE(statusOf(response), 429);
        QVERIFY(response->head.headers.value("Retry-After").value_or("0").toInt() >= 1);
        QTRY_VERIFY(third.isClosed());
    }
    second.reset();
    QTRY_COMPARE(fixture.server().stats().connections.total(), 1);
    RawPeer fourth{fixture.port()};
    fourth.get("/health");
    QCOMPARE(statusOf(fourth.awaitResponse()), 200);
}

/// Silent ones above the limit are gone soon, and who may stay waits for none of them.
void TestLimits::surplusTakesNoPlace()
{
    ServerConfig config;
    config.maxConnections = 1;
    config.limits.surplus = 3;
    ManualClock clock;
    ServerFixture fixture{config, clock};
    auto inside = std::make_unique<RawPeer>(fixture.port());
    inside->get("/health");
    QCOMPARE(statusOf(inside->awaitResponse()), 200);
    std::vector<std::unique_ptr<RawPeer>> silent;
    for (int i = 0; i < 4; ++i) {
        silent.push_back(std::make_unique<RawPeer>(fixture.port()));
        silent.back()->send("GET /hea");
    }
    QTRY_VERIFY(silent.back()->isClosed()); // there was no place left to tell it why
    QCOMPARE(fixture.server().stats().connections.total(), 4);
    inside.reset();
    QTRY_COMPARE(fixture.server().stats().connections.total(), 3);
    RawPeer next{fixture.port()};
    next.get("/health");
    QCOMPARE(statusOf(next.awaitResponse()), 200);
    clock.advance(config.limits.surplusTime + 100ms);
    silent.pop_back();
    for (const auto &peer : silent) {
        QCOMPARE(statusOf(peer->awaitResponse()), 503);
        QTRY_VERIFY(peer->isClosed());
    }
}

void TestLimits::acceptsPerSecond()
{
    ServerConfig config;
    config.limits.acceptsPerSecond = 3;
    ManualClock clock;
    ServerFixture fixture{config, clock};
    std::vector<std::unique_ptr<RawPeer>> peers;
    for (int i = 0; i < 5; ++i) {
        peers.push_back(std::make_unique<RawPeer>(fixture.port()));
        peers.back()->get("/health");
    }
    const auto answered = [&peers] {
        return std::ranges::count_if(peers, [](const auto &peer) { return !peer->input().isEmpty(); });
    };
    QTRY_COMPARE(answered(), 3);
    clock.advance(400ms); // time for one more
    QTRY_COMPARE(answered(), 4);
    QTRY_COMPARE(peers.back()->socket().state(), QAbstractSocket::ConnectedState); // by the system, and it waits
    clock.advance(1s);
    QTRY_COMPARE(answered(), 5);
}

void TestLimits::rateLimit()
{
    Instant now{1h};
    RateLimit any{0};
    RateLimit two{2};
    QVERIFY(any.take(now) && any.take(now) && any.take(now));
    QVERIFY(two.take(now) && two.take(now));
    QVERIFY(!two.take(now));
    QCOMPARE(two.next() - now, 500ms);
    now += 500ms;
    QVERIFY(two.take(now));
    QVERIFY(!two.take(now));
    two.giveBack();
    QVERIFY(two.take(now));
    now += 1h; // no more than those of one second are saved up
    QVERIFY(two.take(now) && two.take(now));
    QVERIFY(!two.take(now));
}

void TestLimits::everyPath_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<int>("status"); // to HEAD
    QTest::addColumn<QByteArray>("wrongMethod");
    QTest::newRow("page") << QByteArray{"/"} << 200 << QByteArray{"POST"};
    QTest::newRow("health") << QByteArray{"/health"} << 200 << QByteArray{"DELETE"};
    QTest::newRow("stats") << QByteArray{"/stats"} << 200 << QByteArray{"PUT"};
    QTest::newRow("time") << QByteArray{"/time"} << 200 << QByteArray{"TRACE"};
    QTest::newRow("stream") << QByteArray{"/events"} << 200 << QByteArray{"POST"};
    QTest::newRow("poll") << QByteArray{"/poll"} << 200 << QByteArray{"PATCH"};
    QTest::newRow("WebSocket") << QByteArray{"/ws"} << 405 << QByteArray{"CONNECT"};
    QTest::newRow("publish") << QByteArray{"/publish"} << 405 << QByteArray{"GET"};
    QTest::newRow("ticket") << QByteArray{"/ticket"} << 405 << QByteArray{"GET"};
}

/// HEAD has no body, OPTIONS tells the methods, and so does the 405 to another.
void TestLimits::everyPath()
{
    QFETCH(const QByteArray, path);
    QFETCH(const QByteArray, wrongMethod);
    ServerFixture fixture;
    RawPeer peer{fixture.port()};
    peer.send(request("OPTIONS " + path) + request(wrongMethod + ' ' + path) + request("HEAD " + path)
              + request("GET /health"));
    const auto options = peer.awaitResponse();
    QCOMPARE(statusOf(options), 204);
    const QByteArray methods = options->head.headers.value("Allow").value_or(QByteArray{});
    QVERIFY(methods.contains("OPTIONS") && !methods.contains(wrongMethod));
    const auto wrong = peer.awaitResponse();
    QCOMPARE(statusOf(wrong), 405);
    QCOMPARE(wrong->head.headers.value("Allow").value_or(QByteArray{}), methods);
    const auto head = peer.awaitResponse(true);
    QTEST(statusOf(head), "status");
    if (head->head.headers.hasToken("Connection", "close")) {
        QTRY_VERIFY(peer.isClosed());
        QVERIFY(peer.input().isEmpty());
    } else {
        QVERIFY(peer.awaitResponse()->body.contains("ok"));
    }
}

void TestLimits::pipelined()
{
    constexpr int count = 1'000;
    ServerFixture fixture;
    RawPeer peer{fixture.port()};
    peer.send(request("GET /health").repeated(count) + request("GET /nothing"));
    for (int i = 0; i < count; ++i) {
        QCOMPARE(statusOf(peer.awaitResponse()), 200);
    }
    QCOMPARE(statusOf(peer.awaitResponse()), 404);
}

/// Who ends its direction is answered all that it asked before.
void TestLimits::halfClosed()
{
    ServerFixture fixture;
    RawPeer peer{fixture.port()};
    QTRY_COMPARE(peer.socket().state(), QAbstractSocket::ConnectedState);
    peer.send(request("GET /health") + request("GET /time") + "GET /hea");
    QTRY_VERIFY(peer.hasSent());
    QVERIFY(shutdownSending(peer.socket().socketDescriptor()));
    QCOMPARE(statusOf(peer.awaitResponse()), 200);
    QCOMPARE(statusOf(peer.awaitResponse()), 200);
    QTRY_VERIFY(peer.isClosed());
    QVERIFY(peer.input().isEmpty());
}

QTEST_GUILESS_MAIN(TestLimits)
#include "tst_limits.moc"
