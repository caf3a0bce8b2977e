// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "message/transport.h"
#include "metrics/clientstate.h"
#include "metrics/deliveryledger.h"
#include "metrics/faultband.h"
#include "metrics/latencyhistogram.h"
#include "metrics/timeseries.h"

#include <QUrl>

#include <memory>
#include <optional>
#include <vector>

namespace pushscope {

/// What one client has counted since it was started or cleared.
struct ClientCounters
{
    quint64 events = 0; ///< deliveries, duplicates not included
    quint64 replayed = 0;
    quint64 heartbeats = 0;
    quint64 reconnects = 0; ///< times the connection was open again after it had been lost
    quint64 attempts = 0; ///< connections tried in all
    quint64 resets = 0;
    quint64 wireBytesIn = 0; ///< all bytes of the transport received: heads, framing, comments, payload
    quint64 wireBytesOut = 0;
    quint64 payloadBytes = 0; ///< bytes of `data` alone

    bool operator==(const ClientCounters &) const = default;
};

/// One client as the screen shows it: the totals, and what is new since the snapshot before.
struct ClientSnapshot
{
    int client = 0; ///< the number under which the client was added
    Transport transport = Transport::Sse;
    QUrl url;
    int node = -1; ///< of several servers that are alike: the one of the latest connection, from 0; −1: none
    ClientState state = ClientState::Idle;
    QString cause; ///< why it is not open, in words
    Instant since; ///< when this state began
    std::chrono::milliseconds delay{0}; ///< for Backoff: the planned wait
    std::optional<Instant> lastByte;
    ClientCounters counters;
    DeliveryLedger::Counts ledger;
    LatencySummary latency;
    std::optional<std::chrono::microseconds> latencyError; ///< of the relation between the clocks
    double eventsPerSecond = 0;
    double bytesPerSecond = 0;
    std::vector<LatencySample> newSamples;
    quint64 samplesSkipped = 0; ///< new samples beyond the snapshot's cap; all are in the histogram
    std::vector<TimelineMark> newMarks;
};

/// What the screen shows of a run, taken once a frame in the client thread. Immutable and shared.
struct Snapshot
{
    Instant at;
    std::vector<ClientSnapshot> clients;
    std::vector<FaultBand> faults; ///< in the order of their beginning; the newest ones
    std::chrono::microseconds clientLoopLag{0}; ///< how late the client thread's own timer fired
};

using SnapshotPtr = std::shared_ptr<const Snapshot>;

} // namespace pushscope
