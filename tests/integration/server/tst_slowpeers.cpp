// SPDX-License-Identifier: GPL-3.0-or-later
// How long what a peer sends may take, on the first request and on later ones, and how often it may send.
#include "integration/server/limitsupport.h"

using namespace pushscope;
using namespace pushscope::test;
using namespace std::chrono_literals;

namespace {

constexpr int patience = 5'000;

/// What was sent before has been read by then.
bool settle(const ServerFixture &fixture)
{
    RawPeer other{fixture.port()};
    other.get("/health");
    return statusOf(other.awaitResponse()) == 200;
}

QByteArray pings(qsizetype count)
{
    return encodeMaskedWebSocketFrame(WebSocketOpcode::Ping, {}, {1, 2, 3, 4}).repeated(count);
}

} // namespace

class TestSlowPeers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void slowRequests_data();
    void slowRequests();
    void whoSaysNothing_data();
    void whoSaysNothing();
    void aHeadInSingleBytes();
    void aLineEndBehindABodyBeginsNoRequest();
    void slowWebSockets_data();
    void slowWebSockets();
    void aMessageBeginsWithItsFirstByte();
    void closeThatIsNotAnswered();
    void aFrameThatStopsWhileAnswersWait();
    void controlFramesAreForgiven();
    void framesOfAStandstillAreForgiven();
    void commandsPerSecond();
};

void TestSlowPeers::slowRequests_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("isBody");
    QTest::addColumn<bool>("later");
    const QByteArray chunked = "Transfer-Encoding: chunked\r\n";
    for (const bool later : {false, true}) {
        const auto row = [later](const QByteArray &name, const QByteArray &bytes, bool isBody) {
            QTest::newRow((name + (later ? ", later request" : "")).constData()) << bytes << isBody << later;
        };
        row("request line", "GET /hea", false);
        row("header", "GET /health HTTP/1.1\r\nHost: loc", false);
        row("blank line", "GET /health HTTP/1.1\r\nHost: localhost\r\n", false);
        row("lone CRs", "GET /health HTTP/1.1\rHost: localhost\r\r", false);
        row("nothing of the body", post("Content-Length: 5\r\n", {}), true);
        row("body", post("Content-Length: 5\r\n", "hell"), true);
        row("body that is waited for", post("Content-Length: 5\r\nExpect: 100-continue\r\n", {}), true);
        row("chunk size", post(chunked, "5"), true);
        row("chunk extension", post(chunked, "5;a=b"), true);
        row("chunk", post(chunked, "5\r\nhell"), true);
        row("chunk's end", post(chunked, "5\r\nhello\r"), true);
        row("last chunk", post(chunked, "5\r\nhello\r\n"), true);
        row("trailer", post(chunked, "0\r\nX-A: 1"), true);
        row("end of the trailer", post(chunked, "0\r\nX-A: 1\r\n"), true);
    }
}

/// A byte just before the time is over gains nothing.
void TestSlowPeers::slowRequests()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const bool, isBody);
    QFETCH(const bool, later);
    const ServerLimits limits;
    const auto time = isBody ? limits.bodyTime : limits.headTime;
    ManualClock clock;
    ServerFixture fixture{{}, clock};
    RawPeer peer{fixture.port()};
    if (later) {
        peer.get("/health");
        QCOMPARE(statusOf(peer.awaitResponse()), 200);
        clock.advance(5s); // idle before it
    }
    peer.send(bytes.chopped(1));
    QVERIFY(settle(fixture));
    clock.advance(time - 100ms);
    peer.send(bytes.right(1));
    QVERIFY(settle(fixture));
    const bool continued = peer.input().startsWith("HTTP/1.1 100 ");
    QVERIFY(continued ? statusOf(peer.takeResponse()) == 100 : peer.input().isEmpty());
    // The head of that row was whole only with the last byte.
    const bool headEndedNow = bytes.endsWith("\r\n\r\n");
    clock.advance(headEndedNow ? time + 100ms : 200ms);
    const auto response = peer.awaitResponse();
    QCOMPARE(statusOf(response), 408);
    QVERIFY(response->head.headers.hasToken("Connection", "close"));
    QTRY_VERIFY(peer.isClosed());
}

void TestSlowPeers::whoSaysNothing_data()
{
    QTest::addColumn<bool>("later");
    QTest::newRow("from the beginning") << false;
    QTest::newRow("after a request") << true;
}

void TestSlowPeers::whoSaysNothing()
{
    QFETCH(const bool, later);
    const ServerLimits limits;
    ManualClock clock;
    ServerFixture fixture{{}, clock};
    RawPeer peer{fixture.port()};
    if (later) {
        peer.get("/health");
        QCOMPARE(statusOf(peer.awaitResponse()), 200);
    }
    QTRY_COMPARE(fixture.server().stats().connections.other, 1);
    clock.advance((later ? limits.idleTime : limits.headTime) - 100ms);
    QVERIFY(settle(fixture));
    QVERIFY(!peer.isClosed());
    clock.advance(200ms);
    QTRY_VERIFY(peer.isClosed());
    QVERIFY(peer.input().isEmpty());
}

void TestSlowPeers::aHeadInSingleBytes()
{
    ServerFixture fixture;
    RawPeer peer{fixture.port()};
    QTRY_COMPARE(peer.socket().state(), QAbstractSocket::ConnectedState);
    const QByteArray bytes = request("GET /health", "X-Long: " + QByteArray(2'000, 'x') + "\r\n");
    for (const char byte : bytes) {
        peer.send(QByteArray{1, byte});
        peer.socket().flush();
        QCoreApplication::processEvents();
    }
    QCOMPARE(statusOf(peer.awaitResponse()), 200);
}

/// Some old clients send one behind a POST.
void TestSlowPeers::aLineEndBehindABodyBeginsNoRequest()
{
    ManualClock clock;
    ServerFixture fixture{{}, clock};
    RawPeer peer{fixture.port()};
    peer.send(post("Content-Length: 2\r\n", "hi\r\n"));
    QCOMPARE(statusOf(peer.awaitResponse()), 200);
    clock.advance(ServerLimits{}.headTime + 1s);
    QVERIFY(settle(fixture));
    peer.get("/health");
    QCOMPARE(statusOf(peer.awaitResponse()), 200);
}

void TestSlowPeers::slowWebSockets_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("isMessage");
    const QByteArray frame = encodeMaskedWebSocketFrame(WebSocketOpcode::Text, "hello", {1, 2, 3, 4});
    const QByteArray fragment = encodeMaskedWebSocketFrame(WebSocketOpcode::Text, "hel", {1, 2, 3, 4}, false);
    const QByteArray ping = encodeMaskedWebSocketFrame(WebSocketOpcode::Ping, {}, {1, 2, 3, 4});
    QTest::newRow("one byte of a header") << frame.first(1) << false;
    QTest::newRow("a header without its key") << frame.first(4) << false;
    QTest::newRow("a payload") << frame.chopped(1) << false;
    QTest::newRow("a second frame") << frame + frame.chopped(1) << false;
    QTest::newRow("a ping") << ping.chopped(1) << false;
    QTest::newRow("a frame of a fragmented message") << fragment + fragment.chopped(1) << false;
    QTest::newRow("a fragmented message") << fragment << true;
    QTest::newRow("a fragmented message with pings in it") << fragment + ping << true;
}

void TestSlowPeers::slowWebSockets()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const bool, isMessage);
    ServerConfig config;
    config.heartbeat = 0s;
    ManualClock clock;
    ServerFixture fixture{config, clock};
    RawWebSocket socket{fixture.port()};
    QTRY_VERIFY(!socket.ofType(QStringLiteral("hello")).empty());
    socket.peer().send(bytes);
    QVERIFY(settle(fixture));
    clock.advance((isMessage ? config.limits.bodyTime : config.limits.frameTime) - 100ms);
    QVERIFY(settle(fixture));
    QVERIFY(reasonOf(socket, 1008).isEmpty());
    clock.advance(200ms);
    QTRY_VERIFY(reasonOf(socket, 1008).contains("slow"));
    QTRY_VERIFY(socket.peer().isClosed());
}

void TestSlowPeers::aMessageBeginsWithItsFirstByte()
{
    ServerConfig config;
    config.heartbeat = 0s;
    ManualClock clock;
    ServerFixture fixture{config, clock};
    RawWebSocket socket{fixture.port()};
    QTRY_VERIFY(!socket.ofType(QStringLiteral("hello")).empty());
    const QByteArray fragment = encodeMaskedWebSocketFrame(WebSocketOpcode::Text, "hel", {1, 2, 3, 4}, false);
    socket.peer().send(fragment.chopped(1));
    QVERIFY(settle(fixture));
    clock.advance(9s);
    socket.peer().send(fragment.right(1));
    QVERIFY(settle(fixture));
    clock.advance(config.limits.bodyTime - 8s);
    QTRY_VERIFY(reasonOf(socket, 1008).contains("slow"));
}

void TestSlowPeers::closeThatIsNotAnswered()
{
    ServerFixture fixture;
    RawWebSocket socket{fixture.port()};
    QTRY_VERIFY(!socket.ofType(QStringLiteral("hello")).empty());
    socket.send(WebSocketOpcode::Binary, "commands are text");
    QTRY_VERIFY_WITH_TIMEOUT(socket.peer().isClosed(), patience);
    QVERIFY(!reasonOf(socket, 1003).isEmpty());
}

/// A deadline that passes while the server itself leaves bytes unread is looked at again afterwards.
void TestSlowPeers::aFrameThatStopsWhileAnswersWait()
{
    ServerConfig config;
    config.heartbeat = 0s;
    ManualClock clock;
    ServerFixture fixture{config, clock};
    RawPeer silent{fixture.port()};
    RawWebSocket socket{fixture.port()};
    QTRY_VERIFY(!socket.ofType(QStringLiteral("hello")).empty());
    socket.peer().stopReading();
    const QByteArray command = R"({"type":"echo","data":")" + QByteArray(256 * 1024, 'x') + R"("})";
    const QByteArray frame = encodeMaskedWebSocketFrame(WebSocketOpcode::Text, command, {1, 2, 3, 4});
    constexpr qsizetype part = 30;
    socket.peer().send(frame.first(part));
    // The end of each comes with the beginning of the next, until the answers are not taken any more.
    for (int i = 0; i < 100 && fixture.server().stats().queueBytes <= 64 * 1024; ++i) {
        socket.peer().send(frame.sliced(part).chopped(part));
        QTRY_VERIFY(socket.peer().hasSent());
        QVERIFY(settle(fixture));
        socket.peer().send(frame.last(part) + frame.first(part));
        QVERIFY(settle(fixture));
    }
    QVERIFY(fixture.server().stats().queueBytes > 64 * 1024);
    socket.peer().send("more of it");
    QVERIFY(settle(fixture));
    clock.advance(config.limits.frameTime + 1s);
    QTRY_VERIFY(silent.isClosed()); // deadlines have been looked at
    QVERIFY(!socket.peer().isClosed());
    socket.peer().goOnReading();
    QTRY_VERIFY(reasonOf(socket, 1008).contains("slow"));
}

/// So many in each second are no flood.
void TestSlowPeers::controlFramesAreForgiven()
{
    ServerConfig config;
    config.heartbeat = 0s;
    config.limits.controlFramesPerSecond = 10;
    config.limits.headTime = 5s;
    ManualClock clock;
    ServerFixture fixture{config, clock};
    RawPeer silent{fixture.port()};
    RawWebSocket socket{fixture.port()};
    for (int second = 0; second < 5; ++second) {
        socket.peer().send(pings(10));
        QVERIFY(settle(fixture));
        clock.advance(1s);
    }
    QVERIFY(reasonOf(socket, 1008).isEmpty());
    QTRY_VERIFY(silent.isClosed()); // deadlines have been looked at
    socket.peer().send(pings(11));
    QTRY_VERIFY(reasonOf(socket, 1008).contains("more than 10 control frames"));
}

/// What came while the server read nothing comes all at once.
void TestSlowPeers::framesOfAStandstillAreForgiven()
{
    ServerConfig config;
    config.heartbeat = 0s;
    config.limits.headTime = 3s;
    ManualClock clock;
    ServerFixture fixture{config, clock};
    RawPeer silent{fixture.port()};
    RawWebSocket socket{fixture.port()};
    QTRY_VERIFY(!socket.ofType(QStringLiteral("hello")).empty());
    clock.advance(3s);
    socket.peer().send(pings(250));
    QVERIFY(settle(fixture));
    QTRY_COMPARE(std::ranges::count(socket.messages(), WebSocketOpcode::Pong, &WebSocketMessage::kind), 250);
    QTRY_VERIFY(silent.isClosed()); // deadlines have been looked at
    clock.advance(50ms);
    socket.peer().send(pings(250));
    QTRY_VERIFY(!reasonOf(socket, 1008).isEmpty());
}

void TestSlowPeers::commandsPerSecond()
{
    ServerConfig config;
    config.heartbeat = 0s;
    config.limits.commandsPerSecond = 5;
    ManualClock clock;
    ServerFixture fixture{config, clock};
    RawWebSocket socket{fixture.port()};
    for (int i = 0; i < 8; ++i) {
        socket.sendText(R"({"type":"ping","ref":)" + QByteArray::number(i) + "}");
    }
    QTRY_COMPARE(socket.ofType(QStringLiteral("error")).size(), 3U);
    QCOMPARE(socket.ofType(QStringLiteral("pong")).size(), 5U);
    const QJsonObject error = socket.ofType(QStringLiteral("error")).front();
    QCOMPARE(error.value(QStringLiteral("code")).toString(), QStringLiteral("rate-limited"));
    QCOMPARE(error.value(QStringLiteral("ref")).toInt(), 5);
    clock.advance(1s);
    socket.sendText(R"({"type":"ping"})");
    QTRY_COMPARE(socket.ofType(QStringLiteral("pong")).size(), 6U);
}

QTEST_GUILESS_MAIN(TestSlowPeers)
#include "tst_slowpeers.moc"
