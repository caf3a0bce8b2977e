// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "loadmodel/loadresult.h"

#include <map>
#include <optional>
#include <vector>

namespace pushscope {

/// How a load went over time, of bounded size: when it is full, two neighbours become one. Rates are means over about
/// a second, as an event every quarter second would otherwise look like a comb; of latencies nothing is averaged.
class LoadHistory
{
public:
    struct TransportPoint
    {
        double deliveredPerSecond = 0;
        std::optional<LatencySummary> latency; ///< nothing came
        int connected = 0;
    };

    struct Point
    {
        std::chrono::milliseconds at{0}; ///< since the beginning
        LoadPhase phase = LoadPhase::Connecting;
        std::optional<double> offeredPerSecond; ///< deliveries of one transport; nothing in lockstep
        std::map<Transport, TransportPoint> transports;
    };

    /// A stretch of one phase.
    struct Stretch
    {
        LoadPhase phase;
        std::chrono::milliseconds from;
        std::chrono::milliseconds to;
    };

    /// `offers`: it has a rate.
    explicit LoadHistory(bool offers = true) : m_offers{offers} {}

    void add(const LoadProgress &progress);
    [[nodiscard]] const std::vector<Point> &points() const { return m_points; }
    [[nodiscard]] const std::optional<LoadProgress> &latest() const { return m_latest; }
    [[nodiscard]] std::vector<Stretch> stretches() const;

    static constexpr std::size_t mostPoints = 1'200;
    static constexpr std::chrono::milliseconds meanOver{1'000};

private:
    void halve();
    [[nodiscard]] double meanRate(Transport transport, const LoadProgress &progress) const;

    bool m_offers;
    std::vector<Point> m_points;
    std::vector<LoadProgress> m_recent; ///< of the last second
    std::optional<LoadProgress> m_latest;
    std::size_t m_stride = 1; ///< progresses to a point
    std::size_t m_waiting = 0; ///< in the last point
};

} // namespace pushscope
