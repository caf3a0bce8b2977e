// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "loadmodel/loadfailure.h"
#include "message/transport.h"
#include "metrics/latencyhistogram.h"
#include "time/clock.h"

#include <chrono>
#include <map>

namespace pushscope {

/// What the clients of one transport got. Counts are of the events of the measured window.
struct TransportLoad
{
    int clients = 0;
    int connected = 0; ///< were open at least once
    int undecided = 0; ///< clients that neither were open nor had failed when the run was stopped
    quint64 offered = 0; ///< events of the window, for each client that was connected
    quint64 delivered = 0; ///< of these, without duplicates
    quint64 deliveredInTime = 0; ///< of these, those that came before the window's end and a little after it
    quint64 lost = 0; ///< were accepted by the server, and did not come
    quint64 duplicates = 0;
    quint64 outOfOrder = 0;
    quint64 reconnects = 0; ///< a connection ended while it was in use, and was opened again
    quint64 notMadeAgain = 0; ///< connections that were lost and not open again at the end
    quint64 heartbeats = 0;
    quint64 resets = 0; ///< the server said that continuity is broken
    quint64 arrivals = 0; ///< events that came within the window's time, of whatever window
    quint64 wireBytes = 0; ///< both directions, within that time
    quint64 deliveredInAll = 0; ///< since the beginning, also outside the window, without duplicates
    LatencyHistogram latency; ///< delivered − due
    LatencyHistogram connect; ///< from the attempt to the open connection
    LatencyHistogram firstEvent; ///< from the attempt to the first event
    LoadFailure firstFailure; ///< what the first client that failed was told
    LoadFailure lastFailure; ///< and the last one

    [[nodiscard]] double deliveredPerSecond(std::chrono::nanoseconds window) const
    {
        const double seconds = std::chrono::duration<double>{window}.count();
        return seconds > 0 ? static_cast<double>(arrivals) / seconds : 0;
    }
};

/// What became of the events of the measured window at the publisher.
struct PublisherLoad
{
    quint64 offered = 0; ///< events that were due
    quint64 sent = 0;
    quint64 confirmed = 0; ///< answered with 2xx
    quint64 refused = 0; ///< answered with something else
    quint64 confirmedInAll = 0; ///< since the beginning
    LatencyHistogram lateness; ///< handed to the system − due
    LatencyHistogram ownLateness; ///< of those that the connection took at once
    quint64 heldUp = 0; ///< the others: the server did not read, or there was no connection to it
    std::chrono::microseconds longestSilence{0}; ///< no answer came for so long while one was awaited
    LoadFailure firstFailure;
};

struct LoadResult
{
    std::chrono::nanoseconds window{0}; ///< measured time
    std::chrono::microseconds connecting{0}; ///< until the last client was open or had failed
    std::chrono::nanoseconds interval{0}; ///< between two events of the open model; 0: there is none
    bool interrupted = false; ///< stopped before its end
    PublisherLoad publisher;
    LatencyHistogram loopLag; ///< how long what was ready waited in the generator
    double processorShare = 0; ///< of one core, used by the generator within the window: 0…1
    std::map<Transport, TransportLoad> transports;
};

enum class LoadPhase { Connecting, Warmup, Measuring, Draining };

/// One transport since the progress before.
struct TransportProgress
{
    int clients = 0;
    int connected = 0; ///< now
    int failed = 0;
    double deliveredPerSecond = 0;
    LatencySummary latency;
};

/// How it goes, every `progressInterval`.
struct LoadProgress
{
    LoadPhase phase = LoadPhase::Connecting;
    std::chrono::milliseconds elapsed{0}; ///< since the beginning
    std::chrono::milliseconds phaseElapsed{0};
    std::chrono::milliseconds phaseLength{0}; ///< 0: not known
    double offeredPerSecond = 0; ///< events due; each is for every client
    double sentPerSecond = 0;
    std::chrono::microseconds loopLag{0}; ///< the worst
    std::map<Transport, TransportProgress> transports;
};

} // namespace pushscope
