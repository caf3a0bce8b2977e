// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "loadmodel/loadconfig.h"
#include "loadmodel/loadresult.h"
#include "loadmodel/loadverdict.h"

#include <QDateTime>

#include <map>
#include <optional>
#include <vector>

namespace pushscope {

/// One point of a percentile curve.
struct LoadCurvePoint
{
    double above = 1; ///< share of the deliveries that took longer, 0…1
    std::chrono::microseconds latency{0};

    bool operator==(const LoadCurvePoint &) const = default;
};

/// What is shown of one transport of a load.
struct TransportLoadFigures
{
    int clients = 0;
    int connected = 0;
    std::optional<double> offeredPerSecond; ///< nothing in lockstep
    double deliveredPerSecond = 0;
    quint64 delivered = 0;
    quint64 lost = 0;
    quint64 duplicates = 0;
    quint64 reconnects = 0;
    LatencySummary latency;
    std::optional<LatencySummary> connect;
    std::optional<LatencySummary> firstEvent;
    std::optional<double> wireBytesPerEvent;
    std::vector<LoadCurvePoint> curve; ///< `above` falls; ends where fewer than ten samples lie above

    bool operator==(const TransportLoadFigures &) const = default;
};

/// What is shown of a load that was run, here or elsewhere. Small, and without secrets.
struct LoadFigures
{
    LoadConfig config; ///< URLs as they may be shown; no token
    LoadVerdict verdict;
    QDateTime at; ///< when it ended; invalid if that is not known
    quint64 published = 0; ///< events of the measured time that were due
    quint64 accepted = 0; ///< of these, by the server
    std::chrono::microseconds lateness{0}; ///< of sending, at the 99th percentile
    std::chrono::microseconds loopLag{0}; ///< of the generator, at the 99th percentile
    double processorShare = 0; ///< of one core, used by the generator: 0…1
    std::map<Transport, TransportLoadFigures> transports;
};

inline constexpr double mostCurveNines = 5; ///< the longest curve ends at 99.999 %
inline constexpr double fewestAboveCurve = 10; ///< samples beyond the end of a curve

/// The percentile curve of a histogram: evenly over log 1/(1-p), so that each nine has the same room.
[[nodiscard]] std::vector<LoadCurvePoint> percentileCurve(const LatencyHistogram &latency);

/// `verdict` is that of `result`.
[[nodiscard]] LoadFigures figuresOf(const LoadConfig &config, const LoadResult &result, LoadVerdict verdict,
                                    const QDateTime &at);

/// A URL without what gives access.
[[nodiscard]] QUrl shownLoadUrl(QUrl url);

} // namespace pushscope
