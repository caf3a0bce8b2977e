// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/servercounters.h"
#include "server/serverstats.h"

#include <atomic>
#include <vector>

namespace pushscope {

/// What the threads of one server know of each other. All functions may be called from any thread.
class ServerTotals
{
public:
    explicit ServerTotals(std::size_t threads) : m_counters(threads) {}

    /// Only that thread changes them.
    [[nodiscard]] ServerCounters &ofThread(std::size_t thread) { return m_counters[thread]; }
    /// All threads together; nothing of the history.
    [[nodiscard]] ServerStats sum() const;

    /// One more connection; returns how many there were before.
    [[nodiscard]] std::size_t enter() { return m_connections.fetch_add(1); }
    void leave(std::size_t connections = 1) { m_connections.fetch_sub(connections); }

private:
    std::vector<ServerCounters> m_counters;
    std::atomic<std::size_t> m_connections = 0;
};

} // namespace pushscope
