// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/latencyscale.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace pushscope {

using std::chrono::microseconds;

namespace {

constexpr std::array steps{microseconds{10},         microseconds{30},         microseconds{100},
                           microseconds{300},        microseconds{1'000},      microseconds{3'000},
                           microseconds{10'000},     microseconds{30'000},     microseconds{100'000},
                           microseconds{300'000},    microseconds{1'000'000},  microseconds{3'000'000},
                           microseconds{10'000'000}, microseconds{30'000'000}, microseconds{100'000'000}};
static_assert(steps.front() == LatencyScale::floor && steps.back() == LatencyScale::ceiling);

microseconds stepBelow(microseconds value)
{
    const auto *above = std::upper_bound(steps.begin(), steps.end(), value);
    return above == steps.begin() ? steps.front() : *(above - 1);
}

microseconds stepAbove(microseconds value)
{
    const auto *above = std::lower_bound(steps.begin(), steps.end(), value);
    return above == steps.end() ? steps.back() : *above;
}

/// At least two decades, at most 1 ms as the low end: noise must not look like drama.
LatencyRange fitting(microseconds lowest, microseconds highest)
{
    LatencyRange range{std::min(stepBelow(lowest * 9 / 10), microseconds{1'000}), stepAbove(highest * 11 / 10)};
    range.high = std::max(range.high, stepAbove(range.low * 100));
    return range;
}

} // namespace

double positionIn(const LatencyRange &range, microseconds latency)
{
    const double low = std::log10(static_cast<double>(range.low.count()));
    const double high = std::log10(static_cast<double>(range.high.count()));
    const double value = std::log10(static_cast<double>(std::max<qint64>(1, latency.count())));
    return std::clamp((value - low) / (high - low), 0.0, 1.0);
}

microseconds latencyAt(const LatencyRange &range, double position)
{
    const double low = std::log10(static_cast<double>(range.low.count()));
    const double high = std::log10(static_cast<double>(range.high.count()));
    return microseconds{std::llround(std::pow(10.0, low + position * (high - low)))};
}

void LatencyScale::update(Instant now, std::optional<microseconds> lowest, std::optional<microseconds> highest)
{
    if (!lowest || !highest)
        return;
    const LatencyRange wanted = fitting(*lowest, *highest);
    m_range.low = std::min(m_range.low, wanted.low);
    m_range.high = std::max(m_range.high, wanted.high);
    if (wanted == m_range) {
        m_roomSince.reset();
        return;
    }
    if (!m_roomSince)
        m_roomSince = now;
    if (now - *m_roomSince < calm)
        return;
    m_range = wanted;
    m_roomSince.reset();
}

} // namespace pushscope
