// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "load/poller.h"
#include "time/clock.h"

#include <chrono>
#include <span>

namespace pushscope {

/// How a lockstep waits: it looks for more a moment before it sleeps, as waking it is work of whoever sends and would
/// be charged to the server. Linux.
class LockstepWait
{
public:
    /// Both must outlive it. The clock says how long it looks.
    LockstepWait(Poller &poller, const Clock &clock) : m_poller{poller}, m_clock{clock} {}

    [[nodiscard]] std::span<const epoll_event> wait(int timeoutMs);
    /// Processor time of this thread that looking has taken since the last clear().
    [[nodiscard]] std::chrono::nanoseconds watched() const { return m_watched; }
    void clear() { m_watched = {}; }

    static constexpr std::chrono::microseconds gather{10};
    static constexpr std::chrono::microseconds longestWatch{50};

private:
    Poller &m_poller;
    const Clock &m_clock;
    std::size_t m_lastCount = 0; ///< events of the last turn
    std::chrono::nanoseconds m_watched{0};
};

/// What the system has charged to this thread. Another one that had its core in between is not in it.
[[nodiscard]] std::chrono::nanoseconds threadProcessorTime();

} // namespace pushscope
