// SPDX-License-Identifier: GPL-3.0-or-later
#include "time/timerwheel.h"

#include <algorithm>

namespace pushscope {

TimerWheel::Entry::~Entry()
{
    stopWaiting();
}

void TimerWheel::Entry::stopWaiting()
{
    if (m_next == nullptr) {
        return;
    }
    m_previous->m_next = m_next;
    m_next->m_previous = m_previous;
    m_previous = m_next = nullptr;
}

TimerWheel::Ring::Ring()
{
    m_previous = m_next = this;
}

TimerWheel::Ring::~Ring()
{
    while (m_next != this) {
        m_next->stopWaiting();
    }
    m_previous = m_next = nullptr;
}

TimerWheel::TimerWheel(Instant start) : m_slots(slotCount), m_turned{start} {}

TimerWheel::~TimerWheel() = default;

std::size_t TimerWheel::slotOf(Instant instant)
{
    return static_cast<std::size_t>(instant.time_since_epoch() / slotLength) % slotCount;
}

void TimerWheel::append(Ring &ring, Entry &entry)
{
    entry.m_previous = ring.m_previous;
    entry.m_next = &ring;
    entry.m_previous->m_next = &entry;
    ring.m_previous = &entry;
}

void TimerWheel::wait(Entry &entry, Instant deadline)
{
    entry.stopWaiting();
    entry.m_deadline = std::max(deadline, m_turned);
    append(m_slots[slotOf(entry.m_deadline)], entry);
}

void TimerWheel::takeDue(Ring &slot, Instant now, Ring &due)
{
    Entry *entry = slot.m_next;
    while (entry != &slot) {
        Entry *const next = entry->m_next;
        if (entry->m_deadline <= now) {
            entry->stopWaiting();
            append(due, *entry);
        }
        entry = next;
    }
}

void TimerWheel::turn(Instant now)
{
    Ring due;
    const auto passed = static_cast<std::size_t>((now - m_turned) / slotLength) + 2;
    const std::size_t first = slotOf(m_turned);
    m_turned = now;
    for (std::size_t i = 0; i < std::min(passed, slotCount); ++i) {
        takeDue(m_slots[(first + i) % slotCount], now, due);
    }
    while (due.m_next != &due) {
        Entry *const entry = due.m_next;
        entry->stopWaiting();
        entry->timedOut(now);
    }
}

} // namespace pushscope
