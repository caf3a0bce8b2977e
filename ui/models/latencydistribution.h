// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "metrics/latencyhistogram.h"
#include "metrics/timeseries.h"

#include <array>
#include <span>
#include <vector>

namespace pushscope {

/// How the latencies of one client are spread since its start or the last clear, in fixed memory:
/// what the back of a pane draws.
class LatencyDistribution
{
public:
    static constexpr int binsPerDecade = 10;
    static constexpr int firstDecade = 1; ///< 10 µs
    static constexpr int lastDecade = 8; ///< 100 s
    static constexpr std::size_t binCount = std::size_t{(lastDecade - firstDecade) * binsPerDecade};

    /// One point of the percentile curve.
    struct Point
    {
        double fraction = 0; ///< of the samples that are not slower, 0…1
        std::chrono::microseconds latency{0};
    };

    void add(std::span<const LatencySample> samples);
    void clear();

    [[nodiscard]] qint64 count() const { return m_histogram.count(); }
    [[nodiscard]] const std::array<quint64, binCount> &bins() const { return m_bins; }
    /// log10 of the lower edge of a bin in microseconds.
    [[nodiscard]] static double lowerEdge(std::size_t bin);
    /// From the median's left to the last percentile that has samples beyond it.
    [[nodiscard]] std::vector<Point> percentileCurve() const;

private:
    LatencyHistogram m_histogram;
    std::array<quint64, binCount> m_bins{};
};

} // namespace pushscope
