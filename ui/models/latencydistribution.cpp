// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/latencydistribution.h"

#include <algorithm>
#include <cmath>

namespace pushscope {

void LatencyDistribution::add(std::span<const LatencySample> samples)
{
    for (const LatencySample &sample : samples) {
        m_histogram.record(sample.latency);
        const double decades = std::log10(static_cast<double>(std::max<qint64>(1, sample.latency.count())));
        const auto bin = static_cast<qint64>(std::floor((decades - firstDecade) * binsPerDecade));
        ++m_bins.at(static_cast<std::size_t>(std::clamp<qint64>(bin, 0, qint64{binCount} - 1)));
    }
}

void LatencyDistribution::clear()
{
    m_histogram.clear();
    m_bins.fill(0);
}

double LatencyDistribution::lowerEdge(std::size_t bin)
{
    return firstDecade + static_cast<double>(bin) / binsPerDecade;
}

std::vector<LatencyDistribution::Point> LatencyDistribution::percentileCurve() const
{
    constexpr int pointsPerNine = 12;
    constexpr int mostNines = 4;
    std::vector<Point> curve;
    const auto n = static_cast<double>(m_histogram.count());
    for (int i = 0; i <= mostNines * pointsPerNine && n > 0; ++i) {
        const double beyond = std::pow(10.0, -static_cast<double>(i) / pointsPerNine);
        if (beyond * n < 1)
            break;
        curve.push_back({1 - beyond, m_histogram.percentile(1 - beyond)});
    }
    return curve;
}

} // namespace pushscope
