// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/servertotals.h"

#include <QByteArray>

namespace pushscope {

/// What `/metrics` tells besides the counters of the threads.
struct MetricsState
{
    qint64 historyEvents = 0;
    qint64 historyBytes = 0;
    qint64 maxConnections = 0;
    qint64 maxQueueBytes = 0; ///< of one connection
};

/// The whole server in Prometheus' text format. Only counters are added up: it costs the same for any number of
/// connections. May be called from any thread.
[[nodiscard]] QByteArray metricsOf(const ServerTotals &totals, const MetricsState &state);

} // namespace pushscope
