// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <chrono>
#include <vector>

namespace pushscope {

/// The figures of a histogram that the outside shows. All in microseconds; zero if `n` is zero.
struct LatencySummary
{
    qint64 n = 0;
    qint64 min = 0;
    qint64 p50 = 0;
    qint64 p90 = 0;
    qint64 p99 = 0;
    qint64 p999 = 0;
    qint64 max = 0;
    double mean = 0;

    bool operator==(const LatencySummary &) const = default;
};

/// Log-linear buckets over 0 µs to one hour with three significant digits: every recorded value is
/// reported within 0.1 %, minimum and maximum exactly. Memory follows the largest value, 16 KiB for
/// 2 ms and 188 KiB for an hour; histograms of several clients are merged, percentiles never
/// averaged. Values outside are counted at the range's end,
/// and negative ones (a clock that could not be related exactly) at zero.
class LatencyHistogram
{
public:
    void record(std::chrono::microseconds latency, qint64 count = 1);
    void merge(const LatencyHistogram &other);
    /// Takes out what `earlier`, a former state of this one, had: what is left came since. Its minimum and maximum are
    /// then known to 0.1 %, as the other values.
    void subtract(const LatencyHistogram &earlier);
    void clear();

    [[nodiscard]] qint64 count() const { return m_count; }
    /// The smallest value that at least `fraction` (0…1) of the samples do not exceed.
    [[nodiscard]] std::chrono::microseconds percentile(double fraction) const;
    [[nodiscard]] LatencySummary summary() const;
    /// How many samples do not exceed that value, to the width of a bucket.
    [[nodiscard]] qint64 countUpTo(std::chrono::microseconds latency) const;

    static constexpr std::chrono::microseconds largest = std::chrono::hours{1};

private:
    /// Calls visit(bucket, samples in it and below) for each bucket in use, from the lowest, while it returns true.
    template <typename Visitor>
    void scan(Visitor visit) const;
    [[nodiscard]] qint64 rankOf(double fraction) const;
    [[nodiscard]] qint64 reported(std::size_t bucket) const;

    std::vector<qint64> m_buckets; ///< no longer than the largest value needs
    qint64 m_count = 0;
    qint64 m_min = 0;
    qint64 m_max = 0;
    double m_sum = 0;
};

} // namespace pushscope
