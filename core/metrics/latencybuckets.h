// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "metrics/counter.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <limits>

namespace pushscope {

/// Latencies in buckets whose bounds never change, so that those of several threads, processes and machines can be
/// added. One thread records, any thread may read. Recording has no branch on the value: it costs some nanoseconds.
class LatencyBuckets
{
public:
    /// Microseconds. A value equal to a bound is within it.
    static constexpr std::array<qint32, 16> bounds{100,       250,       500,       1'000,     2'500,   5'000,
                                                   10'000,    25'000,    50'000,    100'000,   250'000, 500'000,
                                                   1'000'000, 2'500'000, 5'000'000, 10'000'000};

    /// Values above the last bound are in a bucket of their own.
    static constexpr std::size_t buckets = bounds.size() + 1;

    /// One that is below zero (a clock that could not be related exactly) counts as zero.
    void record(std::chrono::nanoseconds latency)
    {
        const auto micros = std::chrono::duration_cast<std::chrono::microseconds>(latency).count();
        const qint64 value = std::max<qint64>(micros, 0);
        ++m_counts[bucketOf(value)];
        m_sum += value;
    }

    /// Values in that bucket alone.
    [[nodiscard]] qint64 count(std::size_t bucket) const { return m_counts[bucket].value(); }
    /// Of all values.
    [[nodiscard]] std::chrono::microseconds sum() const { return std::chrono::microseconds{m_sum.value()}; }

private:
    [[nodiscard]] static std::size_t bucketOf(qint64 micros)
    {
        const auto value = static_cast<qint32>(std::min<qint64>(micros, std::numeric_limits<qint32>::max()));
        qint32 above = 0;
        for (const qint32 bound : bounds) {
            above += value > bound ? 1 : 0;
        }
        return static_cast<std::size_t>(above);
    }

    std::array<Counter, buckets> m_counts;
    Counter m_sum;
};

} // namespace pushscope
