// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "time/clock.h"

#include <deque>
#include <span>
#include <vector>

namespace pushscope {

/// One delivery on the chart.
struct LatencySample
{
    Instant delivered;
    std::chrono::microseconds latency{0};
    bool replayed = false; ///< came from the history after a reconnect, not live

    bool operator==(const LatencySample &) const = default;
};

/// The samples of a sliding window, oldest first, bounded in time and in number.
class TimeSeries
{
public:
    TimeSeries(std::chrono::nanoseconds window, std::size_t mostSamples);

    /// Samples come in the order of `delivered`; the newest one is the end of the window.
    void append(std::span<const LatencySample> samples);
    void setWindow(std::chrono::nanoseconds window);
    void clear();

    [[nodiscard]] const std::deque<LatencySample> &samples() const { return m_samples; }
    /// Samples dropped because of the number, not the age: shown, so that no gap is mistaken for silence.
    [[nodiscard]] quint64 dropped() const { return m_dropped; }

    /// At most four samples a pixel column (first, lowest, highest, last) of the stretch
    /// [from, to) drawn `columns` wide: what is seen is the same, spikes included. Replayed samples
    /// are decimated apart from live ones, so both stay visible. Oldest column first; in a column
    /// the live samples first, each kind oldest first.
    [[nodiscard]] std::vector<LatencySample> decimated(Instant from, Instant to, int columns) const;

private:
    void dropOld();

    std::chrono::nanoseconds m_window;
    std::size_t m_mostSamples;
    std::deque<LatencySample> m_samples;
    quint64 m_dropped = 0;
};

} // namespace pushscope
