// SPDX-License-Identifier: GPL-3.0-or-later
#include "scrape.h"
#include "slowreader.h"

#include <QTest>

using namespace pushscope;
using namespace std::chrono_literals;

namespace {

const char *const closed = "pushscope_connections_closed_total";
const char *const latencies = "pushscope_delivery_latency_seconds_count";
const char *const sent = "pushscope_events_sent_total";

QByteArray postOf(const QByteArray &body, const QByteArray &lines = {})
{
    return "POST /publish HTTP/1.1\r\nHost: localhost\r\n" + lines
        + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

} // namespace

/// What `/metrics` says of connections that end, of refusals, heartbeats and slow readers.
class TestMetricsOfTrouble : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsAcceptedEndsOrIsOpen()
    {
        ServerFixture fixture;
        Scrape scrape{fixture.port()};
        RawPeer stream{fixture.port()};
        ask(stream, "/events");
        RawWebSocket socket{fixture.port()};
        QTRY_COMPARE(socket.messages().size(), 1U);
        RawPeer poll{fixture.port()};
        poll.get("/poll");
        RawPeer wrong{fixture.port()};
        wrong.send("nonsense\r\n\r\n");
        QTRY_VERIFY(wrong.isClosed());
        RawPeer done{fixture.port()};
        done.get("/health", "Connection: close\r\n");
        QTRY_VERIFY(done.isClosed());
        QTRY_COMPARE(scrape.value(of(closed, "other", "reason", "refused")), 1);
        QTRY_COMPARE(scrape.value(of(closed, "other", "reason", "done")), 1);
        QTRY_COMPARE(scrape.value(of("pushscope_connections", "longpoll")), 1);
        QCOMPARE(scrape.value("pushscope_connections_accepted_total"), 6);
        QCOMPARE(scrape.sum("pushscope_connections"), 4);
        QCOMPARE(scrape.value(with("pushscope_http_requests_refused_total", "status", "400")), 1);

        stream.socket().abort();
        poll.socket().abort();
        socket.send(WebSocketOpcode::Close, QByteArrayLiteral("\x03\xe8"));
        QTRY_COMPARE(scrape.value(of(closed, "sse", "reason", "peer")), 1);
        QTRY_COMPARE(scrape.value(of(closed, "longpoll", "reason", "peer")), 1);
        QTRY_COMPARE(scrape.value(of(closed, "ws", "reason", "peer")), 1);
        QCOMPARE(scrape.value(with("pushscope_websocket_closes_total", "code", "1000")), 1);
        QCOMPARE(scrape.sum(closed), 5);
        QCOMPARE(scrape.sum("pushscope_connections"), 1);
    }

    void webSocketClosesAreCountedByCode()
    {
        ServerFixture fixture;
        Scrape scrape{fixture.port()};
        const auto code = [](const char *number) { return with("pushscope_websocket_closes_total", "code", number); };
        RawWebSocket binary{fixture.port()};
        binary.send(WebSocketOpcode::Binary, "no command");
        RawWebSocket gone{fixture.port()};
        QTRY_COMPARE(gone.messages().size(), 1U);
        gone.peer().socket().abort();
        QTRY_COMPARE(scrape.value(code("1003")), 1);
        QTRY_COMPARE(scrape.value(code("1006")), 1);
        QTRY_COMPARE(scrape.value(of(closed, "ws", "reason", "protocol")), 1);
        QCOMPARE(scrape.sum("pushscope_websocket_closes_total"), 2);
    }

    void whoIsNotLetInIsCounted()
    {
        ServerConfig config;
        config.maxConnections = 2;
        ServerFixture fixture{config};
        Scrape scrape{fixture.port()};
        RawPeer stream{fixture.port()};
        ask(stream, "/events");
        QCOMPARE(scrape.value("pushscope_connections_limit"), 2);
        RawPeer third{fixture.port()};
        third.get("/health");
        QVERIFY(third.awaitResponse());
        QCOMPARE(scrape.value(with("pushscope_connections_refused_total", "reason", "at-capacity")), 1);
        QCOMPARE(scrape.value(with("pushscope_http_requests_refused_total", "status", "503")), 1);
        QCOMPARE(scrape.value("pushscope_connections_accepted_total"), 3);
    }

    void publicationsAreCounted()
    {
        ServerConfig config;
        config.publishToken = "secret";
        config.limits.body = 1000;
        ServerFixture fixture{config};
        Scrape scrape{fixture.port()};
        const auto post = [&](const QByteArray &request) {
            RawPeer peer{fixture.port()};
            peer.send(request);
            const auto answer = peer.awaitResponse();
            return answer ? answer->head.status : 0;
        };
        const QByteArray token = "Authorization: Bearer secret\r\n";
        QCOMPARE(post(postOf("hello", token)), 200);
        QCOMPARE(post(postOf("hello")), 401);
        QCOMPARE(post(postOf(QByteArray(2000, 'x'), token)), 413);
        QCOMPARE(post(postOf("{", token + "Content-Type: application/json\r\n")), 400);
        const auto refused = [&](const char *reason) {
            return scrape.value(with("pushscope_events_publish_refused_total", "reason", reason));
        };
        QCOMPARE(scrape.value(with("pushscope_events_published_total", "source", "http")), 1);
        QCOMPARE(refused("forbidden"), 1);
        QCOMPARE(refused("too-large"), 1);
        QCOMPARE(refused("invalid"), 1);

        RawWebSocket may{fixture.port(), "/ws?token=secret"};
        may.sendText(R"({"type":"publish","data":1})");
        QTRY_COMPARE(scrape.value(with("pushscope_events_published_total", "source", "ws")), 1);
        RawWebSocket mayNot{fixture.port()};
        mayNot.sendText(R"({"type":"publish","data":1})");
        QTRY_COMPARE(refused("forbidden"), 2);
        QCOMPARE(scrape.sum("pushscope_events_publish_refused_total"), 4);
    }

    void heartbeatsAreCounted()
    {
        ServerConfig config;
        config.heartbeat = 50ms;
        ServerFixture fixture{config};
        Scrape scrape{fixture.port()};
        RawPeer stream{fixture.port()};
        ask(stream, "/events");
        RawPeer poll{fixture.port()};
        poll.get("/poll");
        RawPeer silent{fixture.port()};
        ask(silent, "/ws"); // never answers a ping
        QTRY_VERIFY(scrape.value(of("pushscope_heartbeats_sent_total", "sse")) >= 2);
        QTRY_COMPARE(scrape.value(of("pushscope_heartbeats_sent_total", "longpoll")), 1);
        QTRY_VERIFY(scrape.value(of("pushscope_heartbeats_sent_total", "ws")) >= 1);
        QTRY_COMPARE(scrape.value(of("pushscope_heartbeats_missed_total", "ws")), 1);
        QTRY_COMPARE(scrape.value(of(closed, "ws", "reason", "heartbeat")), 1);
        QCOMPARE(scrape.value(with("pushscope_websocket_closes_total", "code", "1001")), 1);
    }

    void slowReadersAreCounted_data()
    {
        QTest::addColumn<SlowConsumer>("policy");
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<QByteArray>("transport");
        for (const auto &[target, transport] : {std::pair{"/events", "sse"}, std::pair{"/ws", "ws"}}) {
            QTest::addRow("disconnect, %s", transport)
                << SlowConsumer::Disconnect << QByteArray{target} << QByteArray{transport};
            QTest::addRow("drop-oldest, %s", transport)
                << SlowConsumer::DropOldest << QByteArray{target} << QByteArray{transport};
            QTest::addRow("latest-only, %s", transport)
                << SlowConsumer::LatestOnly << QByteArray{target} << QByteArray{transport};
        }
    }

    void slowReadersAreCounted()
    {
        QFETCH(SlowConsumer, policy);
        QFETCH(QByteArray, target);
        QFETCH(QByteArray, transport);
        ServerConfig config;
        config.slowConsumer = policy;
        config.maxQueueBytes = 256 * 1024;
        ServerFixture fixture{config};
        Scrape scrape{fixture.port()};
        RawPeer peer{fixture.port()};
        ask(peer, target);
        peer.stopReading();
        flood(fixture, 1, 6'000);
        const auto dropped = [&](const char *reason) {
            return scrape.value(of("pushscope_events_dropped_total", transport, "reason", reason));
        };
        if (policy == SlowConsumer::Disconnect) {
            QTRY_COMPARE(scrape.value(of(closed, transport, "reason", "slow")), 1);
            QCOMPARE(scrape.sum("pushscope_events_dropped_total"), 0);
            QCOMPARE(scrape.sum("pushscope_queue_bytes"), 0);
            return;
        }
        QTRY_VERIFY(dropped(policy == SlowConsumer::LatestOnly ? "latest-only" : "drop-oldest") > 0);
        QCOMPARE(scrape.sum("pushscope_events_dropped_total"),
                 static_cast<double>(fixture.server().stats().droppedEvents));
        QVERIFY(scrape.value(of("pushscope_queue_bytes", transport)) > 0);
        QCOMPARE(scrape.sum("pushscope_queue_bytes"), static_cast<double>(fixture.server().stats().queueBytes));
        peer.goOnReading();
        QTRY_COMPARE(scrape.sum("pushscope_queue_bytes"), 0);
        QCOMPARE(scrape.value(of(latencies, transport)), scrape.value(of(sent, transport)));
    }

    void aBreakOfTheLogIsCounted()
    {
        ServerFixture fixture;
        Scrape scrape{fixture.port()};
        RawPeer peer{fixture.port()};
        ask(peer, "/events");
        peer.stopReading();
        flood(fixture, 1, 2'000);
        QTRY_VERIFY(scrape.value(of("pushscope_queue_bytes", "sse")) > 0);
        fixture.server().forgetHistory();
        peer.goOnReading();
        QTRY_COMPARE(scrape.value(of("pushscope_stream_resets_total", "sse", "reason", "expired")), 1);
        QTRY_COMPARE(scrape.sum("pushscope_queue_bytes"), 0);
    }
};

QTEST_GUILESS_MAIN(TestMetricsOfTrouble)
#include "tst_metricsoftrouble.moc"
