// SPDX-License-Identifier: GPL-3.0-or-later
#include "scrape.h"
#include "support/serverfixture.h"

#include <QFile>
#include <QTest>

using namespace pushscope;

namespace {

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

} // namespace

/// What `/metrics` looks like, and what it says of what is sent.
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
                     qPrintable(QStringLiteral("resources/help/metrics.md lacks ") + QString::fromLatin1(i.key())));
            QCOMPARE(told.value(i.key()).type, i->type);
            QCOMPARE(told.value(i.key()).labels.join(','), i->labels.join(','));
        }
        for (auto i = told.begin(); i != told.end(); ++i) {
            QVERIFY2(served.contains(i.key()),
                     qPrintable(QStringLiteral("resources/help/metrics.md tells of ") + QString::fromLatin1(i.key())));
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
            const auto row = [&path = target, &way = transport](const char *query, const char *outcome) {
                QTest::addRow("%s, %s", way, outcome)
                    << QByteArray{path} << QByteArray{way} << QByteArray{query} << QByteArray{outcome};
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
};

QTEST_GUILESS_MAIN(TestMetrics)
#include "tst_metrics.moc"
