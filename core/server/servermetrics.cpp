// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/servermetrics.h"

#include "server/metricstext.h"

#include <QtGlobal>

#include <algorithm>
#include <ctime>
#include <span>

namespace pushscope {

namespace {

using Threads = std::span<const ServerCounters>;

template <typename Figure>
qint64 sumOf(Threads threads, Figure figure)
{
    qint64 sum = 0;
    for (const ServerCounters &counters : threads) {
        sum += figure(counters).value();
    }
    return sum;
}

template <typename Figure>
qint64 mostOf(Threads threads, Figure figure)
{
    qint64 most = 0;
    for (const ServerCounters &counters : threads) {
        most = std::max(most, figure(counters).value());
    }
    return most;
}

constexpr double inSeconds(qint64 microseconds)
{
    return static_cast<double>(microseconds) / 1e6;
}

/// One sample for each name; `figure(counters, index)` is that thread's.
template <typename Names, typename Figure>
void samples(MetricsText &text, Threads threads, const char *label, const Names &names, Figure figure)
{
    for (std::size_t i = 0; i < names.size(); ++i) {
        text.sample({{label, names[i]}},
                    sumOf(threads, [&](const auto &counters) -> const Counter & { return figure(counters, i); }));
    }
}

/// One sample for each transport.
template <typename Figure>
void samplesByTransport(MetricsText &text, Threads threads, Figure figure)
{
    samples(text, threads, "transport", speechNames,
            [&](const auto &counters, std::size_t i) -> const Counter & { return figure(counters.transports[i]); });
}

/// One for each transport and name.
template <typename Names, typename Figure>
void samplesByTransport(MetricsText &text, Threads threads, const char *label, const Names &names, Figure figure)
{
    for (std::size_t transport = 0; transport < speechNames.size(); ++transport) {
        for (std::size_t i = 0; i < names.size(); ++i) {
            text.sample({{"transport", speechNames[transport]}, {label, names[i]}},
                        sumOf(threads, [&](const auto &counters) -> const Counter & {
                            return figure(counters.transports[transport]).at(i);
                        }));
        }
    }
}

/// One for each number, and one for all others.
template <typename Names, typename Figure>
void samplesByNumber(MetricsText &text, Threads threads, const char *label, const Names &numbers, Figure figure)
{
    for (std::size_t i = 0; i <= numbers.size(); ++i) {
        const QByteArray name = i < numbers.size() ? QByteArray::number(numbers[i]) : QByteArrayLiteral("other");
        text.sample({{label, name}},
                    sumOf(threads, [&](const auto &counters) -> const Counter & { return figure(counters).at(i); }));
    }
}

void samplesOf(MetricsText &text, Threads threads, ServerCounters::PerTransport ServerCounters::*which)
{
    using PerTransport = ServerCounters::PerTransport;
    constexpr std::array members{&PerTransport::sse, &PerTransport::ws, &PerTransport::longpoll, &PerTransport::other};
    samples(text, threads, "transport", speechNames,
            [&](const auto &counters, std::size_t i) -> const Counter & { return counters.*which.*members[i]; });
}

void single(MetricsText &text, Threads threads, Counter ServerCounters::*which)
{
    text.sample(sumOf(threads, [which](const auto &counters) -> const Counter & { return counters.*which; }));
}

void writeServer(MetricsText &text, const ServerTotals &totals)
{
    text.gauge("pushscope_build_info", "1, with the version of the program and of Qt as labels.");
    text.sample({{"version", PUSHSCOPE_VERSION}, {"qt", qVersion()}}, qint64{1});
    text.gauge("pushscope_start_time_seconds", "When the server was started, in Unix time.");
    text.sample(totals.startTime());
    text.counter("pushscope_process_cpu_seconds_total", "Processor time of the whole process.");
    text.sample(static_cast<double>(std::clock()) / CLOCKS_PER_SEC);
}

void writeConnections(MetricsText &text, Threads threads, const MetricsState &state)
{
    text.gauge("pushscope_connections",
               "Connections that are open, by what they speak at present; longpoll are those that wait for an answer.");
    samplesOf(text, threads, &ServerCounters::connections);
    text.gauge("pushscope_connections_limit", "The most connections that may be open.");
    text.sample(state.maxConnections);
    text.counter("pushscope_connections_accepted_total",
                 "Connections that were accepted, those that were then refused with an answer among them.");
    single(text, threads, &ServerCounters::accepted);
    text.counter("pushscope_connections_refused_total", "Connections that were not let in, by reason.");
    samples(text, threads, "reason", gateRefusalNames, [](const auto &counters, std::size_t i) -> const Counter & {
        const auto reason = static_cast<GateRefusal>(i);
        return reason == GateRefusal::Tls ? counters.tlsFailed : counters.gateRefusals[reason];
    });
    text.counter("pushscope_connections_closed_total",
                 "Connections that ended, by what they spoke at the end and by the reason.");
    samplesByTransport(
        text, threads, "reason", endingNames, [](const auto &transport) -> const auto & { return transport.endings; });
    text.counter("pushscope_websocket_closes_total",
                 "WebSockets that ended, by the code of the close frame that the server sent; 1006 if it sent none.");
    samplesByNumber(
        text, threads, "code", closeCodes, [](const auto &counters) -> const auto & { return counters.closes; });
}

void writeRequests(MetricsText &text, Threads threads)
{
    text.counter("pushscope_http_requests_total", "HTTP requests of any kind, upgrades and polls among them.");
    single(text, threads, &ServerCounters::requests);
    text.counter("pushscope_http_requests_refused_total", "HTTP requests that were refused, by status.");
    samplesByNumber(
        text, threads, "status", refusalStatuses,
        [](const auto &counters) -> const auto & { return counters.refusals; });
    text.counter("pushscope_streams_begun_total",
                 "Event streams that began; for longpoll and other the polls that were asked.");
    samplesByTransport(text, threads, [](const auto &transport) -> const Counter & { return transport.begun; });
    text.counter(
        "pushscope_resumes_total",
        "How streams began: fresh, resumed after the id that was named, or with a reset. Of polls the first of "
        "each connection counts.");
    samplesByTransport(
        text, threads, "outcome", startNames, [](const auto &transport) -> const auto & { return transport.starts; });
    text.counter("pushscope_stream_resets_total", "Resets that open streams and waiting polls were told, by reason.");
    samplesByTransport(
        text, threads, "reason", breakNames, [](const auto &transport) -> const auto & { return transport.breaks; });
}

void writeEvents(MetricsText &text, Threads threads)
{
    text.counter("pushscope_log_events_total",
                 "Events of the log that the server has heard, whoever published them; the same on all nodes.");
    text.sample(mostOf(threads, [](const auto &counters) -> const Counter & { return counters.published; }));
    text.counter("pushscope_events_published_total", "Events that entered the log through this server, by source.");
    samples(text, threads, "source", sourceNames,
            [](const auto &counters, std::size_t i) -> const Counter & { return counters.publications.at(i); });
    text.counter("pushscope_events_publish_refused_total", "Publications that were not taken, by reason.");
    samples(text, threads, "reason", publishRefusalNames,
            [](const auto &counters, std::size_t i) -> const Counter & { return counters.publishRefusals.at(i); });
    text.counter("pushscope_feed_invalid_utf8_total", "Lines of the feed that were no UTF-8.");
    single(text, threads, &ServerCounters::feedInvalidUtf8);
    text.counter("pushscope_events_sent_total", "Events that were sent.");
    samplesOf(text, threads, &ServerCounters::delivered);
    text.counter("pushscope_events_replayed_total", "Of the events sent, those that were older than the stream.");
    samplesByTransport(text, threads, [](const auto &transport) -> const Counter & { return transport.replayed; });
    text.counter("pushscope_sent_bytes_total", "Bytes that were given to the system or queued, without those of TLS.");
    samplesByTransport(text, threads, [](const auto &transport) -> const Counter & { return transport.sentBytes; });
    text.counter("pushscope_heartbeats_sent_total", "Comments, pings and empty answers that only say: still here.");
    samplesByTransport(text, threads, [](const auto &transport) -> const Counter & { return transport.heartbeats; });
    text.counter("pushscope_heartbeats_missed_total", "Pings that were not answered in time; only ws has them.");
    samplesByTransport(text, threads,
                       [](const auto &transport) -> const Counter & { return transport.heartbeatsMissed; });
}

void writeLatency(MetricsText &text, Threads threads)
{
    text.histogram("pushscope_delivery_latency_seconds",
                   "From when an event was due until it was given to a connection that was there before it. Of polls "
                   "the first of each connection does not count.");
    std::array<double, LatencyBuckets::bounds.size()> bounds{};
    std::ranges::transform(LatencyBuckets::bounds, bounds.begin(), inSeconds);
    for (std::size_t transport = 0; transport < speechNames.size(); ++transport) {
        std::array<qint64, LatencyBuckets::buckets> counts{};
        qint64 sum = 0;
        for (const ServerCounters &counters : threads) {
            const LatencyBuckets &latency = counters.transports[transport].latency;
            for (std::size_t i = 0; i < counts.size(); ++i) {
                counts[i] += latency.count(i);
            }
            sum += latency.sum().count();
        }
        text.buckets({"transport", speechNames[transport]}, bounds, counts, inSeconds(sum));
    }
}

void writeQueues(MetricsText &text, Threads threads, const MetricsState &state)
{
    text.gauge("pushscope_queue_bytes", "Bytes that wait for slow readers, in all connections.");
    samplesByTransport(text, threads, [](const auto &transport) -> const Counter & { return transport.queueBytes; });
    text.gauge("pushscope_queue_limit_bytes", "What may wait for one connection.");
    text.sample(state.maxQueueBytes);
    text.counter("pushscope_events_dropped_total",
                 "Events that one who subscribed to them was not sent, by reason; once for each such reader.");
    samplesByTransport(
        text, threads, "reason", dropNames, [](const auto &transport) -> const auto & { return transport.drops; });
    text.gauge("pushscope_history_events", "Events that can be replayed.");
    text.sample(state.historyEvents);
    text.gauge("pushscope_history_bytes", "What those take.");
    text.sample(state.historyBytes);
}

void writeBroker(MetricsText &text, Threads threads)
{
    const bool available =
        std::ranges::all_of(threads, [](const auto &counters) { return counters.brokerAvailable.value() == 1; });
    text.gauge("pushscope_broker_available", "1 if every thread can publish, else 0.");
    text.sample(qint64{available ? 1 : 0});
    text.gauge("pushscope_broker_behind_events",
               "Events that the log is known to have and the thread furthest behind has not heard.");
    text.sample(mostOf(threads, [](const auto &counters) -> const Counter & { return counters.brokerBehind; }));
    text.gauge("pushscope_broker_round_trip_seconds", "To the broker and back, at the latest measurement.");
    text.sample(
        inSeconds(mostOf(threads, [](const auto &counters) -> const Counter & { return counters.brokerRoundTrip; })));
    text.counter("pushscope_broker_reconnects_total", "Connections to the broker that were made anew.");
    single(text, threads, &ServerCounters::brokerReconnects);
    text.counter("pushscope_broker_refused_total", "Publications that the broker refused or could not be given.");
    single(text, threads, &ServerCounters::brokerRefused);
}

void writeLoops(MetricsText &text, Threads threads)
{
    text.gauge("pushscope_event_loop_lag_seconds",
               "How late a timer of the thread fires: the worst of about the last second.");
    for (std::size_t i = 0; i < threads.size(); ++i) {
        text.sample({{"thread", QByteArray::number(i)}}, inSeconds(threads[i].loopLag.value()));
    }
}

} // namespace

QByteArray metricsOf(const ServerTotals &totals, const MetricsState &state)
{
    MetricsText text;
    const Threads threads{totals.threads()};
    writeServer(text, totals);
    writeConnections(text, threads, state);
    writeRequests(text, threads);
    writeEvents(text, threads);
    writeLatency(text, threads);
    writeQueues(text, threads, state);
    writeBroker(text, threads);
    writeLoops(text, threads);
    return text.text();
}

} // namespace pushscope
