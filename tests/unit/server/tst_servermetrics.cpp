// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/servermetrics.h"

#include <QTest>

using namespace pushscope;
using namespace std::chrono_literals;

namespace {

ServerConfig withThreads(int threads)
{
    ServerConfig config;
    config.threads = threads;
    return config;
}

/// The value of that sample, or what is wrong.
QByteArray valueOf(const ServerTotals &totals, const QByteArray &sample)
{
    const QByteArray text = metricsOf(totals, {.historyEvents = 3, .historyBytes = 4, .maxConnections = 5});
    for (const QByteArray &line : text.split('\n')) {
        if (line.startsWith(sample + ' ')) {
            return line.sliced(sample.size() + 1);
        }
    }
    return QByteArrayLiteral("missing");
}

} // namespace

/// What is said of the counters of several threads.
class TestServerMetrics : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void threadsAreAddedUp()
    {
        ServerTotals totals{withThreads(3)};
        for (std::size_t i = 0; i < 3; ++i) {
            ServerCounters &counters = totals.ofThread(i);
            counters.connections.ws += 2;
            counters.delivered.sse += 10;
            counters.of(Speech::Sse).sentBytes += 100;
            counters.of(Speech::Other).endings[Ending::Idle] += 1;
            counters.of(Speech::Sse).drops[Drop::LatestOnly] += 4;
            counters.refusals.count(404);
            counters.refusals.count(499);
            counters.of(Speech::WebSocket).latency.record(200us);
            counters.of(Speech::WebSocket).latency.record(1h);
        }
        QCOMPARE(valueOf(totals, R"(pushscope_connections{transport="ws"})"), QByteArrayLiteral("6"));
        QCOMPARE(valueOf(totals, R"(pushscope_events_sent_total{transport="sse"})"), QByteArrayLiteral("30"));
        QCOMPARE(valueOf(totals, R"(pushscope_sent_bytes_total{transport="sse"})"), QByteArrayLiteral("300"));
        QCOMPARE(valueOf(totals, R"(pushscope_connections_closed_total{transport="other",reason="idle"})"),
                 QByteArrayLiteral("3"));
        QCOMPARE(valueOf(totals, R"(pushscope_events_dropped_total{transport="sse",reason="latest-only"})"),
                 QByteArrayLiteral("12"));
        QCOMPARE(valueOf(totals, R"(pushscope_http_requests_refused_total{status="404"})"), QByteArrayLiteral("3"));
        QCOMPARE(valueOf(totals, R"(pushscope_http_requests_refused_total{status="other"})"), QByteArrayLiteral("3"));
        const auto bucket = [&](const QByteArray &bound) {
            return valueOf(totals, "pushscope_delivery_latency_seconds_bucket{transport=\"ws\",le=\"" + bound + "\"}");
        };
        QCOMPARE(bucket("0.0001"), QByteArrayLiteral("0"));
        QCOMPARE(bucket("0.00025"), QByteArrayLiteral("3"));
        QCOMPARE(bucket("10"), QByteArrayLiteral("3"));
        QCOMPARE(bucket("+Inf"), QByteArrayLiteral("6"));
        QCOMPARE(valueOf(totals, R"(pushscope_delivery_latency_seconds_sum{transport="ws"})"),
                 QByteArrayLiteral("10800.0006"));
    }

    void everyThreadHearsTheWholeLog()
    {
        ServerTotals totals{withThreads(2)};
        totals.ofThread(0).published += 7;
        totals.ofThread(1).published += 9;
        QCOMPARE(valueOf(totals, "pushscope_log_events_total"), QByteArrayLiteral("9"));
    }

    void theBrokerIsAsTheThreadThatIsWorstOff()
    {
        ServerTotals totals{withThreads(2)};
        totals.ofThread(0).brokerAvailable.set(1);
        QCOMPARE(valueOf(totals, "pushscope_broker_available"), QByteArrayLiteral("0"));
        totals.ofThread(1).brokerAvailable.set(1);
        totals.ofThread(1).brokerBehind.set(12);
        totals.ofThread(0).brokerRoundTrip.set(1'500);
        totals.ofThread(0).brokerReconnects.set(1);
        totals.ofThread(1).brokerReconnects.set(2);
        QCOMPARE(valueOf(totals, "pushscope_broker_available"), QByteArrayLiteral("1"));
        QCOMPARE(valueOf(totals, "pushscope_broker_behind_events"), QByteArrayLiteral("12"));
        QCOMPARE(valueOf(totals, "pushscope_broker_round_trip_seconds"), QByteArrayLiteral("0.0015"));
        QCOMPARE(valueOf(totals, "pushscope_broker_reconnects_total"), QByteArrayLiteral("3"));
    }

    void everyLabelIsThereFromTheStart()
    {
        const ServerTotals totals{withThreads(1)};
        for (const char *const sample :
             {R"(pushscope_connections{transport="other"})", R"(pushscope_connections_refused_total{reason="tls"})",
              R"(pushscope_connections_closed_total{transport="ws",reason="heartbeat"})",
              R"(pushscope_websocket_closes_total{code="1013"})",
              R"(pushscope_resumes_total{transport="sse",outcome="reset-expired"})",
              R"(pushscope_events_publish_refused_total{reason="broker"})",
              R"(pushscope_delivery_latency_seconds_count{transport="longpoll"})",
              R"(pushscope_event_loop_lag_seconds{thread="0"})"}) {
            QCOMPARE(valueOf(totals, sample), QByteArrayLiteral("0"));
        }
    }

    void whatIsNotCountedIsGiven()
    {
        const ServerTotals totals{withThreads(1)};
        QCOMPARE(valueOf(totals, "pushscope_history_events"), QByteArrayLiteral("3"));
        QCOMPARE(valueOf(totals, "pushscope_history_bytes"), QByteArrayLiteral("4"));
        QCOMPARE(valueOf(totals, "pushscope_connections_limit"), QByteArrayLiteral("5"));
        QVERIFY(valueOf(totals, "pushscope_start_time_seconds").toDouble() > 1.7e9);
        QVERIFY(!metricsOf(totals, {}).contains("missing"));
    }
};

QTEST_APPLESS_MAIN(TestServerMetrics)
#include "tst_servermetrics.moc"
