// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/rawpeer.h"
#include "support/serverfixture.h"

#include "protocol/serversentevents.h"

#include <QJsonArray>
#include <QTest>

#include <algorithm>

using namespace pushscope;
using namespace std::chrono_literals;

namespace {

QByteArrayList idsOfStream(const QByteArray &stream)
{
    QByteArrayList ids;
    SseParser parser;
    const auto items = parser.feed(stream);
    for (const auto &item : items) {
        if (const auto *event = std::get_if<SseEvent>(&item); event != nullptr && event->type != "reset") {
            ids.append(event->lastEventId);
        }
    }
    return ids;
}

QByteArrayList idsOfBatch(const QByteArray &body)
{
    QByteArrayList ids;
    const auto events = QJsonDocument::fromJson(body).object().value(QStringLiteral("events")).toArray();
    for (const auto &event : events) {
        ids.append(event[QStringLiteral("id")].toString().toLatin1());
    }
    return ids;
}

QByteArrayList idsFromTo(const QByteArray &epoch, int from, int to)
{
    QByteArrayList ids;
    for (int i = from; i <= to; ++i) {
        ids.append(epoch + ':' + QByteArray::number(i));
    }
    return ids;
}

ServerConfig withHistory(std::size_t events)
{
    ServerConfig config;
    config.historyEvents = events;
    return config;
}

} // namespace

/// The four transports over one log: hello, live events, resuming, resets, heartbeats, endings.
class TestStreams : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aStreamBeginsWithItsHello()
    {
        ServerFixture fixture;
        fixture.publishNumbers(1, 3);
        RawPeer peer{fixture.port()};
        peer.get("/events");
        QTRY_VERIFY(peer.input().endsWith("id: " + fixture.epoch() + ":3\n\n"));
        QVERIFY(peer.input().contains("Content-Type: text/event-stream\r\n"));
        QVERIFY(peer.input().contains("Cache-Control: no-store\r\n"));
        QVERIFY(peer.input().contains("X-Accel-Buffering: no\r\n"));
        QVERIFY(peer.input().contains("\r\n\r\n: "));
        QVERIFY(peer.input().contains("\nretry: "));
        QVERIFY(!peer.input().contains("data:"));
    }

    void aWebSocketBeginsWithItsHello()
    {
        ServerFixture fixture;
        fixture.publishNumbers(1, 3);
        RawWebSocket socket{fixture.port()};
        QTRY_COMPARE(socket.messages().size(), 1U);
        const auto hello = socket.ofType(QStringLiteral("hello")).at(0);
        QCOMPARE(hello.value(QStringLiteral("next")).toString().toLatin1(), fixture.epoch() + ":3");
        QVERIFY(!hello.value(QStringLiteral("session")).toString().isEmpty());
    }

    void theSameIdsOnAllTransports()
    {
        ServerFixture fixture;
        fixture.publish("before");
        const QByteArray epoch = fixture.epoch();
        RawPeer stream{fixture.port()};
        RawWebSocket socket{fixture.port()};
        RawPeer poll{fixture.port()};
        stream.get("/events");
        poll.get("/poll");
        QTRY_COMPARE(fixture.server().stats().connections.longpoll, 1);
        QTRY_VERIFY(stream.input().contains("retry:") && socket.messages().size() == 1);
        fixture.publishNumbers(2, 20);
        fixture.publish("elsewhere", "other");
        QTRY_COMPARE(idsOfStream(stream.stream()), idsFromTo(epoch, 2, 20));
        QTRY_COMPARE(socket.ids(), idsFromTo(epoch, 2, 20));
        std::optional<RawPeer::Response> response;
        QVERIFY((response = poll.awaitResponse()));
        QCOMPARE(idsOfBatch(response->body), idsFromTo(epoch, 2, 2));
        poll.get("/poll?after=" + epoch + ":2");
        QVERIFY((response = poll.awaitResponse()));
        QCOMPARE(idsOfBatch(response->body), idsFromTo(epoch, 3, 20));
        QVERIFY(response->body.contains("\"next\":\"" + epoch + ":20\""));
        QCOMPARE(response->head.headers.value("Cache-Control").value_or(""), "no-store");
    }

    void severalChannelsInOneStream()
    {
        ServerFixture fixture;
        RawPeer stream{fixture.port()};
        stream.get("/events?channel=a,b&channel=c");
        QTRY_COMPARE(fixture.server().stats().connections.sse, 1);
        for (const char *channel : {"a", "x", "b", "default", "c"}) {
            fixture.publish("hi", channel);
        }
        const QByteArray epoch = fixture.epoch();
        QTRY_COMPARE(idsOfStream(stream.stream()), (QByteArrayList{epoch + ":1", epoch + ":3", epoch + ":5"}));
    }

    void resumesWithoutGapOrDuplicateWhileEventsFlow()
    {
        ServerFixture fixture;
        fixture.publishNumbers(1, 100);
        const QByteArray epoch = fixture.epoch();
        int published = 100;
        for (int after = 5; after < 100; after += 30) {
            RawPeer stream{fixture.port()};
            RawPeer byHeader{fixture.port()};
            RawWebSocket socket{fixture.port(), "/ws?after=" + epoch + ':' + QByteArray::number(after)};
            stream.get("/events?after=" + epoch + ':' + QByteArray::number(after));
            byHeader.get("/events?after=" + epoch + ":1",
                         "Last-Event-ID: " + epoch + ':' + QByteArray::number(after) + "\r\n");
            for (int turn = 0; turn < 200; ++turn) {
                ++published;
                fixture.publish("x");
                QCoreApplication::processEvents();
            }
            const auto expected = idsFromTo(epoch, after + 1, published);
            QTRY_COMPARE(idsOfStream(stream.stream()), expected);
            QTRY_COMPARE(idsOfStream(byHeader.stream()), expected);
            QTRY_COMPARE(socket.ids(), expected);
        }
    }

    void aResumedStreamThatBreaksAtOnceCanResumeFromWhereItWas()
    {
        ServerFixture fixture;
        fixture.publishNumbers(1, 9);
        RawPeer stream{fixture.port()};
        stream.get("/events?after=" + fixture.epoch() + ":4");
        QTRY_VERIFY(stream.input().contains("id: " + fixture.epoch() + ":4\n\nid: " + fixture.epoch() + ":5\n"));
    }

    void breaksOfContinuityAreAnnounced_data()
    {
        QTest::addColumn<QByteArray>("after");
        QTest::addColumn<QByteArray>("reason");
        QTest::newRow("expired") << QByteArray{"EPOCH:5"} << QByteArray{"expired"};
        QTest::newRow("another epoch") << QByteArray{"other:15"} << QByteArray{"epoch"};
        QTest::newRow("the future") << QByteArray{"EPOCH:99"} << QByteArray{"epoch"};
    }

    void breaksOfContinuityAreAnnounced()
    {
        QFETCH(QByteArray, after);
        QFETCH(QByteArray, reason);
        ServerFixture fixture{withHistory(10)};
        fixture.publishNumbers(1, 20);
        const QByteArray epoch = fixture.epoch();
        after.replace("EPOCH", epoch);
        const QByteArray reset =
            "\"requested\":\"" + after + R"(","first":")" + epoch + R"(:11","reason":")" + reason + '"';

        RawPeer stream{fixture.port()};
        stream.get("/events?after=" + after);
        QTRY_COMPARE(idsOfStream(stream.stream()), idsFromTo(epoch, 11, 20));
        QVERIFY(stream.input().contains("event: reset\ndata: {" + reset + "}\n\n"));
        QVERIFY(stream.input().indexOf("event: reset") < stream.input().indexOf("id: " + epoch + ":11\n"));

        RawWebSocket socket{fixture.port(), "/ws?after=" + after};
        QTRY_COMPARE(socket.ids(), idsFromTo(epoch, 11, 20));
        QCOMPARE(socket.messages()[1].payload, "{\"type\":\"reset\"," + reset + '}');

        RawPeer poll{fixture.port()};
        poll.get("/poll?after=" + after);
        std::optional<RawPeer::Response> response;
        QVERIFY((response = poll.awaitResponse()));
        QCOMPARE(idsOfBatch(response->body), idsFromTo(epoch, 11, 20));
        QVERIFY(response->body.contains(R"("reset":true)") && response->body.contains(reset));
    }

    void anEmptyPollKeepsItsCursor()
    {
        ServerFixture fixture;
        fixture.publishNumbers(1, 3);
        const QByteArray cursor = fixture.epoch() + ":3";
        RawPeer poll{fixture.port()};
        const auto began = std::chrono::steady_clock::now();
        poll.get("/poll?timeout=0.3&after=" + cursor);
        std::optional<RawPeer::Response> response;
        QVERIFY((response = poll.awaitResponse()));
        QVERIFY(std::chrono::steady_clock::now() - began >= 300ms);
        QCOMPARE(response->body, "{\"events\":[],\"next\":\"" + cursor + "\"}");
        poll.get("/poll?timeout=0");
        QVERIFY((response = poll.awaitResponse()));
        QCOMPARE(response->body, "{\"events\":[],\"next\":\"" + cursor + "\"}");
    }

    void aPollThatLeavesIsForgotten()
    {
        ServerFixture fixture;
        {
            RawPeer poll{fixture.port()};
            poll.get("/poll");
            QTRY_COMPARE(fixture.server().stats().connections.longpoll, 1);
        }
        QTRY_COMPARE(fixture.server().stats().connections.total(), 0);
        fixture.publish("no one hears it");
        QCOMPARE(fixture.server().stats().delivered.total(), 0);
    }

    void largeBacklogsComeInSeveralPolls()
    {
        constexpr int count = 6000;
        ServerFixture fixture;
        const QByteArray kilobyte(1024, 'x');
        for (int i = 0; i < count; ++i) {
            fixture.publish(kilobyte);
        }
        const QByteArray epoch = fixture.epoch();
        RawPeer poll{fixture.port()};
        QByteArrayList ids;
        QByteArray cursor = epoch + ":0";
        int polls = 0;
        while (ids.size() < count) {
            poll.get("/poll?after=" + cursor);
            const auto response = poll.awaitResponse();
            QVERIFY(response);
            ids += idsOfBatch(response->body);
            cursor = ids.constLast();
            QVERIFY(response->body.contains("\"next\":\"" + cursor + '"'));
            ++polls;
        }
        QCOMPARE(ids, idsFromTo(epoch, 1, count));
        QCOMPARE(polls, 2);
    }

    void silenceIsFilledWithHeartbeats()
    {
        ServerConfig config;
        config.heartbeat = 100ms;
        ServerFixture fixture{config};
        RawPeer stream{fixture.port()};
        RawWebSocket socket{fixture.port()};
        stream.get("/events");
        QTRY_VERIFY(stream.input().count("\n: heartbeat\n") >= 3);
        const auto pings = [&] {
            return std::ranges::count_if(socket.messages(),
                                         [](const auto &m) { return m.kind == WebSocketOpcode::Ping; });
        };
        QTRY_COMPARE(pings(), 1);
        QTRY_COMPARE(static_cast<int>(socket.messages().back().kind), static_cast<int>(WebSocketOpcode::Close));
        QCOMPARE(parseClosePayload(socket.messages().back().payload)->code, 1001);
        QTRY_VERIFY(socket.peer().isClosed());
    }

    void noHeartbeatsWhereTheyAreOff()
    {
        ManualClock clock;
        ServerConfig config;
        config.heartbeat = 0ms;
        ServerFixture fixture{config, clock};
        RawPeer stream{fixture.port()};
        RawWebSocket socket{fixture.port()};
        stream.get("/events");
        QTRY_VERIFY(stream.input().endsWith(":0\n\n") && socket.messages().size() == 1);
        const QByteArray hello = stream.input();
        clock.advance(1h);
        QTRY_VERIFY(fixture.server().stats().loopLag > 1s); // a turn of the timers has seen the hour
        fixture.publish("x");
        QTRY_COMPARE(socket.messages().size(), 2U);
        QTRY_VERIFY(stream.input().size() > hello.size());
        QVERIFY(stream.input().startsWith(hello + "id: "));
    }

    void aRunningConnectionKeepsTheHeartbeatItWasTold()
    {
        ManualClock clock;
        ServerConfig config;
        config.heartbeat = 10s;
        ServerFixture fixture{config, clock};
        RawPeer stream{fixture.port()};
        stream.get("/events");
        QTRY_VERIFY(stream.input().contains("heartbeat=10\n"));
        fixture.server().setHeartbeat(60s);
        clock.advance(11s);
        QTRY_COMPARE(stream.input().count("\n: heartbeat\n"), 1);
        RawPeer later{fixture.port()};
        later.get("/events");
        QTRY_VERIFY(later.input().contains("heartbeat=60\n"));
    }

    void nothingFollowsAClose()
    {
        ServerFixture fixture;
        RawWebSocket socket{fixture.port()};
        QTRY_COMPARE(socket.messages().size(), 1U);
        socket.send(WebSocketOpcode::Binary, "x");
        const auto closed = [&] {
            fixture.publish("x");
            return socket.messages().back().kind == WebSocketOpcode::Close;
        };
        QTRY_VERIFY(closed());
        fixture.publishNumbers(1, 20);
        socket.send(WebSocketOpcode::Close, closePayload(WebSocketCloseCode::Unsupported, {}));
        QTRY_VERIFY(socket.peer().isClosed());
        QVERIFY(socket.messages().back().kind == WebSocketOpcode::Close);
    }

    void aPongKeepsAWebSocketOpen()
    {
        ServerConfig config;
        config.heartbeat = 100ms;
        ServerFixture fixture{config};
        RawWebSocket socket{fixture.port()};
        qsizetype answered = 0;
        const auto answeredThree = [&] {
            qsizetype pings = 0;
            for (const auto &message : socket.messages()) {
                if (message.kind == WebSocketOpcode::Ping && ++pings > answered) {
                    socket.send(WebSocketOpcode::Pong, message.payload);
                    ++answered;
                }
            }
            return answered >= 3;
        };
        QTRY_VERIFY(answeredThree());
        QVERIFY(!socket.peer().isClosed());
    }

    void commands_data()
    {
        QTest::addColumn<QByteArray>("command");
        QTest::addColumn<QByteArray>("answer");
        const auto row = [](const char *name, const char *command, const char *answer) {
            QTest::newRow(name) << QByteArray{command} << QByteArray{answer};
        };
        row("echo", R"({"type":"echo","data":{"a":[1]},"ref":7})", R"({"data":{"a":[1]},"ref":7,"type":"echo"})");
        row("ping", R"({"type":"ping","ref":"r"})", R"({"ref":"r","type":"pong"})");
        row("publish", R"({"type":"publish","data":"x","ref":1})", R"({"id":"EPOCH:2","ref":1,"type":"published"})");
        row("subscribe", R"({"type":"subscribe","channel":"a"})",
            R"({"channel":"a","next":"EPOCH:1","type":"subscribed"})");
        row("unsubscribe", R"({"type":"unsubscribe","channel":"default"})",
            R"({"channel":"default","type":"unsubscribed"})");
        row("no JSON", "hello", R"("code":"invalid-json")");
        row("no object", "[1]", R"("code":"invalid-json")");
        row("unknown type", R"({"type":"fly","ref":2})", R"("code":"unknown-type")");
        row("ref of a refusal", R"({"type":"fly","ref":2})", R"("ref":2)");
        row("bad channel", R"({"type":"subscribe","channel":"a b"})", R"("field":"channel")");
        row("publish without data", R"({"type":"publish"})", R"("field":"data")");
    }

    void commands()
    {
        QFETCH(QByteArray, command);
        QFETCH(QByteArray, answer);
        ServerFixture fixture;
        fixture.publish("x");
        RawWebSocket socket{fixture.port()};
        socket.peer().socket().waitForConnected();
        QTRY_COMPARE(socket.messages().size(), 1U);
        socket.sendText(command);
        answer.replace("EPOCH", fixture.epoch());
        const auto answered = [&] {
            return std::ranges::any_of(socket.messages(), [&](const auto &m) { return m.payload.contains(answer); });
        };
        QTRY_VERIFY2(answered(), socket.messages().back().payload.constData());
        socket.sendText(R"({"type":"ping","ref":"still there"})");
        QTRY_COMPARE(socket.messages().back().payload, R"({"ref":"still there","type":"pong"})");
    }

    void subscribesWithReplayWhileAnotherChannelIsLive()
    {
        ServerFixture fixture;
        for (int i = 0; i < 10; ++i) {
            fixture.publish("x", i % 2 == 0 ? "a" : "b"); // a: 1 3 5 7 9, b: 2 4 6 8 10
        }
        const QByteArray epoch = fixture.epoch();
        RawWebSocket socket{fixture.port(), "/ws?channel=a"};
        QTRY_COMPARE(socket.messages().size(), 1U);
        fixture.publish("x", "a");
        socket.sendText("{\"type\":\"subscribe\",\"channel\":\"b\",\"after\":\"" + epoch + ":4\"}");
        const QByteArrayList expected{epoch + ":11", epoch + ":6", epoch + ":8", epoch + ":10"};
        QTRY_COMPARE(socket.ids(), expected);
        fixture.publish("x", "b");
        fixture.publish("x", "a");
        QTRY_COMPARE(socket.ids(), expected + QByteArrayList({epoch + ":12", epoch + ":13"}));
    }

    void publishingNeedsThePublishersToken()
    {
        ServerConfig config;
        config.publishToken = "write";
        ServerFixture fixture{config};
        RawWebSocket reader{fixture.port()};
        RawWebSocket writer{fixture.port(), "/ws?token=write"};
        QTRY_VERIFY(reader.messages().size() == 1 && writer.messages().size() == 1);
        reader.sendText(R"({"type":"publish","data":1})");
        QTRY_VERIFY(reader.messages().back().payload.contains(R"("code":"forbidden")"));
        writer.sendText(R"({"type":"publish","data":1})");
        QTRY_COMPARE(writer.ofType(QStringLiteral("published")).size(), 1U);
        QCOMPARE(fixture.server().stats().published, 1);
    }

    void whatIsNoWebSocketIsClosedWithItsCode_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("code");
        const auto masked = [](WebSocketOpcode opcode, const QByteArray &payload, bool fin = true) {
            return encodeMaskedWebSocketFrame(opcode, payload, {9, 8, 7, 6}, fin);
        };
        QTest::newRow("closes") << masked(WebSocketOpcode::Close, closePayload(WebSocketCloseCode::Normal, "bye"))
                                << 1000;
        QTest::newRow("closes without a code") << masked(WebSocketOpcode::Close, {}) << 1005;
        QTest::newRow("unmasked") << encodeWebSocketFrame(WebSocketOpcode::Text, "{}") << 1002;
        QTest::newRow("binary") << masked(WebSocketOpcode::Binary, "x") << 1003;
        QTest::newRow("bad UTF-8") << masked(WebSocketOpcode::Text, "\xff") << 1007;
        QTest::newRow("too large") << masked(WebSocketOpcode::Text, QByteArray(1024 * 1024 + 1, 'x')).first(64) << 1009;
        QTest::newRow("continuation of nothing") << masked(WebSocketOpcode::Continuation, "x") << 1002;
        QTest::newRow("fragmented ping") << masked(WebSocketOpcode::Ping, "x", false) << 1002;
    }

    void whatIsNoWebSocketIsClosedWithItsCode()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, code);
        ServerFixture fixture;
        RawWebSocket socket{fixture.port()};
        QTRY_COMPARE(socket.messages().size(), 1U);
        socket.peer().send(bytes);
        QTRY_VERIFY(socket.messages().back().kind == WebSocketOpcode::Close);
        QCOMPARE(static_cast<int>(parseClosePayload(socket.messages().back().payload)->code), code);
        QTRY_VERIFY(socket.peer().isClosed());
        QTRY_COMPARE(fixture.server().stats().connections.total(), 0);
    }

    void closingSaysGoodbye()
    {
        ServerFixture fixture;
        RawPeer stream{fixture.port()};
        RawPeer poll{fixture.port()};
        RawPeer idle{fixture.port()};
        RawWebSocket socket{fixture.port()};
        stream.get("/events");
        poll.get("/poll");
        const auto connections = [&] { return fixture.server().stats().connections; };
        QTRY_VERIFY(connections().sse == 1 && connections().ws == 1 && connections().longpoll == 1);
        QTRY_COMPARE(connections().other, 1);
        bool closed = false;
        connect(&fixture.server(), &PushServer::closed, this, [&] { closed = true; });
        fixture.server().close();
        QTRY_VERIFY(closed);
        QTRY_VERIFY(stream.isClosed() && poll.isClosed() && idle.isClosed() && socket.peer().isClosed());
        QCOMPARE(parseClosePayload(socket.messages().back().payload)->code, 1001);
        std::optional<RawPeer::Response> response;
        QVERIFY((response = poll.awaitResponse()));
        QVERIFY(response->body.startsWith("{\"events\":[]"));
    }
};

QTEST_GUILESS_MAIN(TestStreams)
#include "tst_streams.moc"
