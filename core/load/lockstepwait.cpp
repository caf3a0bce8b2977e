// SPDX-License-Identifier: GPL-3.0-or-later
#include "load/lockstepwait.h"

#include <ctime>

namespace pushscope {

namespace {

constexpr std::size_t manyEvents = 64;

} // namespace

std::chrono::nanoseconds threadProcessorTime()
{
    timespec time{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return std::chrono::seconds{time.tv_sec} + std::chrono::nanoseconds{time.tv_nsec};
}

std::span<const epoll_event> LockstepWait::wait(int timeoutMs)
{
    // Asking for each one alone would cost both sides more: a few are let gather while they come slowly.
    const auto patience = m_lastCount < manyEvents ? gather : std::chrono::microseconds{0};
    const auto processorBefore = threadProcessorTime();
    const Instant began = m_clock.now();
    Instant now = began;
    while (now - began < patience) {
        now = m_clock.now();
    }
    auto events = m_poller.wait(0);
    while (events.empty() && now - began < longestWatch) {
        events = m_poller.wait(0);
        now = m_clock.now();
    }
    m_lastCount = events.size();
    m_watched += threadProcessorTime() - processorBefore;
    return events.empty() ? m_poller.wait(timeoutMs) : events;
}

} // namespace pushscope
