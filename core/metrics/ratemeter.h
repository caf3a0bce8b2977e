// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "time/clock.h"

#include <array>

namespace pushscope {

/// Counts per second over the last seconds, in fixed memory.
class RateMeter
{
public:
    void add(Instant at, qint64 amount = 1);
    /// Mean per second over the window that ends at `now`, or since the first count if that is
    /// shorter (but at least one slot, or a single count would look like thousands a second).
    [[nodiscard]] double perSecond(Instant now) const;
    void clear();

    static constexpr std::chrono::seconds window{5};

private:
    static constexpr auto slotLength = std::chrono::milliseconds{250};
    static constexpr std::size_t slotCount = window / slotLength + 1;

    struct Slot
    {
        qint64 index = -1;
        qint64 amount = 0;
    };
    std::array<Slot, slotCount> m_slots{};
    Instant m_first{};
    bool m_started = false;
};

} // namespace pushscope
