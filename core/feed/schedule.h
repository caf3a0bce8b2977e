// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "time/clock.h"

#include <optional>

namespace pushscope {

/// The due times of a generated feed, start + k/rate, fixed in advance: being late moves none of
/// them, so lateness is seen in the latency instead of vanishing from it.
class Schedule
{
public:
    Schedule(Instant start, double perSecond);

    /// When the next event is due.
    [[nodiscard]] Instant next() const;
    /// The next due time if it has come; it counts as used then.
    [[nodiscard]] std::optional<Instant> take(Instant now);

    /// The next event comes 1/rate after the last one, but not before `now`; if it is overdue
    /// already it keeps its due time.
    void setRate(double perSecond, Instant now);

    /// Being more than `farBehind` late, skips to the next due time that is not before `now`.
    /// Returns how many were skipped.
    quint64 skipIfFarBehind(Instant now);

    static constexpr std::chrono::seconds farBehind{60};

private:
    [[nodiscard]] Instant dueAt(quint64 index) const;

    Instant m_origin;
    std::chrono::duration<double, std::nano> m_period;
    quint64 m_index = 0; ///< of the next event, counted from the origin
    std::optional<Instant> m_last;
};

} // namespace pushscope
