// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/servertotals.h"

#include <algorithm>

namespace pushscope {

namespace {

void add(ServerStats::PerTransport &sum, const ServerCounters::PerTransport &counters)
{
    sum.sse += counters.sse.value();
    sum.ws += counters.ws.value();
    sum.longpoll += counters.longpoll.value();
    sum.other += counters.other.value();
}

} // namespace

ServerStats ServerTotals::sum() const
{
    ServerStats stats;
    for (const ServerCounters &counters : m_counters) {
        const qint64 before = stats.connections.total();
        add(stats.connections, counters.connections);
        add(stats.delivered, counters.delivered);
        stats.published = std::max(stats.published, counters.published.value()); // each thread hears of all
        stats.feedInvalidUtf8 += counters.feedInvalidUtf8.value();
        stats.queueBytes += counters.queueBytes.value();
        stats.queuePeakBytes += counters.queuePeakBytes.value();
        stats.writeTimeouts += counters.writeTimeouts.value();
        stats.slowDisconnects += counters.slowDisconnects.value();
        stats.tlsFailed += counters.tlsFailed.value();
        stats.droppedEvents += counters.droppedEvents.value();
        const std::chrono::microseconds lag{counters.loopLag.value()};
        stats.loopLag = std::max(stats.loopLag, lag);
        stats.threads.push_back({stats.connections.total() - before, counters.published.value(), lag});
    }
    stats.slowest = m_slow.slowest();
    return stats;
}

} // namespace pushscope
