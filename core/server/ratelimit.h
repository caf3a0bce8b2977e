// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "time/clock.h"

#include <algorithm>

namespace pushscope {

/// So many a second, of which those of one second may come at once.
class RateLimit
{
public:
    /// 0 = any number.
    explicit RateLimit(qint64 perSecond) : m_interval{perSecond > 0 ? std::nano::den / perSecond : 0} {}

    /// Whether one more may be; counts it if so. Those of `held`, if that is longer than a second, may come at once.
    [[nodiscard]] bool take(Instant now, std::chrono::nanoseconds held = {})
    {
        const std::chrono::nanoseconds burst = std::max<std::chrono::nanoseconds>(held, std::chrono::seconds{1});
        const Instant next = std::max(m_taken, now - burst) + m_interval;
        if (next > now && m_interval.count() > 0) {
            return false;
        }
        m_taken = next;
        return true;
    }
    /// One that was counted has not been.
    void giveBack() { m_taken -= m_interval; }
    /// When `take` may succeed again.
    [[nodiscard]] Instant next() const { return m_taken + m_interval; }

private:
    std::chrono::nanoseconds m_interval;
    Instant m_taken{}; ///< up to here the time is used up
};

} // namespace pushscope
