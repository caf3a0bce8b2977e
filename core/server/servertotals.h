// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/admissions.h"
#include "server/serverconfig.h"
#include "server/servercounters.h"
#include "server/serverstats.h"
#include "server/slowboard.h"

#include <vector>

namespace pushscope {

/// What the threads of one server know of each other. All functions may be called from any thread.
class ServerTotals
{
public:
    explicit ServerTotals(const ServerConfig &config)
        : m_counters(static_cast<std::size_t>(config.threads)),
          m_admissions{config.maxConnections, config.limits}, m_slow{static_cast<std::size_t>(config.threads)}
    {
    }

    /// Only that thread changes them.
    [[nodiscard]] ServerCounters &ofThread(std::size_t thread) { return m_counters[thread]; }
    /// All threads together; nothing of the history.
    [[nodiscard]] ServerStats sum() const;

    [[nodiscard]] Admissions &admissions() { return m_admissions; }
    [[nodiscard]] SlowBoard &slow() { return m_slow; }

private:
    std::vector<ServerCounters> m_counters;
    Admissions m_admissions;
    SlowBoard m_slow;
};

} // namespace pushscope
