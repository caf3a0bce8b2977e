// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fault/fault.h"
#include "message/transport.h"
#include "metrics/timeseries.h"
#include "models/latencyscale.h"
#include "models/statehistory.h"

#include <QString>

#include <vector>

namespace pushscope {

/// The time of a fault as it is drawn.
struct FaultStretch
{
    int id = 0;
    FaultKind kind = FaultKind::Delay;
    FaultTarget target;
    QString name; ///< "Delay"
    QString label; ///< "Delay · 200 ms"
    QString sentence;
    Instant from;
    std::optional<Instant> to; ///< nothing: until it is removed
    bool active = false;
    quint64 hits = 0;

    [[nodiscard]] bool isMoment() const { return to && *to <= from; }
    bool operator==(const FaultStretch &) const = default;
};

/// All that one live chart shows at one moment. A chart keeps its last frame, so a paused view
/// stands still while the models go on.
struct ChartFrame
{
    Instant now;
    std::chrono::milliseconds window{30'000};
    LatencyRange range;
    std::vector<LatencySample> samples; ///< decimated, oldest first
    std::vector<StateStretch> gaps; ///< stretches without a connection, oldest first
    std::vector<Instant> heartbeats;
    std::vector<Instant> polls;
    QString notice; ///< why nothing comes; empty while connected
    bool alarming = true; ///< the notice tells of something wrong
    int client = 0;
    Transport transport = Transport::Sse;
    std::vector<FaultStretch> faults; ///< of all clients, oldest first; none that has not begun
};

/// One client's lane of the state timeline.
struct TimelineLane
{
    static constexpr int guest = -1; ///< somebody elsewhere, whom no fault of this run meets

    int client = 0;
    Transport transport = Transport::Sse;
    QString name{};
    std::vector<StateStretch> stretches{};
    std::vector<Instant> heartbeats{};
    std::vector<Instant> polls{};
    std::vector<TimelineMark> incidents{};

    [[nodiscard]] bool isMetBy(const FaultTarget &target) const
    {
        return client != guest && target.meets(client, transport);
    }
};

/// What the state timeline shows at one moment.
struct TimelineFrame
{
    Instant now;
    std::chrono::milliseconds window{30'000};
    std::vector<TimelineLane> lanes;
    std::vector<FaultStretch> faults; ///< oldest first; none that has not begun
};

} // namespace pushscope
