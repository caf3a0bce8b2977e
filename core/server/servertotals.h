// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/admissions.h"
#include "server/serverconfig.h"
#include "server/servercounters.h"
#include "server/serverstats.h"
#include "server/slowboard.h"

#include <QDateTime>

#include <vector>

namespace pushscope {

/// What the threads of one server know of each other. All functions may be called from any thread.
class ServerTotals
{
public:
    explicit ServerTotals(const ServerConfig &config)
        : m_startTime{QDateTime::currentMSecsSinceEpoch()}, m_counters(static_cast<std::size_t>(config.threads)),
          m_admissions{config.maxConnections, config.limits}, m_slow{static_cast<std::size_t>(config.threads)}
    {
    }

    /// Of the server, in Unix time: seconds.
    [[nodiscard]] double startTime() const { return static_cast<double>(m_startTime) / 1000; }
    [[nodiscard]] const std::vector<ServerCounters> &threads() const { return m_counters; }
    /// Only that thread changes them.
    [[nodiscard]] ServerCounters &ofThread(std::size_t thread) { return m_counters[thread]; }
    /// All threads together; nothing of the history.
    [[nodiscard]] ServerStats sum() const;

    [[nodiscard]] Admissions &admissions() { return m_admissions; }
    [[nodiscard]] SlowBoard &slow() { return m_slow; }

private:
    qint64 m_startTime; ///< milliseconds
    std::vector<ServerCounters> m_counters;
    Admissions m_admissions;
    SlowBoard m_slow;
};

} // namespace pushscope
