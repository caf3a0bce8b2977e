// SPDX-License-Identifier: GPL-3.0-or-later
#include "metrics/latencyhistogram.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>

namespace pushscope {

namespace {

// Values below 2,048 have a bucket each. Every doubling above is cut into 1,024 buckets, so a
// bucket is never wider than 1/1,024 of its values.
constexpr unsigned exactBits = 11;
constexpr quint64 exactValues = quint64{1} << exactBits;
constexpr quint64 bucketsPerDoubling = exactValues / 2;

constexpr unsigned shiftOf(quint64 value)
{
    return value < exactValues ? 0 : static_cast<unsigned>(std::bit_width(value)) - exactBits;
}

constexpr std::size_t bucketOf(quint64 value)
{
    const unsigned shift = shiftOf(value);
    return shift * bucketsPerDoubling + (value >> shift);
}

constexpr quint64 lowestIn(std::size_t bucket)
{
    if (bucket < exactValues) {
        return bucket;
    }
    const auto shift = bucket / bucketsPerDoubling - 1;
    return (bucket % bucketsPerDoubling + bucketsPerDoubling) << shift;
}

constexpr quint64 highestIn(std::size_t bucket)
{
    if (bucket < exactValues) {
        return bucket;
    }
    const auto shift = bucket / bucketsPerDoubling - 1;
    const auto mantissa = bucket % bucketsPerDoubling + bucketsPerDoubling;
    return ((mantissa + 1) << shift) - 1;
}

static_assert(bucketOf(exactValues) == exactValues && highestIn(bucketOf(exactValues)) == exactValues + 1);
static_assert(lowestIn(bucketOf(exactValues)) == exactValues);

/// Whole doublings, so that a growing range reallocates seldom.
constexpr std::size_t bucketsNeeded(std::size_t bucket)
{
    return std::max<std::size_t>(exactValues, (bucket / bucketsPerDoubling + 1) * bucketsPerDoubling);
}

} // namespace

void LatencyHistogram::record(std::chrono::microseconds latency, qint64 count)
{
    if (count <= 0) {
        return;
    }
    const qint64 value = std::clamp(latency, std::chrono::microseconds::zero(), largest).count();
    const std::size_t bucket = bucketOf(static_cast<quint64>(value));
    if (bucket >= m_buckets.size()) {
        m_buckets.resize(bucketsNeeded(bucket));
    }
    m_buckets[bucket] += count;
    m_min = m_count == 0 ? value : std::min(m_min, value);
    m_max = std::max(m_max, value);
    m_count += count;
    m_sum += static_cast<double>(value) * static_cast<double>(count);
}

void LatencyHistogram::merge(const LatencyHistogram &other)
{
    if (other.m_count == 0) {
        return;
    }
    if (m_buckets.size() < other.m_buckets.size()) {
        m_buckets.resize(other.m_buckets.size());
    }
    const auto last = bucketOf(static_cast<quint64>(other.m_max));
    for (auto bucket = bucketOf(static_cast<quint64>(other.m_min)); bucket <= last; ++bucket) {
        m_buckets[bucket] += other.m_buckets[bucket];
    }
    m_min = m_count == 0 ? other.m_min : std::min(m_min, other.m_min);
    m_max = std::max(m_max, other.m_max);
    m_count += other.m_count;
    m_sum += other.m_sum;
}

void LatencyHistogram::subtract(const LatencyHistogram &earlier)
{
    if (earlier.m_count == 0) {
        return;
    }
    if (earlier.m_count >= m_count) {
        clear();
        return;
    }
    const auto last = std::min(bucketOf(static_cast<quint64>(earlier.m_max)) + 1, m_buckets.size());
    for (auto bucket = bucketOf(static_cast<quint64>(earlier.m_min)); bucket < last; ++bucket) {
        m_buckets[bucket] -= earlier.m_buckets[bucket];
    }
    m_count -= earlier.m_count;
    m_sum -= earlier.m_sum;
    const auto isUsed = [](qint64 samples) { return samples != 0; };
    const auto lowest = static_cast<std::size_t>(std::ranges::find_if(m_buckets, isUsed) - m_buckets.begin());
    const auto fromTop = std::find_if(m_buckets.rbegin(), m_buckets.rend(), isUsed);
    const auto highest = static_cast<std::size_t>(m_buckets.rend() - fromTop) - 1;
    m_min = std::max(m_min, static_cast<qint64>(lowestIn(lowest)));
    m_max = std::min(m_max, static_cast<qint64>(highestIn(highest)));
}

void LatencyHistogram::clear()
{
    *this = {};
}

template <typename Visitor>
void LatencyHistogram::scan(Visitor visit) const
{
    qint64 seen = 0;
    const auto last = bucketOf(static_cast<quint64>(m_max));
    for (auto bucket = bucketOf(static_cast<quint64>(m_min)); bucket <= last; ++bucket) {
        if (m_buckets[bucket] == 0) {
            continue;
        }
        seen += m_buckets[bucket];
        if (!visit(bucket, seen)) {
            return;
        }
    }
}

/// How many samples, counted from the lowest, `fraction` asks for: 1…count.
qint64 LatencyHistogram::rankOf(double fraction) const
{
    // 0.1 · 30 is a little more than 3 in binary, and is meant to be 3.
    constexpr double roundingError = 1e-12;
    const double asked = std::clamp(fraction, 0.0, 1.0) * static_cast<double>(m_count);
    return std::clamp<qint64>(static_cast<qint64>(std::ceil(asked * (1 - roundingError))), 1, m_count);
}

/// The bucket's upper end: no sample in it exceeds that.
qint64 LatencyHistogram::reported(std::size_t bucket) const
{
    return std::clamp(static_cast<qint64>(highestIn(bucket)), m_min, m_max);
}

std::chrono::microseconds LatencyHistogram::percentile(double fraction) const
{
    if (m_count == 0) {
        return {};
    }
    const qint64 rank = rankOf(fraction);
    if (rank == 1) {
        return std::chrono::microseconds{m_min};
    }
    qint64 found = m_max;
    scan([&](std::size_t bucket, qint64 seen) {
        found = reported(bucket);
        return seen < rank;
    });
    return std::chrono::microseconds{found};
}

qint64 LatencyHistogram::countUpTo(std::chrono::microseconds latency) const
{
    if (m_count == 0) {
        return 0;
    }
    qint64 within = 0;
    scan([&](std::size_t bucket, qint64 seen) {
        if (reported(bucket) > latency.count()) {
            return false;
        }
        within = seen;
        return true;
    });
    return within;
}

LatencySummary LatencyHistogram::summary() const
{
    LatencySummary summary;
    if (m_count == 0) {
        return summary;
    }
    summary.n = m_count;
    summary.min = m_min;
    summary.max = m_max;
    summary.mean = m_sum / static_cast<double>(m_count);

    struct Wanted
    {
        qint64 rank;
        qint64 *value;
    };
    const std::array wanted{Wanted{rankOf(0.5), &summary.p50}, Wanted{rankOf(0.9), &summary.p90},
                            Wanted{rankOf(0.99), &summary.p99}, Wanted{rankOf(0.999), &summary.p999}};
    auto next = wanted.begin();
    scan([&](std::size_t bucket, qint64 seen) {
        for (; next != wanted.end() && next->rank <= seen; ++next) {
            *next->value = next->rank == 1 ? m_min : reported(bucket);
        }
        return next != wanted.end();
    });
    return summary;
}

} // namespace pushscope
