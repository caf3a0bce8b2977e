// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "time/clock.h"

#include <cmath>

namespace pushscope {

/// The times of an open load: event n is due at a time that does not depend on how it goes.
class LoadSchedule
{
public:
    /// Event `first` is due at `start`, `rate` of them a second.
    LoadSchedule(Instant start, qint64 first, double rate) : m_start{start}, m_first{first}, m_rate{rate} {}

    [[nodiscard]] Instant due(qint64 sequence) const
    {
        // From the start each time, so that nothing adds up.
        const double seconds = static_cast<double>(sequence - m_first) / m_rate;
        return m_start + std::chrono::nanoseconds{std::llround(seconds * 1e9)};
    }
    [[nodiscard]] std::chrono::nanoseconds interval() const
    {
        return std::chrono::nanoseconds{std::llround(1e9 / m_rate)};
    }
    /// How many are due within `time`, the nearest whole number.
    [[nodiscard]] qint64 within(std::chrono::milliseconds time) const
    {
        return std::llround(std::chrono::duration<double>{time}.count() * m_rate);
    }

private:
    Instant m_start;
    qint64 m_first;
    double m_rate;
};

} // namespace pushscope
