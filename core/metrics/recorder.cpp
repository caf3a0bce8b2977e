// SPDX-License-Identifier: GPL-3.0-or-later
#include "metrics/recorder.h"

#include <utility>

namespace pushscope {

Recorder::Recorder(int client, Transport transport, QUrl url)
{
    m_current.client = client;
    m_current.transport = transport;
    m_current.url = std::move(url);
}

void Recorder::stateChanged(Instant at, ClientState state, std::chrono::milliseconds delay, const QString &cause)
{
    noteTransition(m_current.state, state);
    if (state != m_current.state || state == ClientState::Backoff) {
        m_current.since = at;
    }
    m_current.state = state;
    m_current.delay = delay;
    m_current.cause = cause;
    addMark({TimelineMark::Kind::State, at, state, delay, cause});
}

void Recorder::noteTransition(ClientState from, ClientState to)
{
    const bool wasOpen = from == ClientState::Open || from == ClientState::Stale;
    switch (to) {
    case ClientState::Connecting:
        ++m_current.counters.attempts;
        m_lost = m_lost || wasOpen;
        break;
    case ClientState::Backoff:
    case ClientState::Failed: m_lost = m_lost || wasOpen; break;
    case ClientState::Open:
        if (std::exchange(m_lost, false)) {
            ++m_current.counters.reconnects;
        }
        break;
    case ClientState::Stale: break;
    case ClientState::Idle:
    case ClientState::Closed: m_lost = false; break;
    }
}

void Recorder::delivered(Instant at, std::optional<std::chrono::microseconds> latency, qsizetype payloadBytes,
                         bool replayed)
{
    ++m_current.counters.events;
    m_current.counters.replayed += replayed ? 1 : 0;
    m_current.counters.payloadBytes += static_cast<quint64>(payloadBytes);
    m_events.add(at);
    if (!latency) {
        return;
    }
    m_latency.record(*latency);
    if (m_current.newSamples.size() < mostPendingSamples) {
        m_current.newSamples.push_back({at, *latency, replayed});
    } else {
        ++m_current.samplesSkipped;
    }
}

void Recorder::mark(Instant at, TimelineMark::Kind kind)
{
    if (kind == TimelineMark::Kind::Heartbeat) {
        ++m_current.counters.heartbeats;
    } else if (kind == TimelineMark::Kind::Reset) {
        ++m_current.counters.resets;
    }
    addMark({.kind = kind, .at = at, .state = m_current.state, .delay = {}, .cause = {}});
}

void Recorder::addMark(const TimelineMark &mark)
{
    if (m_current.newMarks.size() >= mostPendingMarks) {
        // Nobody looks: the newer half is what tells the present state.
        m_current.newMarks.erase(m_current.newMarks.begin(),
                                 m_current.newMarks.begin() + static_cast<std::ptrdiff_t>(mostPendingMarks / 2));
    }
    m_current.newMarks.push_back(mark);
}

void Recorder::bytesRead(Instant at, qint64 bytes)
{
    m_current.lastByte = at;
    m_current.counters.wireBytesIn += static_cast<quint64>(bytes);
    m_bytes.add(at, bytes);
}

void Recorder::bytesWritten(qint64 bytes)
{
    m_current.counters.wireBytesOut += static_cast<quint64>(bytes);
}

void Recorder::setLedger(const DeliveryLedger::Counts &counts)
{
    m_current.ledger = counts;
}

void Recorder::setLatencyError(std::chrono::microseconds error)
{
    m_current.latencyError = error;
}

void Recorder::clear()
{
    m_current.counters = {};
    m_current.ledger = {};
    m_current.latency = {};
    m_current.newSamples.clear();
    m_current.samplesSkipped = 0;
    m_latency.clear();
}

ClientSnapshot Recorder::take(Instant now)
{
    if (m_current.latency.n != m_latency.count()) {
        m_current.latency = m_latency.summary();
    }
    m_current.eventsPerSecond = m_events.perSecond(now);
    m_current.bytesPerSecond = m_bytes.perSecond(now);
    auto samples = std::exchange(m_current.newSamples, {});
    auto marks = std::exchange(m_current.newMarks, {});
    ClientSnapshot taken = m_current;
    taken.newSamples = std::move(samples);
    taken.newMarks = std::move(marks);
    m_current.samplesSkipped = 0;
    return taken;
}

} // namespace pushscope
