// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/rawpeer.h"
#include "support/serverfixture.h"

#include <QTest>

#include <algorithm>

using namespace pushscope;
using namespace std::chrono_literals;

namespace {

ServerConfig withHeartbeat(std::chrono::milliseconds interval)
{
    ServerConfig config;
    config.heartbeat = interval;
    return config;
}

std::ptrdiff_t count(RawWebSocket &socket, WebSocketOpcode opcode)
{
    return std::ranges::count_if(socket.messages(), [opcode](const auto &message) { return message.kind == opcode; });
}

} // namespace

/// What a server leaves out on purpose.
class TestMutes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noHeartbeatsWhileMuted()
    {
        ServerFixture fixture{withHeartbeat(40ms)};
        fixture.server().setHeartbeatsMuted(true);
        RawPeer stream{fixture.port()};
        RawWebSocket socket{fixture.port()};
        RawPeer poll{fixture.port()};
        stream.get("/events");
        poll.get("/poll?timeout=1");
        QTRY_VERIFY(stream.input().contains("retry:") && socket.messages().size() == 1);
        // A second is 25 heartbeats long, and a long poll's answer at its timeout still comes.
        const auto answer = poll.awaitResponse();
        QVERIFY(answer);
        QVERIFY(answer->body.contains("\"events\":[]"));
        QCOMPARE(stream.input().count("\n: heartbeat\n"), 0);
        QCOMPARE(socket.messages().size(), 1U);
        fixture.publish("events still pass");
        QTRY_COMPARE(socket.messages().size(), 2U);
        QTRY_VERIFY(stream.input().contains("events still pass"));

        fixture.server().setHeartbeatsMuted(false);
        QTRY_VERIFY(stream.input().count("\n: heartbeat\n") >= 2);
        QTRY_VERIFY(count(socket, WebSocketOpcode::Ping) >= 1);
    }

    void oneTransportIsMuted()
    {
        ServerFixture fixture{withHeartbeat(40ms)};
        fixture.server().setHeartbeatsMuted(Transport::Sse, true);
        RawPeer stream{fixture.port()};
        RawWebSocket socket{fixture.port()};
        stream.get("/events");
        QTRY_VERIFY(count(socket, WebSocketOpcode::Ping) >= 1);
        QTRY_VERIFY(stream.input().contains("retry:"));
        RawPeer poll{fixture.port()};
        poll.get("/poll?timeout=60");
        QVERIFY(poll.awaitResponse());
        QCOMPARE(stream.input().count("\n: heartbeat\n"), 0);
    }

    void theEmptyAnswerIsTheHeartbeatOfALongPoll()
    {
        ServerFixture fixture{withHeartbeat(40ms)};
        RawPeer poll{fixture.port()};
        poll.get("/poll?timeout=60");
        const auto answer = poll.awaitResponse();
        QVERIFY(answer);
        QVERIFY(answer->body.contains("\"events\":[]"));
    }

    void aPingBeforeTheMuteIsStillToBeAnswered()
    {
        ServerFixture fixture{withHeartbeat(100ms)};
        RawWebSocket socket{fixture.port()};
        QTRY_COMPARE(count(socket, WebSocketOpcode::Ping), 1);
        fixture.server().setHeartbeatsMuted(true);
        QTRY_COMPARE(count(socket, WebSocketOpcode::Close), 1);
        QCOMPARE(parseClosePayload(socket.messages().back().payload)->code, 1001);
    }

    void noPongsWhileWithheld()
    {
        ServerFixture fixture;
        RawWebSocket socket{fixture.port()};
        QTRY_COMPARE(socket.messages().size(), 1U);
        fixture.server().setPongsWithheld(true);
        socket.send(WebSocketOpcode::Ping, "withheld");
        socket.sendText(R"({"type":"ping"})"); // a command, answered as such
        QTRY_COMPARE(socket.ofType(QStringLiteral("pong")).size(), 1U);
        QCOMPARE(count(socket, WebSocketOpcode::Pong), 0);

        fixture.server().setPongsWithheld(false);
        socket.send(WebSocketOpcode::Ping, "answered");
        QTRY_COMPARE(count(socket, WebSocketOpcode::Pong), 1);
        QCOMPARE(socket.messages().back().payload, "answered");
    }

    void aWithheldPongIsASignOfLifeAllTheSame()
    {
        ServerFixture fixture{withHeartbeat(200ms)};
        fixture.server().setPongsWithheld(true);
        RawWebSocket socket{fixture.port()};
        for (int pings = 1; pings <= 4; ++pings) {
            QTRY_COMPARE(count(socket, WebSocketOpcode::Ping), pings);
            socket.send(WebSocketOpcode::Ping, "I live");
        }
        QCOMPARE(count(socket, WebSocketOpcode::Close), 0);
    }
};

QTEST_GUILESS_MAIN(TestMutes)
#include "tst_mutes.moc"
