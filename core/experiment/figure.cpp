// SPDX-License-Identifier: GPL-3.0-or-later
#include "experiment/figure.h"

#include "experiment/experimenttexts.h"
#include "message/language.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace pushscope {

namespace {

using Unit = FigureInfo::Unit;

FigureInfo ofClients(Figure figure, const char *name, const char *title, const char *says, Unit unit = Unit::Count)
{
    return {figure, QLatin1String{name}, unit, false, true, title, says};
}

FigureInfo ofClientsInAll(Figure figure, const char *name, const char *title, const char *says, Unit unit = Unit::Count)
{
    return {figure, QLatin1String{name}, unit, false, false, title, says};
}

FigureInfo ofServer(Figure figure, const char *name, const char *title, const char *says, Unit unit = Unit::Count)
{
    return {figure, QLatin1String{name}, unit, true, false, title, says};
}

/// At most two digits behind the point, and none that say nothing.
QString plainNumber(double value)
{
    constexpr int digits = 2;
    constexpr double hundredth = 0.01;
    const QLocale locale = textLocale();
    if (value != 0 && std::abs(value) < hundredth) {
        return locale.toString(value, 'g', digits);
    }
    QString text = locale.toString(value, 'f', digits);
    const QString point = locale.decimalPoint();
    while (text.contains(point) && (text.endsWith(QLatin1Char('0')) || text.endsWith(point))) {
        text.chop(1);
    }
    return text;
}

QString timeText(double microseconds)
{
    struct TimeUnit
    {
        double size;
        QString name;
    };
    static const std::array units{TimeUnit{60e6, QStringLiteral("min")}, TimeUnit{1e6, QStringLiteral("s")},
                                  TimeUnit{1e3, QStringLiteral("ms")}, TimeUnit{1, QStringLiteral("µs")}};
    const double amount = std::abs(microseconds);
    const auto *unit = std::ranges::find_if(units, [amount](const TimeUnit &each) { return amount >= each.size; });
    if (unit == units.end()) {
        return plainNumber(microseconds) + QStringLiteral(" ms"); // nothing
    }
    return plainNumber(microseconds / unit->size) + QLatin1Char(' ') + unit->name;
}

QString windowText(const FigureQuery &query)
{
    const auto text = [](std::chrono::milliseconds time) {
        return timeText(static_cast<double>(std::chrono::microseconds{time}.count()));
    };
    if (query.from && query.to) {
        return FigureText::tr(" from %1 to %2").arg(text(*query.from), text(*query.to));
    }
    if (query.from) {
        return FigureText::tr(" from %1").arg(text(*query.from));
    }
    return query.to ? FigureText::tr(" until %1").arg(text(*query.to)) : QString{};
}

QString soughtText(const FigureQuery &query)
{
    constexpr qsizetype mostShown = 60;
    QString text = QString::fromUtf8(query.text).simplified();
    if (text.size() > mostShown) {
        text = text.left(mostShown) + QStringLiteral("…");
    }
    QString quoted = FigureText::tr(" (“%1”)").arg(text);
    if (!query.up) {
        return quoted;
    }
    return quoted + (*query.up ? FigureText::tr(" sent by") : FigureText::tr(" received by"));
}

} // namespace

const std::vector<FigureInfo> &figures() // NOLINT(readability-function-size): a table
{
    static const std::vector<FigureInfo> all{
        ofClients(Figure::Delivered, "delivered", QT_TRANSLATE_NOOP("Figure", "events delivered"),
                  QT_TRANSLATE_NOOP("Figure", "events that arrived, each once")),
        ofClients(Figure::Lost, "lost", QT_TRANSLATE_NOOP("Figure", "events lost"),
                  QT_TRANSLATE_NOOP("Figure", "events that were due and never came")),
        ofClients(Figure::Late, "late", QT_TRANSLATE_NOOP("Figure", "late events"),
                  QT_TRANSLATE_NOOP("Figure", "events that came live, but later than `late_after`")),
        ofClients(Figure::Replayed, "replayed", QT_TRANSLATE_NOOP("Figure", "events replayed"),
                  QT_TRANSLATE_NOOP("Figure", "events that came from the history, after a reconnect")),
        ofClients(Figure::Duplicates, "duplicates", QT_TRANSLATE_NOOP("Figure", "duplicates"),
                  QT_TRANSLATE_NOOP("Figure", "deliveries beyond the first of an event")),
        ofClients(Figure::OutOfOrder, "out_of_order", QT_TRANSLATE_NOOP("Figure", "events out of order"),
                  QT_TRANSLATE_NOOP("Figure", "events that came after a later one")),
        ofClients(Figure::Gaps, "gaps", QT_TRANSLATE_NOOP("Figure", "gaps"),
                  QT_TRANSLATE_NOOP("Figure", "times that an event was seen to be missing")),
        ofClients(Figure::Resets, "resets", QT_TRANSLATE_NOOP("Figure", "resets"),
                  QT_TRANSLATE_NOOP("Figure", "times that the server said that continuity is broken")),
        ofClients(Figure::Heartbeats, "heartbeats", QT_TRANSLATE_NOOP("Figure", "heartbeats"),
                  QT_TRANSLATE_NOOP("Figure", "signs of life without an event")),
        ofClients(Figure::Reconnects, "reconnects", QT_TRANSLATE_NOOP("Figure", "reconnects"),
                  QT_TRANSLATE_NOOP("Figure", "times that a lost connection was open again")),
        ofClients(Figure::Attempts, "attempts", QT_TRANSLATE_NOOP("Figure", "connection attempts"),
                  QT_TRANSLATE_NOOP("Figure", "connections tried")),
        ofClients(Figure::LatencyMin, "latency_min", QT_TRANSLATE_NOOP("Figure", "least latency"),
                  QT_TRANSLATE_NOOP("Figure", "arrived − due, of what came live and of what was replayed"), Unit::Time),
        ofClients(Figure::LatencyP50, "latency_p50", QT_TRANSLATE_NOOP("Figure", "p50 latency"),
                  QT_TRANSLATE_NOOP("Figure", "its median"), Unit::Time),
        ofClients(Figure::LatencyP90, "latency_p90", QT_TRANSLATE_NOOP("Figure", "p90 latency"),
                  QT_TRANSLATE_NOOP("Figure", "nine of ten are at most so late"), Unit::Time),
        ofClients(Figure::LatencyP99, "latency_p99", QT_TRANSLATE_NOOP("Figure", "p99 latency"),
                  QT_TRANSLATE_NOOP("Figure", "99 of 100 are"), Unit::Time),
        ofClients(Figure::LatencyMax, "latency_max", QT_TRANSLATE_NOOP("Figure", "highest latency"),
                  QT_TRANSLATE_NOOP("Figure", "its highest"), Unit::Time),
        ofClients(Figure::LatencyMean, "latency_mean", QT_TRANSLATE_NOOP("Figure", "mean latency"),
                  QT_TRANSLATE_NOOP("Figure", "its mean"), Unit::Time),
        ofClients(Figure::ConnectP50, "connect_p50", QT_TRANSLATE_NOOP("Figure", "p50 time to connect"),
                  QT_TRANSLATE_NOOP("Figure", "from an attempt to the open connection, the median"), Unit::Time),
        ofClients(Figure::ConnectMax, "connect_max", QT_TRANSLATE_NOOP("Figure", "longest time to connect"),
                  QT_TRANSLATE_NOOP("Figure", "its highest"), Unit::Time),
        ofClients(Figure::RoundTripP50, "round_trip_p50", QT_TRANSLATE_NOOP("Figure", "p50 round trip"),
                  QT_TRANSLATE_NOOP("Figure", "of polls: from a request to its answer, the median"), Unit::Time),
        ofClients(Figure::RoundTripP90, "round_trip_p90", QT_TRANSLATE_NOOP("Figure", "p90 round trip"),
                  QT_TRANSLATE_NOOP("Figure", "nine of ten are at most so long"), Unit::Time),
        ofClients(Figure::RoundTripP99, "round_trip_p99", QT_TRANSLATE_NOOP("Figure", "p99 round trip"),
                  QT_TRANSLATE_NOOP("Figure", "99 of 100 are"), Unit::Time),
        ofClients(Figure::RoundTripMax, "round_trip_max", QT_TRANSLATE_NOOP("Figure", "longest round trip"),
                  QT_TRANSLATE_NOOP("Figure", "its highest"), Unit::Time),
        ofClients(Figure::WireBytesIn, "wire_bytes_in", QT_TRANSLATE_NOOP("Figure", "bytes received"),
                  QT_TRANSLATE_NOOP("Figure", "all bytes received: heads, framing, payload"), Unit::Bytes),
        ofClients(Figure::WireBytesOut, "wire_bytes_out", QT_TRANSLATE_NOOP("Figure", "bytes sent"),
                  QT_TRANSLATE_NOOP("Figure", "all bytes sent"), Unit::Bytes),
        ofClients(Figure::WireBytesPerEvent, "wire_bytes_per_event",
                  QT_TRANSLATE_NOOP("Figure", "wire bytes per event"),
                  QT_TRANSLATE_NOOP("Figure", "both together, for each event delivered"), Unit::Bytes),
        ofClients(Figure::PayloadBytesPerEvent, "payload_bytes_per_event",
                  QT_TRANSLATE_NOOP("Figure", "payload bytes per event"), QT_TRANSLATE_NOOP("Figure", "the data alone"),
                  Unit::Bytes),
        ofClientsInAll(Figure::OpenAtEnd, "open_at_end", QT_TRANSLATE_NOOP("Figure", "connections open at the end"),
                       QT_TRANSLATE_NOOP("Figure", "clients with an open connection when the run ends")),
        ofClientsInAll(Figure::EverOpen, "ever_open", QT_TRANSLATE_NOOP("Figure", "clients that were ever connected"),
                       QT_TRANSLATE_NOOP("Figure", "clients that were ever connected")),
        ofClientsInAll(Figure::FailedAtEnd, "failed_at_end", QT_TRANSLATE_NOOP("Figure", "clients that gave up"),
                       QT_TRANSLATE_NOOP("Figure", "clients that gave up")),
        ofClientsInAll(
            Figure::CloseCode, "close_code", QT_TRANSLATE_NOOP("Figure", "last close code"),
            QT_TRANSLATE_NOOP("Figure", "the last WebSocket close code or HTTP status of a refusal; 0: none")),
        ofClients(Figure::StaleTime, "stale_time", QT_TRANSLATE_NOOP("Figure", "time spent stale"),
                  QT_TRANSLATE_NOOP("Figure", "with an open connection whose heartbeat is overdue, added up"),
                  Unit::Time),
        ofClients(Figure::BackoffTime, "backoff_time", QT_TRANSLATE_NOOP("Figure", "time spent in backoff"),
                  QT_TRANSLATE_NOOP("Figure", "of waiting before new attempts, added up"), Unit::Time),
        ofClients(Figure::NotOpenTime, "not_open_time", QT_TRANSLATE_NOOP("Figure", "time without a connection"),
                  QT_TRANSLATE_NOOP("Figure", "without an open connection, added up"), Unit::Time),
        ofClients(Figure::PeakConnects, "peak_connects", QT_TRANSLATE_NOOP("Figure", "most attempts in one second"),
                  QT_TRANSLATE_NOOP("Figure", "the most attempts within one second"), Unit::PerSecond),
        ofClients(Figure::WireCount, "wire_count", QT_TRANSLATE_NOOP("Figure", "occurrences"),
                  QT_TRANSLATE_NOOP("Figure", "how often a text stands in the bytes")),
        ofServer(Figure::ServerPublished, "server_published", QT_TRANSLATE_NOOP("Figure", "events published"),
                 QT_TRANSLATE_NOOP("Figure", "events that the server took")),
        ofServer(Figure::ServerConnections, "server_connections",
                 QT_TRANSLATE_NOOP("Figure", "connections open at the server"),
                 QT_TRANSLATE_NOOP("Figure", "connections that are open at the server when the run ends")),
        ofServer(
            Figure::ServerQueuePeak, "server_queue_peak", QT_TRANSLATE_NOOP("Figure", "longest queue of the server"),
            QT_TRANSLATE_NOOP("Figure", "the most that waited at once, for all connections together"), Unit::Bytes),
        ofServer(Figure::ServerSlowDisconnects, "server_slow_disconnects",
                 QT_TRANSLATE_NOOP("Figure", "slow consumers disconnected"),
                 QT_TRANSLATE_NOOP("Figure", "connections ended as too slow")),
        ofServer(Figure::ServerDroppedEvents, "server_dropped_events",
                 QT_TRANSLATE_NOOP("Figure", "events dropped for slow consumers"),
                 QT_TRANSLATE_NOOP("Figure", "events dropped for slow connections")),
        ofServer(Figure::ServerRefused, "server_refused", QT_TRANSLATE_NOOP("Figure", "publications refused"),
                 QT_TRANSLATE_NOOP("Figure", "events that the server did not take, since Redis was away")),
    };
    return all;
}

QString FigureInfo::title() const
{
    return FigureText::tr(englishTitle);
}

QString FigureInfo::says() const
{
    return FigureText::tr(englishSays);
}

const FigureInfo &infoOf(Figure figure)
{
    return *std::ranges::find(figures(), figure, &FigureInfo::figure);
}

QString figureText(FigureInfo::Unit unit, double value)
{
    switch (unit) {
    case Unit::Count: return plainNumber(value);
    case Unit::Time: return timeText(value);
    case Unit::Bytes: return FigureText::tr("%1 bytes").arg(plainNumber(value));
    case Unit::PerSecond: return FigureText::tr("%1 per second").arg(plainNumber(value));
    }
    Q_UNREACHABLE();
}

QString describe(const FigureQuery &query)
{
    const FigureInfo &info = infoOf(query.figure);
    if (info.ofServer) {
        return info.title();
    }
    const QString whose = query.client.isEmpty() ? FigureText::tr("all clients") : query.client;
    if (query.figure == Figure::WireCount && query.up) {
        return info.title() + soughtText(query) + QLatin1Char(' ') + whose + windowText(query);
    }
    const QString sought = query.figure == Figure::WireCount ? soughtText(query) : QString{};
    return info.title() + sought + FigureText::tr(" of %1").arg(whose) + windowText(query);
}

} // namespace pushscope
