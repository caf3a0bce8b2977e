// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "load/loadsocket.h"

#include <array>
#include <span>
#include <sys/epoll.h>

namespace pushscope {

/// epoll, edge-triggered: what is reported must be read until it is empty. Linux.
class Poller
{
public:
    Poller() : m_descriptor{::epoll_create1(EPOLL_CLOEXEC)} {}

    [[nodiscard]] bool valid() const { return m_descriptor.valid(); }
    /// Reports `key` when the descriptor can be read, written or has ended. Gone when the descriptor is closed.
    bool add(int descriptor, quint64 key)
    {
        epoll_event event{};
        event.events = EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLET;
        event.data.u64 = key;
        return ::epoll_ctl(m_descriptor.get(), EPOLL_CTL_ADD, descriptor, &event) == 0;
    }
    /// Waits for the next ones.
    [[nodiscard]] std::span<const epoll_event> wait(int timeoutMs)
    {
        const int count =
            ::epoll_wait(m_descriptor.get(), m_events.data(), static_cast<int>(m_events.size()), timeoutMs);
        return {m_events.data(), static_cast<std::size_t>(count > 0 ? count : 0)};
    }

    static constexpr std::size_t mostEvents = 256; ///< so that what else is due does not wait for long

private:
    Descriptor m_descriptor;
    std::array<epoll_event, mostEvents> m_events{};
};

} // namespace pushscope
