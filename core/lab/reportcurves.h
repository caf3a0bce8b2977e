// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lab/clienttrack.h"
#include "loadmodel/loadfigures.h"
#include "message/transport.h"
#include "metrics/latencyhistogram.h"

#include <QJsonArray>
#include <QJsonObject>

#include <vector>

namespace pushscope {

/// Samples above the bucket before and not above `upTo`.
struct LatencyBucket
{
    std::chrono::microseconds upTo{0};
    qint64 n = 0;

    bool operator==(const LatencyBucket &) const = default;
};

/// Latency in steps of equal length.
struct LatencyOverTime
{
    std::chrono::microseconds began{0}; ///< the first step, so long before the report
    std::chrono::milliseconds step{0};
    std::vector<LatencyTrack::Step> steps;
};

/// The states of one client.
struct ClientLane
{
    struct Change
    {
        std::chrono::microseconds before{0}; ///< the report
        ClientState state = ClientState::Idle;
    };

    int client = 0;
    Transport transport = Transport::Sse;
    std::vector<Change> changes;
};

inline constexpr int bucketsPerDecade = 10;

/// Ten buckets a decade, from the lowest that is used to the highest.
[[nodiscard]] std::vector<LatencyBucket> bucketsOf(const LatencyHistogram &latency);
[[nodiscard]] LatencyOverTime overTime(const LatencyTrack &track, Instant now);
[[nodiscard]] ClientLane laneOf(int client, Transport transport, const ClientTrack &track, Instant now);

/// Pairs of upper bound in microseconds and number.
[[nodiscard]] QJsonArray toJson(const std::vector<LatencyBucket> &buckets);
/// Pairs of the share that took longer and the latency in microseconds.
[[nodiscard]] QJsonArray toJson(const std::vector<LoadCurvePoint> &curve);
/// `steps` holds a list of number, mean and maximum for each.
[[nodiscard]] QJsonObject toJson(const LatencyOverTime &track);
/// `states` holds pairs of seconds before the report and a word.
[[nodiscard]] QJsonObject toJson(const ClientLane &lane);

[[nodiscard]] QString nameOf(ClientState state);

} // namespace pushscope
