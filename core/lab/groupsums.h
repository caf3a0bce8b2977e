// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lab/clientactivity.h"
#include "metrics/deliverymatrix.h"
#include "metrics/latencyhistogram.h"
#include "metrics/snapshot.h"
#include "server/serverstats.h"

#include <QMetaType>

#include <array>
#include <memory>
#include <vector>

namespace pushscope {

/// Clients whose figures are added up.
struct ClientGroup
{
    std::vector<int> clients;
    QString ledger; ///< if it is one receiver: the word
};

/// What a group of clients had seen at one moment. Counts only grow, so those of two moments are subtracted to know
/// what came between them.
struct GroupSums
{
    int clients = 0;
    int everOpen = 0;
    int open = 0;
    int failed = 0;
    ClientCounters counters;
    DeliveryLedger::Counts ledger; ///< of each client, added; or of all as one receiver
    DeliveryCounts deliveries;
    bool followed = false; ///< `deliveries` is known
    LatencyHistogram latency;
    LatencyHistogram connect;
    LatencyHistogram roundTrip;
    ClientActivity::Times times;
    int closeCode = 0; ///< the last one
    Instant closedAt;
    std::vector<Instant> attempts; ///< client after client, as the next
    std::vector<ClientActivity::Draw> draws;
    std::vector<std::array<quint64, 2>> texts; ///< found on the wire, by direction
    std::vector<quint64> missingBefore; ///< by mark

    void add(const GroupSums &other);
    /// `earlier` is a former moment of this group. What is no sum (attempts, draws, states) stays.
    void subtract(const GroupSums &earlier);
};

/// All groups at one moment.
struct RunMoment
{
    Instant at;
    std::size_t mark = 0; ///< of the deliveries
    std::chrono::microseconds loopLag{0}; ///< of the clients' thread, at the 99th percentile
    std::vector<GroupSums> groups; ///< as asked for
};
using RunMomentPtr = std::shared_ptr<const RunMoment>;

/// What the server of a run has done, over its restarts.
struct ServerMoment
{
    ServerStats stats;
    std::chrono::microseconds loopLag{0}; ///< at the 99th percentile
    qint64 refused = 0; ///< publications
};

} // namespace pushscope

Q_DECLARE_METATYPE(pushscope::RunMomentPtr)
Q_DECLARE_METATYPE(pushscope::ServerMoment)
