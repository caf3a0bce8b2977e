// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <chrono>
#include <optional>
#include <vector>

namespace pushscope {

/// What can be asked of a run. Of a group of clients counts are added and histograms merged.
enum class Figure {
    Delivered,
    Lost,
    Late,
    Replayed,
    Duplicates,
    OutOfOrder,
    Gaps,
    Resets,
    Heartbeats,
    Reconnects,
    Attempts,
    LatencyMin,
    LatencyP50,
    LatencyP90,
    LatencyP99,
    LatencyMax,
    LatencyMean, ///< delivered − due
    ConnectP50,
    ConnectMax, ///< from the attempt to the open connection
    RoundTripP50,
    RoundTripP90,
    RoundTripP99,
    RoundTripMax, ///< of polls: from the request to its answer
    WireBytesIn,
    WireBytesOut,
    WireBytesPerEvent,
    PayloadBytesPerEvent,
    OpenAtEnd,
    EverOpen,
    FailedAtEnd, ///< numbers of clients
    CloseCode, ///< the last one: a WebSocket close code or an HTTP status; 0: none
    StaleTime,
    BackoffTime,
    NotOpenTime, ///< added over the clients
    PeakConnects, ///< the most attempts of all clients of the group within one second
    WireCount, ///< how often a text occurs in the bytes of the group
    ServerPublished,
    ServerConnections,
    ServerQueuePeak,
    ServerSlowDisconnects,
    ServerDroppedEvents,
    ServerRefused, ///< publications, while the log is elsewhere and away
};

/// How a figure is written and what it is measured in.
struct FigureInfo
{
    enum class Unit { Count, Time, Bytes, PerSecond };

    Figure figure = Figure::Delivered;
    QString name; ///< as in JSON: `latency_p50`, `wire_bytes_per_event`
    Unit unit = Unit::Count;
    bool ofServer = false; ///< takes no client
    bool windowed = true; ///< may be asked for a part of the run
    const char *englishTitle = "";
    const char *englishSays = "";

    [[nodiscard]] QString title() const; ///< for people: `p50 latency`, `wire bytes per event`
    [[nodiscard]] QString says() const; ///< what it is, for people
};

[[nodiscard]] const std::vector<FigureInfo> &figures();
[[nodiscard]] const FigureInfo &infoOf(Figure figure);
/// A value with its unit, for people: `512 ms`, `1,234`, `80.5 bytes`. Times are given in microseconds.
[[nodiscard]] QString figureText(FigureInfo::Unit unit, double value);

/// One figure of one group of clients, over the whole run or a part of it.
struct FigureQuery
{
    Figure figure = Figure::Delivered;
    QString client; ///< name of a client or of a ledger; empty: all clients together
    std::optional<std::chrono::milliseconds> from; ///< both since the beginning of the run
    std::optional<std::chrono::milliseconds> to;
    QByteArray text; ///< of WireCount: the bytes that are looked for
    std::optional<bool> up; ///< of WireCount: only what clients sent, or only what they received

    bool operator==(const FigureQuery &) const = default;
};

/// For people: `p50 latency of short-poll from 2 s to 5 s`.
[[nodiscard]] QString describe(const FigureQuery &query);

} // namespace pushscope
