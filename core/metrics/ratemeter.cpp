// SPDX-License-Identifier: GPL-3.0-or-later
#include "metrics/ratemeter.h"

#include <algorithm>

namespace pushscope {

void RateMeter::add(Instant at, qint64 amount)
{
    if (!m_started) {
        m_started = true;
        m_first = at;
    }
    const qint64 index = at.time_since_epoch() / slotLength;
    Slot &slot = m_slots[static_cast<std::size_t>(index) % slotCount];
    if (slot.index > index) {
        return; // older than the window
    }
    if (slot.index < index) {
        slot = {index, 0};
    }
    slot.amount += amount;
}

double RateMeter::perSecond(Instant now) const
{
    if (!m_started) {
        return 0;
    }
    using Seconds = std::chrono::duration<double>;
    const Instant start = std::max(now - window, m_first);
    const qint64 first = start.time_since_epoch() / slotLength;
    const qint64 last = now.time_since_epoch() / slotLength;
    double sum = 0;
    for (const Slot &slot : m_slots) {
        if (slot.index < first || slot.index > last) {
            continue;
        }
        // Of the slot in which the window starts only the part inside counts.
        const Instant slotEnd{slotLength * (slot.index + 1)};
        const bool cut = slot.index == first && start != m_first;
        sum += static_cast<double>(slot.amount) * (cut ? Seconds{slotEnd - start} / Seconds{slotLength} : 1.0);
    }
    return sum / std::max(Seconds{now - start}, Seconds{slotLength}).count();
}

void RateMeter::clear()
{
    *this = {};
}

} // namespace pushscope
