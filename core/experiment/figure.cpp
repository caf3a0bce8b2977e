// SPDX-License-Identifier: GPL-3.0-or-later
#include "experiment/figure.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <array>
#include <cmath>

namespace pushscope {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Figure)
};

using Unit = FigureInfo::Unit;

FigureInfo ofClients(Figure figure, const char *name, Unit unit = Unit::Count)
{
    return {figure, QLatin1String{name}, unit, false, true};
}

FigureInfo ofClientsInAll(Figure figure, const char *name, Unit unit = Unit::Count)
{
    return {figure, QLatin1String{name}, unit, false, false};
}

FigureInfo ofServer(Figure figure, const char *name, Unit unit = Unit::Count)
{
    return {figure, QLatin1String{name}, unit, true, false};
}

/// At most two digits behind the point, and none that say nothing.
QString plainNumber(double value)
{
    constexpr int digits = 2;
    constexpr double hundredth = 0.01;
    const QLocale english{QLocale::English};
    if (value != 0 && std::abs(value) < hundredth) {
        return english.toString(value, 'g', digits);
    }
    QString text = english.toString(value, 'f', digits);
    while (text.contains(QLatin1Char('.')) && (text.endsWith(QLatin1Char('0')) || text.endsWith(QLatin1Char('.')))) {
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
        return Text::tr(" from %1 to %2").arg(text(*query.from), text(*query.to));
    }
    if (query.from) {
        return Text::tr(" from %1").arg(text(*query.from));
    }
    return query.to ? Text::tr(" until %1").arg(text(*query.to)) : QString{};
}

QString soughtText(const FigureQuery &query)
{
    constexpr qsizetype mostShown = 60;
    QString text = QString::fromUtf8(query.text).simplified();
    if (text.size() > mostShown) {
        text = text.left(mostShown) + QStringLiteral("…");
    }
    const QString quoted = Text::tr(" (“%1”)").arg(text);
    if (!query.up) {
        return quoted;
    }
    return quoted + (*query.up ? Text::tr(" sent by") : Text::tr(" received by"));
}

} // namespace

const std::vector<FigureInfo> &figures()
{
    static const std::vector<FigureInfo> all{
        ofClients(Figure::Delivered, "delivered"),
        ofClients(Figure::Lost, "lost"),
        ofClients(Figure::Late, "late"),
        ofClients(Figure::Replayed, "replayed"),
        ofClients(Figure::Duplicates, "duplicates"),
        ofClients(Figure::OutOfOrder, "out_of_order"),
        ofClients(Figure::Gaps, "gaps"),
        ofClients(Figure::Resets, "resets"),
        ofClients(Figure::Heartbeats, "heartbeats"),
        ofClients(Figure::Reconnects, "reconnects"),
        ofClients(Figure::Attempts, "attempts"),
        ofClients(Figure::LatencyMin, "latency_min", Unit::Time),
        ofClients(Figure::LatencyP50, "latency_p50", Unit::Time),
        ofClients(Figure::LatencyP90, "latency_p90", Unit::Time),
        ofClients(Figure::LatencyP99, "latency_p99", Unit::Time),
        ofClients(Figure::LatencyMax, "latency_max", Unit::Time),
        ofClients(Figure::LatencyMean, "latency_mean", Unit::Time),
        ofClients(Figure::ConnectP50, "connect_p50", Unit::Time),
        ofClients(Figure::ConnectMax, "connect_max", Unit::Time),
        ofClients(Figure::RoundTripP50, "round_trip_p50", Unit::Time),
        ofClients(Figure::RoundTripP90, "round_trip_p90", Unit::Time),
        ofClients(Figure::RoundTripP99, "round_trip_p99", Unit::Time),
        ofClients(Figure::RoundTripMax, "round_trip_max", Unit::Time),
        ofClients(Figure::WireBytesIn, "wire_bytes_in", Unit::Bytes),
        ofClients(Figure::WireBytesOut, "wire_bytes_out", Unit::Bytes),
        ofClients(Figure::WireBytesPerEvent, "wire_bytes_per_event", Unit::Bytes),
        ofClients(Figure::PayloadBytesPerEvent, "payload_bytes_per_event", Unit::Bytes),
        ofClientsInAll(Figure::OpenAtEnd, "open_at_end"),
        ofClientsInAll(Figure::EverOpen, "ever_open"),
        ofClientsInAll(Figure::FailedAtEnd, "failed_at_end"),
        ofClientsInAll(Figure::CloseCode, "close_code"),
        ofClients(Figure::StaleTime, "stale_time", Unit::Time),
        ofClients(Figure::BackoffTime, "backoff_time", Unit::Time),
        ofClients(Figure::NotOpenTime, "not_open_time", Unit::Time),
        ofClients(Figure::PeakConnects, "peak_connects", Unit::PerSecond),
        ofClients(Figure::WireCount, "wire_count"),
        ofServer(Figure::ServerPublished, "server_published"),
        ofServer(Figure::ServerDeliveredConnections, "server_connections"),
        ofServer(Figure::ServerQueuePeak, "server_queue_peak", Unit::Bytes),
        ofServer(Figure::ServerSlowDisconnects, "server_slow_disconnects"),
        ofServer(Figure::ServerDroppedEvents, "server_dropped_events"),
    };
    return all;
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
    case Unit::Bytes: return Text::tr("%1 bytes").arg(plainNumber(value));
    case Unit::PerSecond: return Text::tr("%1 per second").arg(plainNumber(value));
    }
    Q_UNREACHABLE();
}

QString describe(const FigureQuery &query)
{
    const FigureInfo &info = infoOf(query.figure);
    if (info.ofServer) {
        return info.name;
    }
    const QString whose = query.client.isEmpty() ? Text::tr("all clients") : query.client;
    if (query.figure == Figure::WireCount && query.up) {
        return info.name + soughtText(query) + QLatin1Char(' ') + whose + windowText(query);
    }
    const QString sought = query.figure == Figure::WireCount ? soughtText(query) : QString{};
    return info.name + sought + Text::tr(" of %1").arg(whose) + windowText(query);
}

} // namespace pushscope
