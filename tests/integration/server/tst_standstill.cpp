// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/rawpeer.h"
#include "support/serverfixture.h"

#include <QTest>

#include <algorithm>

using namespace pushscope;
using namespace std::chrono_literals;

namespace {

constexpr auto heartbeat = 1s;
constexpr auto standstill = 20s; ///< longer than any deadline of these cases

std::ptrdiff_t countOf(RawWebSocket &socket, WebSocketOpcode kind)
{
    return std::ranges::count(socket.messages(), kind, &WebSocketMessage::kind);
}

} // namespace

/// A server that stood still (its process was stopped, or got no time) could not hear anybody meanwhile: it listens
/// before it judges by deadlines that have passed. The clock is turned by hand, as a standstill would.
class TestStandstill : public QObject
{
    Q_OBJECT

    ManualClock m_clock;

    ServerConfig config() const
    {
        ServerConfig config;
        config.heartbeat = heartbeat;
        return config;
    }

    /// Every thread has had a tick that came too late.
    void standStill(ServerFixture &fixture)
    {
        m_clock.advance(standstill);
        QTRY_VERIFY(std::ranges::all_of(fixture.server().stats().threads,
                                        [](const auto &thread) { return thread.loopLag > standstill / 2; }));
    }

private Q_SLOTS:
    void aPongThatWaitsIsHeardFirst()
    {
        ServerFixture fixture{config(), m_clock};
        RawWebSocket socket{fixture.port()};
        QTRY_COMPARE(socket.messages().size(), 1U);
        m_clock.advance(heartbeat);
        QTRY_COMPARE(countOf(socket, WebSocketOpcode::Ping), 1);
        standStill(fixture);
        socket.send(WebSocketOpcode::Pong, {});
        QTRY_COMPARE(countOf(socket, WebSocketOpcode::Ping), 2); // it was judged, and lives
        QCOMPARE(countOf(socket, WebSocketOpcode::Close), 0);
    }

    void whoStaysSilentIsClosedAllTheSame()
    {
        ServerFixture fixture{config(), m_clock};
        RawWebSocket socket{fixture.port()};
        QTRY_COMPARE(socket.messages().size(), 1U);
        m_clock.advance(heartbeat);
        QTRY_COMPARE(countOf(socket, WebSocketOpcode::Ping), 1);
        standStill(fixture);
        QTRY_COMPARE(countOf(socket, WebSocketOpcode::Close), 1);
    }

    void aRequestThatCameMeanwhileIsAnswered()
    {
        ServerFixture fixture{config(), m_clock};
        RawPeer peer{fixture.port()};
        peer.send("GET /time HTTP/1.1\r\n");
        QTRY_VERIFY(fixture.server().stats().connections.other == 1);
        standStill(fixture);
        peer.send("Host: localhost\r\n\r\n");
        const auto response = peer.awaitResponse();
        QVERIFY(response);
        QCOMPARE(response->head.status, 200);
    }

    void aRequestThatNeverComesIsGivenUp()
    {
        ServerFixture fixture{config(), m_clock};
        RawPeer peer{fixture.port()};
        peer.send("GET /time HTTP/1.1\r\nHost: localhost\r\n\r\nGET /time HTTP/1.1\r\n");
        QVERIFY(peer.awaitResponse()); // so the beginning of the next has been read, and its time runs
        standStill(fixture);
        const auto response = peer.awaitResponse();
        QVERIFY(response);
        QCOMPARE(response->head.status, 408);
    }
};

QTEST_GUILESS_MAIN(TestStandstill)
#include "tst_standstill.moc"
