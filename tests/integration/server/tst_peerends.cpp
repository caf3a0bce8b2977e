// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/rawpeer.h"
#include "support/serverfixture.h"

#include "platform/socketsend.h"

#include <QElapsedTimer>
#include <QTest>

using namespace pushscope;
using namespace std::chrono_literals;

namespace {

QByteArray request(const QByteArray &line, const QByteArray &headerLines = {}, const QByteArray &body = {})
{
    return line + " HTTP/1.1\r\nHost: localhost\r\n" + headerLines + "\r\n" + body;
}

/// Publishes until the server has to queue for a peer that does not read.
[[nodiscard]] bool congest(ServerFixture &fixture)
{
    const QByteArray payload(64 * 1024, 'x');
    return QTest::qWaitFor([&] {
        fixture.publish(payload);
        return fixture.server().stats().queueBytes > 128 * 1024;
    });
}

ServerConfig dropping(std::chrono::milliseconds heartbeat)
{
    ServerConfig config;
    config.slowConsumer = SlowConsumer::DropOldest;
    config.heartbeat = heartbeat;
    return config;
}

} // namespace

/// Peers that send no more, never stop sending, or are gone without a word.
class TestPeerEnds : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whoEndsItsDirectionIsAnsweredFirst()
    {
        ServerFixture fixture;
        RawPeer peer{fixture.port()};
        peer.send(request("GET /health") + request("POST /publish", "Content-Length: 2\r\n", "hi")
                  + request("GET /time"));
        QTRY_VERIFY(peer.hasSent());
        QVERIFY(shutdownSending(peer.socket().socketDescriptor()));
        for (const char *const part : {"\"status\":\"ok\"", "{\"id\":", "now_us"}) {
            std::optional<RawPeer::Response> response;
            QVERIFY((response = peer.awaitResponse()));
            QVERIFY2(response->body.contains(part), response->body.constData());
        }
        QTRY_VERIFY(peer.isClosed());
        QTRY_COMPARE(fixture.server().stats().connections.total(), 0);
    }

    void aStreamWhosePeerSendsNoMoreIsOver_data()
    {
        QTest::addColumn<QByteArray>("target");
        QTest::newRow("event stream") << QByteArray{"/events"};
        QTest::newRow("parked poll") << QByteArray{"/poll"};
    }
    void aStreamWhosePeerSendsNoMoreIsOver()
    {
        QFETCH(QByteArray, target);
        ServerFixture fixture;
        RawPeer peer{fixture.port()};
        peer.get(target);
        QTRY_COMPARE(fixture.server().stats().connections.sse + fixture.server().stats().connections.longpoll, 1);
        QVERIFY(shutdownSending(peer.socket().socketDescriptor()));
        QTRY_COMPARE(fixture.server().stats().connections.total(), 0);
    }

    void aCongestedStreamWhosePeerSendsNoMoreIsOver_data()
    {
        QTest::addColumn<bool>("webSocket");
        QTest::newRow("event stream") << false;
        QTest::newRow("WebSocket") << true;
    }
    void aCongestedStreamWhosePeerSendsNoMoreIsOver()
    {
        QFETCH(bool, webSocket);
        ServerFixture fixture{dropping(0ms)};
        RawPeer peer{fixture.port()};
        peer.get(webSocket ? "/ws" : "/events",
                 webSocket ? "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                             "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                           : "");
        QTRY_VERIFY(peer.input().contains("\r\n\r\n"));
        peer.stopReading();
        QVERIFY(congest(fixture));
        peer.send(webSocket ? encodeMaskedWebSocketFrame(WebSocketOpcode::Pong, {}, {1, 2, 3, 4}) : "?");
        QTRY_VERIFY(peer.hasSent());
        QCoreApplication::processEvents();
        QVERIFY(shutdownSending(peer.socket().socketDescriptor()));
        QTRY_COMPARE(fixture.server().stats().connections.total(), 0);
        QTRY_COMPARE(fixture.server().stats().queueBytes, 0);
    }

    void aCongestedWebSocketThatDoesNotAnswerPingsIsClosedWhateverItSentBefore()
    {
        ServerFixture fixture{dropping(100ms)};
        RawWebSocket socket{fixture.port()};
        QTRY_COMPARE(socket.messages().size(), 1U);
        socket.peer().stopReading();
        QVERIFY(congest(fixture));
        socket.send(WebSocketOpcode::Pong, "unasked for");
        QTRY_COMPARE(fixture.server().stats().connections.ws, 0);
    }

    void whoSendsWithoutEndHoldsUpNobody()
    {
        ServerConfig config;
        config.limits.controlFramesPerSecond = 0;
        ServerFixture fixture{config};
        RawWebSocket flooding{fixture.port()};
        QTRY_COMPARE(flooding.messages().size(), 1U);
        QByteArray pongs;
        while (pongs.size() < 8 * 1024 * 1024) {
            pongs += encodeMaskedWebSocketFrame(WebSocketOpcode::Pong, {}, {1, 2, 3, 4});
        }
        flooding.peer().send(pongs);
        RawPeer other{fixture.port()};
        other.get("/time");
        QVERIFY(other.awaitResponse());
        QVERIFY(!flooding.peer().hasSent()); // before the flood had passed
    }

    void whoIsCutOffForSlownessAndHadSentSomethingLeavesAtOnce()
    {
        ServerConfig config;
        config.maxQueueBytes = 256 * 1024;
        ServerFixture fixture{config};
        RawPeer peer{fixture.port()};
        peer.get("/events");
        QTRY_VERIFY(peer.stream().contains("retry:"));
        peer.stopReading();
        QVERIFY(congest(fixture));
        peer.send(QByteArray(200 * 1024, '?')); // more than is read of a congested peer
        const QByteArray payload(64 * 1024, 'x');
        while (fixture.server().stats().slowDisconnects == 0) {
            fixture.publish(payload);
            QCoreApplication::processEvents();
        }
        QElapsedTimer left;
        left.start();
        peer.goOnReading();
        QTRY_VERIFY(peer.isClosed());
        QTRY_COMPARE(fixture.server().stats().connections.total(), 0);
        QVERIFY2(left.elapsed() < 1'500, "it was held until its deadline");
    }
};

QTEST_GUILESS_MAIN(TestPeerEnds)
#include "tst_peerends.moc"
