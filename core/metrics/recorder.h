// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "metrics/ratemeter.h"
#include "metrics/snapshot.h"

namespace pushscope {

/// Keeps what one client has seen, in the client's thread: histogram, ledger counts, counters,
/// and the samples and marks that no snapshot has taken yet (both capped).
class Recorder
{
public:
    Recorder(int client, Transport transport, QUrl url);

    void stateChanged(Instant at, ClientState state, std::chrono::milliseconds delay, const QString &cause);
    /// `latency` is absent where the sender's clock is unknown.
    void delivered(Instant at, std::optional<std::chrono::microseconds> latency, qsizetype payloadBytes, bool replayed);
    void mark(Instant at, TimelineMark::Kind kind); ///< Heartbeat, PollCycle, Gap, Reset
    void bytesRead(Instant at, qint64 bytes);
    void bytesWritten(qint64 bytes);
    void setLedger(const DeliveryLedger::Counts &counts);
    void setLatencyError(std::chrono::microseconds error);
    void clear(); ///< counters, histogram and untaken samples; state, marks and rates stay

    [[nodiscard]] const ClientCounters &counters() const { return m_current.counters; }
    [[nodiscard]] const LatencyHistogram &latency() const { return m_latency; }

    /// The present totals, and the samples and marks since the last call.
    [[nodiscard]] ClientSnapshot take(Instant now);

    static constexpr std::size_t mostPendingSamples = 20'000;
    static constexpr std::size_t mostPendingMarks = 2'000;

private:
    void noteTransition(ClientState from, ClientState to);
    void addMark(const TimelineMark &mark);

    ClientSnapshot m_current;
    LatencyHistogram m_latency;
    bool m_lost = false; ///< was open, and did not end as asked for
    RateMeter m_events;
    RateMeter m_bytes;
};

} // namespace pushscope
