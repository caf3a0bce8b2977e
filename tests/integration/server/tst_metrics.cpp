// SPDX-License-Identifier: GPL-3.0-or-later
#include "scrape.h"
#include "slowreader.h"

#include <QFile>
#include <QTest>

using namespace pushscope;
using namespace std::chrono_literals;

namespace {

QByteArray of(const char *name, const QByteArray &transport)
{
    return QByteArray{name} + "{transport=\"" + transport + "\"}";
}

QByteArray of(const char *name, const QByteArray &transport, const char *label, const QByteArray &value)
{
    return QByteArray{name} + "{transport=\"" + transport + "\"," + label + "=\"" + value + "\"}";
}

QByteArray with(const char *name, const char *label, const char *value)
{
    return QByteArray{name} + '{' + label + "=\"" + value + "\"}";
}

const char *const closed = "pushscope_connections_closed_total";
const char *const resumes = "pushscope_resumes_total";
const char *const latencies = "pushscope_delivery_latency_seconds_count";
const char *const replays = "pushscope_events_replayed_total";
const char *const sent = "pushscope_events_sent_total";

struct Family
{
    QByteArray type;
    QByteArrayList labels;

    bool operator==(const Family &) const = default;
};

/// What is served, by the family's name.
QHash<QByteArray, Family> familiesOf(const QByteArray &text)
{
    QHash<QByteArray, Family> families;
    QByteArray name;
    for (const QByteArray &line : text.split('\n')) {
        if (line.startsWith("# TYPE ")) {
            const auto words = line.split(' ');
            name = words.at(2);
            families[name].type = words.at(3);
        } else if (line.contains('{')) {
            const auto open = line.indexOf('{');
            for (const QByteArray &pair : line.sliced(open + 1, line.indexOf('}') - open - 1).split(',')) {
                const QByteArray label = pair.first(pair.indexOf('='));
                if (label != "le" && !families[name].labels.contains(label)) {
                    families[name].labels.append(label);
                }
            }
        }
    }
    return families;
}

/// What the table of the page tells.
QHash<QByteArray, Family> familiesInDocs()
{
    QHash<QByteArray, Family> families;
    QFile file{QStringLiteral(PUSHSCOPE_METRICS_DOCS)};
    if (!file.open(QIODevice::ReadOnly)) {
        return families;
    }
    for (const QByteArray &line : file.readAll().split('\n')) {
        const auto cells = line.split('|');
        if (!line.startsWith("| `pushscope_") || cells.size() != 7) {
            continue;
        }
        Family &family = families[cells.at(1).trimmed().replace('`', "")];
        family.type = cells.at(2).trimmed();
        for (const QByteArray &label : cells.at(3).split(',')) {
            if (label.contains('`')) {
                family.labels.append(label.trimmed().replace('`', ""));
            }
        }
    }
    return families;
}

QByteArray postOf(const QByteArray &body, const QByteArray &lines = {})
{
    return "POST /publish HTTP/1.1\r\nHost: localhost\r\n" + lines
        + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

} // namespace

/// What `/metrics` says of what happens to real connections.
class TestMetrics : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void methods()
    {
        ServerFixture fixture;
        RawPeer peer{fixture.port()};
        peer.get("/metrics");
        auto answer = peer.awaitResponse();
        QVERIFY(answer);
        QCOMPARE(answer->head.status, 200);
        QCOMPARE(answer->head.headers.value("Content-Type"),
                 QByteArrayLiteral("text/plain; version=0.0.4; charset=utf-8"));
        QVERIFY(answer->body.startsWith("# HELP pushscope_"));
        QVERIFY(answer->body.endsWith('\n'));

        peer.send("HEAD /metrics HTTP/1.1\r\nHost: localhost\r\n\r\n");
        QVERIFY((answer = peer.awaitResponse(true)));
        QCOMPARE(answer->head.status, 200);
        QVERIFY(answer->body.isEmpty());

        peer.send("POST /metrics HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n");
        QVERIFY((answer = peer.awaitResponse()));
        QCOMPARE(answer->head.status, 405);
        QCOMPARE(answer->head.headers.value("Allow"), QByteArrayLiteral("GET, HEAD, OPTIONS"));
    }

    void itNeedsTheTokenForReading()
    {
        ServerConfig config;
        config.token = "secret";
        config.publishToken = "other";
        ServerFixture fixture{config};
        const auto statusWith = [&](const QByteArray &lines) {
            RawPeer peer{fixture.port()};
            peer.get("/metrics", lines);
            const auto answer = peer.awaitResponse();
            return answer ? answer->head.status : 0;
        };
        QCOMPARE(statusWith({}), 401);
        QCOMPARE(statusWith("Authorization: Bearer wrong\r\n"), 403);
        QCOMPARE(statusWith("Authorization: Bearer secret\r\n"), 200);
    }

    void thePageTellsWhatIsServed()
    {
        ServerFixture fixture;
        const auto served = familiesOf(Scrape{fixture.port()}.text());
        const auto told = familiesInDocs();
        QVERIFY(served.size() > 30);
        for (auto i = served.begin(); i != served.end(); ++i) {
            QVERIFY2(told.contains(i.key()),
                     qPrintable(QStringLiteral("docs/metrics.md lacks ") + QString::fromLatin1(i.key())));
            QCOMPARE(told.value(i.key()).type, i->type);
            QCOMPARE(told.value(i.key()).labels.join(','), i->labels.join(','));
        }
        for (auto i = told.begin(); i != told.end(); ++i) {
            QVERIFY2(served.contains(i.key()),
                     qPrintable(QStringLiteral("docs/metrics.md tells of ") + QString::fromLatin1(i.key())));
        }
    }

    void whatIsSentIsCounted_data()
    {
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<QByteArray>("transport");
        QTest::newRow("sse") << QByteArrayLiteral("/events") << QByteArrayLiteral("sse");
        QTest::newRow("ws") << QByteArrayLiteral("/ws") << QByteArrayLiteral("ws");
    }

    void whatIsSentIsCounted()
    {
        QFETCH(QByteArray, target);
        QFETCH(QByteArray, transport);
        ServerFixture fixture;
        Scrape scrape{fixture.port()};
        fixture.publishNumbers(1, 3);
        RawPeer peer{fixture.port()};
        ask(peer, target + "?after=" + fixture.epoch() + ":1");
        QTRY_COMPARE(scrape.value(of("pushscope_connections", transport)), 1);
        fixture.publishNumbers(4, 8);
        QTRY_COMPARE(scrape.value(of(sent, transport)), 7);
        QCOMPARE(scrape.value(of(replays, transport)), 2);
        QCOMPARE(scrape.value(of(latencies, transport)), 5);
        QCOMPARE(scrape.value(of(resumes, transport, "outcome", "resumed")), 1);
        QCOMPARE(scrape.value(of("pushscope_streams_begun_total", transport)), 1);
        QTRY_COMPARE(scrape.value(of("pushscope_sent_bytes_total", transport)),
                     static_cast<double>(peer.input().size()));
        QCOMPARE(scrape.value("pushscope_log_events_total"), 8);
        QCOMPARE(scrape.value(with("pushscope_events_published_total", "source", "feed")), 8);
        QCOMPARE(scrape.value("pushscope_history_events"), 8);
        QCOMPARE(scrape.value("pushscope_broker_available"), 1);
    }

    void pollsAreCounted()
    {
        ServerFixture fixture;
        Scrape scrape{fixture.port()};
        fixture.publishNumbers(1, 3);
        const QByteArray first = fixture.epoch() + ":1";
        RawPeer peer{fixture.port()};
        peer.get("/poll?after=" + first); // at once
        QVERIFY(peer.awaitResponse());
        QCOMPARE(scrape.value(of(resumes, "longpoll", "outcome", "resumed")), 1);
        QCOMPARE(scrape.value(of(replays, "longpoll")), 2);
        QCOMPARE(scrape.value(of(latencies, "longpoll")), 0);
        peer.get("/poll?after=" + fixture.epoch() + ":2"); // as one that comes again
        QVERIFY(peer.awaitResponse());
        QCOMPARE(scrape.value(of(latencies, "longpoll")), 1);
        peer.get("/poll"); // waits
        QTRY_COMPARE(scrape.value(of("pushscope_connections", "longpoll")), 1);
        fixture.publish("now");
        QVERIFY(peer.awaitResponse());
        QCOMPARE(scrape.value(of(latencies, "longpoll")), 2);
        QCOMPARE(scrape.value(of(sent, "longpoll")), 4);
        QCOMPARE(scrape.value(of("pushscope_streams_begun_total", "longpoll")), 3);
        QCOMPARE(scrape.sum(resumes), 1);
        peer.get("/poll?timeout=0&after=" + first);
        QVERIFY(peer.awaitResponse());
        QCOMPARE(scrape.value(of(sent, "other")), 3);
        QCOMPARE(scrape.value(of(latencies, "other")), 3);
        QVERIFY(scrape.value(of("pushscope_sent_bytes_total", "longpoll")) > 100);
    }

    void howStreamsBegin_data()
    {
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<QByteArray>("transport");
        QTest::addColumn<QByteArray>("query");
        QTest::addColumn<QByteArray>("outcome");
        for (const auto &[target, transport] :
             {std::pair{"/events?", "sse"}, std::pair{"/ws?", "ws"}, std::pair{"/poll?timeout=60&", "longpoll"},
              std::pair{"/poll?timeout=0&", "other"}}) {
            const auto row = [&](const char *query, const char *outcome) {
                QTest::addRow("%s, %s", transport, outcome)
                    << QByteArray{target} << QByteArray{transport} << QByteArray{query} << QByteArray{outcome};
            };
            row("", "fresh");
            row("after=EPOCH:9", "resumed");
            row("after=unknown:9", "reset-epoch");
            row("after=EPOCH:1", "reset-expired");
        }
    }

    void howStreamsBegin()
    {
        QFETCH(QByteArray, target);
        QFETCH(QByteArray, transport);
        QFETCH(QByteArray, query);
        QFETCH(QByteArray, outcome);
        ServerConfig config;
        config.historyEvents = 5;
        ServerFixture fixture{config};
        fixture.publishNumbers(1, 10);
        Scrape scrape{fixture.port()};
        RawPeer peer{fixture.port()};
        ask(peer, target + query.replace("EPOCH", fixture.epoch()));
        QTRY_COMPARE(scrape.value(of(resumes, transport, "outcome", outcome)), 1);
        QCOMPARE(scrape.sum(resumes), 1);
    }

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

private:
    static void ask(RawPeer &peer, const QByteArray &target)
    {
        peer.get(target,
                 target.startsWith("/ws") ? QByteArrayLiteral("Upgrade: websocket\r\nConnection: Upgrade\r\n"
                                                              "Sec-WebSocket-Version: 13\r\n"
                                                              "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n")
                                          : QByteArray{});
        if (!target.startsWith("/poll")) {
            QTRY_VERIFY(peer.input().contains("hello") || peer.input().contains("retry:"));
        }
    }
};

QTEST_GUILESS_MAIN(TestMetrics)
#include "tst_metrics.moc"
