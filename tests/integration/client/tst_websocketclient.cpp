// SPDX-License-Identifier: GPL-3.0-or-later
#include "notetaker.h"
#include "scriptedserver.h"

#include "protocol/websockethandshake.h"
#include "protocol/websocketmessage.h"

#include <QTest>

using namespace pushscope;
using namespace pushscope::test;
using namespace std::chrono_literals;

namespace {

const QByteArray hello = QByteArrayLiteral(R"({"type":"hello","session":"s","next":"e:4","heartbeat":15})");

QByteArray text(const QByteArray &payload)
{
    return encodeWebSocketFrame(WebSocketOpcode::Text, payload);
}

QByteArray closeFrame(WebSocketCloseCode code, QByteArrayView reason)
{
    return encodeWebSocketFrame(WebSocketOpcode::Close, closePayload(code, reason));
}

void accept(ScriptedServer::Peer &peer, const HttpRequestHead &head, const QByteArray &frames = {})
{
    peer.raw = true;
    const auto key = checkUpgradeRequest(head);
    peer.send(key ? encodeUpgradeResponse(*key) + frames : answerWith("400 Bad Request", {}));
}

/// What the client sent after its handshake; masked frames only.
std::vector<WebSocketMessage> sentBy(const ScriptedServer::Peer &peer)
{
    WebSocketMessageReader reader{WebSocketFrameParser::Role::Server, 1024};
    auto messages = reader.feed(peer.input);
    return reader.error() ? std::vector<WebSocketMessage>{} : messages;
}

QByteArrayList payloadsSent(const ScriptedServer &server, std::size_t peer, WebSocketOpcode kind)
{
    QByteArrayList payloads;
    if (peer < server.peers().size()) {
        for (const auto &message : sentBy(*server.peers()[peer])) {
            if (message.kind == kind) {
                payloads.append(message.payload);
            }
        }
    }
    return payloads;
}

} // namespace

class WebSocketClientTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void foreignMessagesAreGivenAsTheyAre()
    {
        ScriptedServer server{[](auto &peer, const auto &head, int) {
            accept(peer, head,
                   text(R"({"type":"price","x":1})") + encodeWebSocketFrame(WebSocketOpcode::Text, "spl", false)
                       + encodeWebSocketFrame(WebSocketOpcode::Ping, "p")
                       + encodeWebSocketFrame(WebSocketOpcode::Continuation, "it")
                       + encodeWebSocketFrame(WebSocketOpcode::Binary, QByteArray{"\0\xff", 2}));
        }};
        Followed f{server.url(), Transport::WebSocket};
        f.start();
        QTRY_COMPARE(f.seen.events.size(), std::size_t{3});
        QCOMPARE(f.seen.events[0].data, QJsonValue{QStringLiteral(R"({"type":"price","x":1})")});
        QCOMPARE(f.seen.events[1].data, QJsonValue{QStringLiteral("split")});
        QCOMPARE(f.seen.events[2].data, QJsonValue{QStringLiteral("AP8=")});
        QCOMPARE(f.seen.events[2].encoding, QByteArray{"base64"});
        QCOMPARE(f.seen.events[2].payloadBytes, 2);
        QCOMPARE(f.seen.all(), QStringLiteral("state connecting, state open, event , heartbeat ping, event , event "));
        QTRY_COMPARE(payloadsSent(server, 0, WebSocketOpcode::Pong), (QByteArrayList{"p"}));
        QCOMPARE(server.targets(), (QByteArrayList{"/ws"}));
    }

    void resumesByTheLastEventOrTheHello()
    {
        ScriptedServer server{[](auto &peer, const auto &head, int number) {
            accept(peer, head, text(hello) + (number == 2 ? text(envelope(5)) : QByteArray{}));
            if (number < 3) {
                peer.send(closeFrame(WebSocketCloseCode::GoingAway, "shutting down"));
            }
        }};
        Followed f{server.url(), Transport::WebSocket};
        f.config.channels = {"default"};
        f.start();
        QTRY_COMPARE(f.seen.count("state open"), 3);
        QCOMPARE(
            server.targets(),
            (QByteArrayList{"/ws?channel=default", "/ws?channel=default&after=e:4", "/ws?channel=default&after=e:5"}));
        QCOMPARE(f.seen.all(),
                 QStringLiteral("state connecting, state open, close 1001, state backoff, retry 1, state connecting, "
                                "state open, event e:5, close 1001, state backoff, retry 1, state connecting, "
                                "state open"));
        QCOMPARE(f.seen.lastReason, QStringLiteral("shutting down"));
        // The close was answered with the same code.
        QTRY_COMPARE(payloadsSent(server, 0, WebSocketOpcode::Close).size(), 1);
        QVERIFY(payloadsSent(server, 0, WebSocketOpcode::Close).front().startsWith("\x03\xe9"));
    }

    void controlMessagesAndResetsAreNoEvents()
    {
        ScriptedServer server{[](auto &peer, const auto &head, int) {
            accept(peer, head,
                   text(hello) + text(R"({"type":"subscribed","channel":"x"})")
                       + text(R"({"type":"reset","requested":"d:1","first":"e:5","reason":"expired"})")
                       + text(envelope(5)) + text(envelope(8)) + text(envelope(8)));
        }};
        Followed f{server.url(), Transport::WebSocket};
        f.config.after = "d:1";
        f.start();
        QTRY_VERIFY(f.seen.has("duplicate e:8"));
        QCOMPARE(f.seen.all(),
                 QStringLiteral("state connecting, state open, reset expired, event e:5, gap 2, event e:8, "
                                "duplicate e:8"));
        QCOMPARE(server.targets(), (QByteArrayList{"/ws?after=d:1"}));
    }

    void aResetWithoutEventsIsNotRepeated()
    {
        ScriptedServer server{[](auto &peer, const auto &head, int number) {
            accept(peer, head,
                   text(R"({"type":"hello","session":"s","next":"f:7"})")
                       + text(R"({"type":"reset","requested":"e:9","first":"f:3","reason":"epoch"})"));
            if (number == 1) {
                peer.close();
            }
        }};
        Followed f{server.url(), Transport::WebSocket};
        f.config.after = "e:9";
        f.start();
        QTRY_COMPARE(f.seen.count("state open"), 2);
        QCOMPARE(server.targets(), (QByteArrayList{"/ws?after=e:9", "/ws?after=f:2"}));
        QVERIFY(f.seen.has("close 1006"));
    }

    void aConnectionThatIsResetIsToldFromOneThatEnds()
    {
        ScriptedServer server{[](auto &peer, const auto &head, int number) {
            accept(peer, head, text(R"({"type":"hello","session":"s","next":"f:7"})"));
            if (number == 1) {
                peer.reset();
            }
        }};
        Followed f{server.url(), Transport::WebSocket};
        f.start();
        QTRY_COMPARE(f.seen.count("state open"), 2);
        QVERIFY(f.seen.has("close 1006"));
        QCOMPARE(f.seen.lastReason, QStringLiteral("the connection was reset (RST)"));
    }

    void eventsWithoutIdsAreNotAskedForAgain_data()
    {
        QTest::addColumn<QByteArray>("frame");
        QTest::newRow("text") << text("12.5");
        QTest::newRow("binary") << encodeWebSocketFrame(WebSocketOpcode::Binary, "x");
    }

    void eventsWithoutIdsAreNotAskedForAgain()
    {
        QFETCH(const QByteArray, frame);
        ScriptedServer server{[frame](auto &peer, const auto &head, int number) {
            accept(peer, head, text(hello) + (number == 1 ? frame : QByteArray{}));
            if (number == 1) {
                peer.close();
            }
        }};
        Followed f{server.url(QStringLiteral("/ws?raw=1")), Transport::WebSocket};
        f.start();
        QTRY_COMPARE(f.seen.count("state open"), 2);
        QCOMPARE(f.seen.events.size(), std::size_t{1});
        QCOMPARE(server.targets(), (QByteArrayList{"/ws?raw=1", "/ws?raw=1"}));
    }

    void aBinaryEnvelopeAndItsFrameAreOneEvent()
    {
        Event event;
        event.id = {QByteArrayLiteral("e"), Sequence{5}};
        event.channel = QByteArrayLiteral("default");
        event.type = QByteArrayLiteral("photo");
        event.payload = {Payload::Kind::Binary, QByteArray{"\0\xff", 2}};
        const QByteArray bytes = encodeWebSocketFrame(WebSocketOpcode::Binary, event.payload.bytes);
        ScriptedServer server{[&](auto &peer, const auto &head, int number) {
            accept(peer, head, text(hello) + text(toBinaryEnvelope(event)) + (number == 2 ? bytes : QByteArray{}));
            if (number < 3) {
                peer.close();
            }
        }};
        Followed f{server.url(QStringLiteral("/ws?binary=1")), Transport::WebSocket};
        f.start();
        QTRY_COMPARE(f.seen.count("state open"), 3);
        QCOMPARE(f.seen.ids(), (QByteArrayList{"e:5"}));
        QCOMPARE(f.seen.events[0].type, QByteArray{"photo"});
        QCOMPARE(f.seen.events[0].data, QJsonValue{QStringLiteral("AP8=")});
        QCOMPARE(f.seen.events[0].encoding, QByteArray{"base64"});
        QCOMPARE(f.seen.events[0].payloadBytes, 2);
        // Without its frame the event was not received, so it is asked for again.
        QCOMPARE(server.targets(),
                 (QByteArrayList{"/ws?binary=1", "/ws?binary=1&after=e:4", "/ws?binary=1&after=e:5"}));
    }

    void pingsAndTakesPongs()
    {
        ScriptedServer server{[](auto &peer, const auto &head, int) { accept(peer, head); }};
        Followed f{server.url(), Transport::WebSocket};
        f.config.pingInterval = 100ms;
        f.start();
        QTRY_VERIFY(!payloadsSent(server, 0, WebSocketOpcode::Ping).isEmpty());
        server.peers().front()->send(encodeWebSocketFrame(WebSocketOpcode::Pong, "pushscope-1"));
        QTRY_VERIFY(f.seen.has("heartbeat pong"));
        // The following pings are not answered.
        QTRY_VERIFY(f.seen.has("retry 1"));
        QVERIFY(payloadsSent(server, 0, WebSocketOpcode::Ping).startsWith("pushscope-1"));
        QVERIFY2(f.seen.all().contains(QStringLiteral("state stale, error, close 1006, state backoff, retry 1")),
                 qPrintable(f.seen.all()));
        QVERIFY(f.seen.lastError.contains(QStringLiteral("no byte for")));
    }

    void theAnnouncedHeartbeatIsWatched()
    {
        ScriptedServer server{[](auto &peer, const auto &head, int) {
            accept(peer, head, text(R"({"type":"hello","session":"s","next":"e:4","heartbeat":0.1})"));
        }};
        Followed f{server.url(), Transport::WebSocket};
        f.start();
        QTRY_VERIFY(f.seen.has("retry 1"));
        QVERIFY(f.seen.all().startsWith(
            QStringLiteral("state connecting, state open, state stale, error, close 1006, state backoff")));
    }

    void refusals_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<QString>("notes");
        QTest::addColumn<QString>("part");
        const auto failed = QStringLiteral("state connecting, error, close %1, state failed");
        const auto retried = QStringLiteral("state connecting, error, close %1, state backoff, retry 1");
        QTest::newRow("403") << answerWith("403 Forbidden", {}) << failed.arg(403) << QStringLiteral("Origin");
        QTest::newRow("200") << answerWith("200 OK", {}) << failed.arg(200) << QStringLiteral("no WebSocket");
        QTest::newRow("426") << answerWith("426 Upgrade Required", {}) << failed.arg(426) << QStringLiteral("426");
        QTest::newRow("503") << answerWith("503 Busy", {}) << retried.arg(503) << QStringLiteral("503 Busy");
        QTest::newRow("wrong accept") << QByteArray{"HTTP/1.1 101 X\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                                                    "Sec-WebSocket-Accept: x\r\n\r\n"}
                                      << failed.arg(101) << QStringLiteral("Sec-WebSocket-Accept");
    }

    void refusals()
    {
        QFETCH(QByteArray, answer);
        QFETCH(QString, notes);
        QFETCH(QString, part);
        ScriptedServer server{[&](auto &peer, const auto &, int) { peer.send(answer); }};
        Followed f{server.url(), Transport::WebSocket};
        f.config.backoff = {1h, 1h};
        f.start();
        QTRY_COMPARE(f.seen.all(), notes);
        QVERIFY2(f.seen.lastError.contains(part), qPrintable(f.seen.lastError));
    }

    void brokenProtocolIsAnswered_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("code");
        QTest::newRow("masked") << encodeMaskedWebSocketFrame(WebSocketOpcode::Text, "x", {1, 2, 3, 4}) << 1002;
        QTest::newRow("reserved opcode") << QByteArray{"\x83\x00", 2} << 1002;
        QTest::newRow("not UTF-8") << encodeWebSocketFrame(WebSocketOpcode::Text, "\xff") << 1007;
        QTest::newRow("too large") << webSocketHeader(WebSocketOpcode::Text, 17 * 1024 * 1024) << 1009;
        QTest::newRow("close of one byte") << encodeWebSocketFrame(WebSocketOpcode::Close, "x") << 1002;
    }

    void brokenProtocolIsAnswered()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, code);
        ScriptedServer server{[&](auto &peer, const auto &head, int) { accept(peer, head, bytes); }};
        Followed f{server.url(), Transport::WebSocket};
        f.config.backoff = {1h, 1h};
        f.start();
        QTRY_VERIFY(f.seen.has("retry 1"));
        QCOMPARE(f.seen.all(),
                 QStringLiteral("state connecting, state open, error, close %1, state backoff, retry 1").arg(code));
        QTRY_COMPARE(payloadsSent(server, 0, WebSocketOpcode::Close).size(), 1);
        QCOMPARE(parseClosePayload(payloadsSent(server, 0, WebSocketOpcode::Close).front())->code, code);
    }

    void stopClosesWithAHandshake()
    {
        ScriptedServer server{[](auto &peer, const auto &head, int) { accept(peer, head, text("x")); }};
        Followed f{server.url(), Transport::WebSocket};
        f.start();
        QTRY_VERIFY(f.seen.has("event "));
        f.client->stop();
        QVERIFY(f.client->state() == ClientState::Open);
        QTRY_COMPARE(payloadsSent(server, 0, WebSocketOpcode::Close).size(), 1);
        server.peers().front()->send(text("late") + closeFrame(WebSocketCloseCode::Normal, {}));
        QTRY_COMPARE(f.seen.tail(3), QStringLiteral("event , close 1000, state closed"));
        QCOMPARE(f.seen.count("event "), 1);
    }

    void stopDoesNotWaitForLong()
    {
        ScriptedServer server{[](auto &peer, const auto &head, int) { accept(peer, head); }};
        Followed f{server.url(), Transport::WebSocket};
        f.start();
        QTRY_VERIFY(f.seen.has("state open"));
        f.client->stop();
        QTRY_COMPARE(f.seen.tail(2), QStringLiteral("close 1006, state closed"));
    }

    void aSubprotocolThatWasAskedForIsFine()
    {
        ScriptedServer server{[](auto &peer, const auto &head, int) {
            peer.raw = true;
            peer.send(encodeUpgradeResponse(*checkUpgradeRequest(head), "Sec-WebSocket-Protocol: chat\r\n"));
        }};
        Followed f{server.url(), Transport::WebSocket};
        f.config.headers.append("Sec-WebSocket-Protocol", "chat");
        f.start();
        QTRY_VERIFY(f.seen.has("state open"));
        QCOMPARE(server.header(0, "Sec-WebSocket-Protocol"), QByteArray{"chat"});
    }
};

QTEST_GUILESS_MAIN(WebSocketClientTest)
#include "tst_websocketclient.moc"
