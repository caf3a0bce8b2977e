// SPDX-License-Identifier: GPL-3.0-or-later
#include "limitsupport.h"
#include "server/viewerboard.h"

#include <QTest>

#include <algorithm>

using namespace pushscope;
using namespace pushscope::test;

namespace {

constexpr char agent[] = "User-Agent: Phone/1\r\n";

QByteArray upgrade(const QByteArray &lines)
{
    return "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
           "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
        + lines;
}

std::vector<Transport> transportsOf(const ViewerList &list)
{
    std::vector<Transport> transports;
    std::ranges::transform(list.viewers, std::back_inserter(transports), &ViewerInfo::transport);
    return transports;
}

/// The only one of its transport.
std::optional<ViewerInfo> viewerBy(ServerFixture &fixture, Transport transport)
{
    const ViewerList list = fixture.server().viewers();
    const auto found = std::ranges::find(list.viewers, transport, &ViewerInfo::transport);
    return found == list.viewers.end() ? std::nullopt : std::optional{*found};
}

/// Of the only one of its transport; none if there is none.
SessionId sessionBy(ServerFixture &fixture, Transport transport)
{
    const auto viewer = viewerBy(fixture, transport);
    return viewer ? viewer->session : SessionId{};
}

/// -1 if there is none of that transport.
qint64 deliveredBy(ServerFixture &fixture, Transport transport)
{
    const auto viewer = viewerBy(fixture, transport);
    return viewer ? viewer->delivered : -1;
}

constexpr char guestTarget[] = "/ws?token=of-the-guests";

/// Shares the server, and says where.
quint16 sharedPort(ServerFixture &fixture)
{
    const auto port = fixture.server().share(
        {.address = QHostAddress{QHostAddress::LocalHost}, .token = QByteArrayLiteral("of-the-guests")});
    if (!port) {
        qFatal("it cannot be shared: %s", qPrintable(port.error().message));
    }
    return *port;
}

std::chrono::microseconds uptime()
{
    return std::chrono::duration_cast<std::chrono::microseconds>(SteadyClock{}.now().time_since_epoch());
}

int statusFor(const ServerFixture &fixture, const QByteArray &target, const QByteArray &lines)
{
    RawPeer peer{fixture.port()};
    peer.get(target, lines + "Connection: close\r\n");
    return statusOf(peer.awaitResponse());
}

} // namespace

/// Who is there, and how one is sent away.
class TestViewers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachTransportIsListed()
    {
        ServerFixture fixture;
        QCOMPARE(fixture.server().viewers(), ViewerList{});
        RawPeer stream{fixture.port()};
        stream.get("/events", "User-Agent: Phone/1 \xc3\xa9\r\n");
        QTRY_COMPARE(transportsOf(fixture.server().viewers()), std::vector{Transport::Sse});
        RawWebSocket socket{fixture.port()};
        QTRY_VERIFY(!socket.messages().empty());
        RawPeer poll{fixture.port()};
        poll.get("/poll", "User-Agent: " + QByteArray(1000, 'x') + "\r\n");
        const std::vector all{Transport::Sse, Transport::WebSocket, Transport::LongPoll};
        QTRY_COMPARE(transportsOf(fixture.server().viewers()), all);

        const ViewerList list = fixture.server().viewers();
        QCOMPARE(list.total, 3);
        QCOMPARE(list.viewers[0].userAgent, QStringLiteral("Phone/1 \u00e9"));
        QCOMPARE(list.viewers[0].peer, QStringLiteral("127.0.0.1:%1").arg(stream.socket().localPort()));
        QVERIFY(list.viewers[0].session != SessionId{} && list.viewers[0].session != list.viewers[2].session);
        QCOMPARE(QString::fromLatin1(toText(list.viewers[1].session)),
                 socket.ofType(QStringLiteral("hello"))[0].value(QStringLiteral("session")).toString());
        QCOMPARE(list.viewers[2].userAgent, QString(ViewerInfo::longestUserAgent, u'x'));
        QVERIFY(!list.viewers[0].guest);
    }

    void whatTheyGotIsCounted()
    {
        ServerFixture fixture;
        RawPeer stream{fixture.port()};
        stream.get("/events");
        QTRY_VERIFY(viewerBy(fixture, Transport::Sse));
        RawPeer poll{fixture.port()};
        poll.get("/poll");
        QTRY_VERIFY(viewerBy(fixture, Transport::LongPoll));
        fixture.publishNumbers(1, 3);
        QTRY_COMPARE(deliveredBy(fixture, Transport::Sse), 3);
        QTRY_VERIFY(deliveredBy(fixture, Transport::LongPoll) > 0); // is known for a while after its answer
        const SessionId before = sessionBy(fixture, Transport::LongPoll);
        const auto answer = poll.awaitResponse();
        QVERIFY(answer);
        poll.get("/poll?timeout=0&after=" + fixture.epoch() + ":0");
        QVERIFY(poll.awaitResponse());
        QTRY_VERIFY(viewerBy(fixture, Transport::ShortPoll));
        QCOMPARE(sessionBy(fixture, Transport::ShortPoll), before);
        QTRY_VERIFY(deliveredBy(fixture, Transport::ShortPoll) > 3);
        stream.socket().abort();
        QTRY_VERIFY(!viewerBy(fixture, Transport::Sse));
    }

    void whatWaitsIsCounted()
    {
        ServerFixture fixture;
        RawPeer stream{fixture.port()};
        stream.get("/events");
        QTRY_VERIFY(!stream.stream().isEmpty());
        stream.stopReading();
        for (int i = 0; i < 60; ++i) {
            fixture.publish(QByteArray(100'000, 'x'));
        }
        const auto queue = [&] {
            const auto viewer = viewerBy(fixture, Transport::Sse);
            return viewer ? viewer->queueBytes : 0;
        };
        QTRY_VERIFY(queue() > 100'000);
    }

    void requestsForPagesAreNoViewers()
    {
        ServerFixture fixture;
        RawPeer peer{fixture.port()};
        peer.get("/stats");
        QVERIFY(peer.awaitResponse());
        QCOMPARE(fixture.server().viewers().total, 0);
    }

    void roundTripsAreMeasured()
    {
        ServerFixture fixture;
        RawWebSocket socket{sharedPort(fixture), guestTarget};
        std::size_t answered = 0;
        const auto answerPings = [&] {
            const auto &messages = socket.messages();
            for (; answered < messages.size(); ++answered) {
                if (messages[answered].kind == WebSocketOpcode::Ping) {
                    QTest::qWait(30); // by which the answer is late
                    socket.send(WebSocketOpcode::Pong, messages[answered].payload);
                }
            }
            const auto viewer = viewerBy(fixture, Transport::WebSocket);
            return viewer && viewer->roundTrip >= std::chrono::milliseconds{30};
        };
        QTRY_VERIFY_WITH_TIMEOUT(answerPings(), 10'000);
    }

    void guestsAloneArePinged()
    {
        ServerFixture fixture;
        RawWebSocket own{fixture.port()};
        QTRY_COMPARE(own.messages().size(), 1U);
        RawWebSocket guest{sharedPort(fixture), guestTarget};
        const auto isPinged = [&] {
            return fixture.server().viewers().guests == 1
                && std::ranges::count(guest.messages(), WebSocketOpcode::Ping, &WebSocketMessage::kind) > 0;
        };
        QTRY_VERIFY(isPinged());
        QTRY_COMPARE(fixture.server().viewers().total, 2);
        QTest::qWait(400); // longer than the book's interval
        QCOMPARE(own.messages().size(), 1U);
    }

    void anUnaskedPongIsNoRoundTrip()
    {
        ServerFixture fixture;
        RawWebSocket socket{fixture.port()};
        QTRY_VERIFY(viewerBy(fixture, Transport::WebSocket));
        socket.send(WebSocketOpcode::Pong, "0");
        socket.sendText(R"({"type":"ping"})");
        QTRY_COMPARE(socket.ofType(QStringLiteral("pong")).size(), 1U);
        const auto viewer = viewerBy(fixture, Transport::WebSocket);
        QVERIFY(viewer);
        QVERIFY(!viewer->roundTrip || *viewer->roundTrip < uptime() / 2);
    }

    void nobodyIsPingedUnlessSomebodyAsks()
    {
        ServerFixture fixture;
        RawWebSocket socket{fixture.port()};
        QTRY_COMPARE(socket.messages().size(), 1U);
        QTest::qWait(400); // longer than the book's interval
        QCOMPARE(socket.messages().size(), 1U);
    }

    void aMutedServerDoesNotPing()
    {
        ServerFixture fixture;
        fixture.server().setHeartbeatsMuted(true);
        RawWebSocket socket{fixture.port()};
        QTRY_VERIFY(viewerBy(fixture, Transport::WebSocket));
        QTest::qWait(400);
        QCOMPARE(socket.messages().size(), 1U);
    }

    void onlySoManyAreListed()
    {
        ViewerBoard board{2};
        ViewerList many;
        many.viewers.resize(ViewerList::mostListed);
        many.total = 2000;
        board.setList(0, many);
        many.viewers.resize(1);
        many.viewers[0].since = Instant{std::chrono::seconds{-1}};
        many.total = 1;
        board.setList(1, many);
        QCOMPARE(board.all().viewers.size(), ViewerList::mostListed);
        QVERIFY(board.all().viewers[0].since < Instant{}); // who came first stands first
        QCOMPARE(board.all().total, 2001);
    }

    void refusalsEndAndAreCapped()
    {
        ViewerBoard board{1};
        const Instant start{std::chrono::seconds{100}};
        QVERIFY(!board.refusesAny());
        for (int i = 0; i <= ViewerBoard::mostRefused; ++i) {
            board.refuse(QByteArray::number(i), start + std::chrono::seconds{10 + i});
        }
        QVERIFY(!board.refusal("0", start)); // gave its place up
        QCOMPARE(board.refusal("1", start), std::chrono::seconds{11});
        QVERIFY(!board.refusal("1", start + std::chrono::seconds{11}));
    }

    void aKickedStreamEndsWithAComment()
    {
        ServerFixture fixture;
        RawPeer stream{fixture.port()};
        stream.get("/events", agent);
        RawPeer other{fixture.port()};
        QTRY_VERIFY(viewerBy(fixture, Transport::Sse));
        other.get("/events", agent);
        QTRY_COMPARE(fixture.server().viewers().total, 2);
        fixture.server().kick(sessionBy(fixture, Transport::Sse));
        QTRY_VERIFY(stream.isClosed());
        QVERIFY(stream.stream().endsWith(": closed: sent away\n\n")
                || stream.stream().endsWith(":closed: sent away\n\n"));
        QTRY_COMPARE(fixture.server().viewers().total, 1);
        QVERIFY(!other.isClosed());
        QCOMPARE(statusFor(fixture, "/poll?timeout=0", agent), 200); // nothing was refused
    }

    void aKickedWebSocketHears1008()
    {
        ServerFixture fixture;
        RawWebSocket socket{fixture.port()};
        QTRY_VERIFY(viewerBy(fixture, Transport::WebSocket));
        fixture.server().kick(sessionBy(fixture, Transport::WebSocket));
        QTRY_COMPARE(reasonOf(socket, 1008), "sent away");
        QTRY_VERIFY(socket.peer().isClosed());
    }

    void aKickedPollHears403()
    {
        ServerFixture fixture;
        RawPeer poll{fixture.port()};
        poll.get("/poll");
        QTRY_VERIFY(viewerBy(fixture, Transport::LongPoll));
        fixture.server().kick(sessionBy(fixture, Transport::LongPoll));
        const auto answer = poll.awaitResponse();
        QCOMPARE(statusOf(answer), 403);
        QVERIFY(answer->body.contains("\"sent-away\""));
        QTRY_VERIFY(poll.isClosed());
        QTRY_COMPARE(fixture.server().stats().connections.longpoll, 0);
    }

    void whoWasSentAwayDoesNotComeBackAtOnce()
    {
        ServerFixture fixture;
        RawPeer stream{fixture.port()};
        stream.get("/events", agent);
        QTRY_VERIFY(viewerBy(fixture, Transport::Sse));
        fixture.server().kick(sessionBy(fixture, Transport::Sse), std::chrono::seconds{60});
        QTRY_VERIFY(stream.isClosed());
        for (const char *const target : {"/events", "/poll", "/poll?timeout=0", "/stats"}) {
            QCOMPARE(statusFor(fixture, target, agent), 403);
        }
        QCOMPARE(statusFor(fixture, "/ws", upgrade(agent)), 403);
        QCOMPARE(statusFor(fixture, "/", agent), 200);
        QCOMPARE(statusFor(fixture, "/poll?timeout=0", "User-Agent: Phone/2\r\n"), 200);
        RawPeer again{fixture.port()};
        again.get("/poll", agent);
        const auto refused = again.awaitResponse();
        QVERIFY(refused && refused->head.headers.value("Retry-After")->toInt() > 0);
    }

    void whatElseItHasOpenGoesToo()
    {
        ServerFixture fixture;
        RawPeer stream{fixture.port()};
        stream.get("/events", agent);
        QTRY_VERIFY(viewerBy(fixture, Transport::Sse));
        const SessionId session = sessionBy(fixture, Transport::Sse);
        RawPeer second{fixture.port()};
        second.get("/events", agent);
        RawPeer poll{fixture.port()};
        poll.get("/poll", agent);
        RawPeer socket{fixture.port()};
        socket.get("/ws", upgrade(agent));
        RawPeer other{fixture.port()};
        other.get("/events", "User-Agent: Phone/2\r\n");
        QTRY_COMPARE(fixture.server().viewers().total, 5);
        fixture.server().kick(session, std::chrono::seconds{60});
        QTRY_VERIFY(stream.isClosed() && second.isClosed() && poll.isClosed());
        QTRY_VERIFY(socket.input().contains("sent away"));
        QTRY_COMPARE(fixture.server().viewers().total, 1);
        QVERIFY(!other.isClosed());
    }

    void theRefusalEnds()
    {
        ServerFixture fixture;
        RawPeer stream{fixture.port()};
        stream.get("/events", agent);
        QTRY_VERIFY(viewerBy(fixture, Transport::Sse));
        fixture.server().kick(sessionBy(fixture, Transport::Sse), std::chrono::milliseconds{300});
        QTRY_VERIFY(stream.isClosed());
        QTRY_COMPARE(statusFor(fixture, "/poll?timeout=0", agent), 200);
    }

    void whoHasLeftCannotBeKicked()
    {
        ServerFixture fixture;
        RawPeer stream{fixture.port()};
        stream.get("/events");
        QTRY_VERIFY(viewerBy(fixture, Transport::Sse));
        fixture.server().kick(SessionId{1}, std::chrono::seconds{60});
        const SessionId session = sessionBy(fixture, Transport::Sse);
        stream.socket().abort();
        QTRY_COMPARE(fixture.server().viewers().total, 0);
        fixture.server().kick(session, std::chrono::seconds{60});
        QCOMPARE(statusFor(fixture, "/poll?timeout=0", {}), 200);
    }
};

QTEST_GUILESS_MAIN(TestViewers)
#include "tst_viewers.moc"
