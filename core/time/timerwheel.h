// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "time/clock.h"

#include <chrono>
#include <cstddef>
#include <vector>

namespace pushscope {

/// Many coarse deadlines at the price of one timer: entries hang in a ring of slots, and each turn
/// looks only at the slots that time has passed. A deadline is met at most one slot late, never early.
class TimerWheel
{
public:
    /// Something that waits. Leaves the wheel when it is destroyed.
    class Entry
    {
    public:
        Entry() = default;
        virtual ~Entry();
        Entry(const Entry &) = delete;
        Entry &operator=(const Entry &) = delete;

        [[nodiscard]] bool isWaiting() const { return m_next != nullptr; }
        void stopWaiting();

    protected:
        /// The deadline has passed and the entry has left the wheel; it may enter again. Any entry may
        /// be destroyed here.
        virtual void timedOut(Instant now) = 0;

    private:
        friend class TimerWheel;
        Entry *m_previous = nullptr;
        Entry *m_next = nullptr;
        Instant m_deadline{};
    };

    static constexpr std::chrono::milliseconds slotLength{20};

    explicit TimerWheel(Instant start);
    ~TimerWheel();
    TimerWheel(const TimerWheel &) = delete;
    TimerWheel &operator=(const TimerWheel &) = delete;

    /// Sets or moves the entry's deadline.
    void wait(Entry &entry, Instant deadline);
    /// Calls `timedOut` of every entry whose deadline is not after `now`.
    void turn(Instant now);
    /// Up to here deadlines have been looked at.
    [[nodiscard]] Instant turned() const { return m_turned; }

private:
    /// The head of a ring of entries; itself never due.
    struct Ring final : Entry
    {
        Ring();
        ~Ring() override;
        void timedOut(Instant /*now*/) override {}
    };

    static constexpr std::size_t slotCount = 1024;

    [[nodiscard]] static std::size_t slotOf(Instant instant);
    static void append(Ring &ring, Entry &entry);
    void takeDue(Ring &slot, Instant now, Ring &due);

    std::vector<Ring> m_slots;
    Instant m_turned;
};

} // namespace pushscope
