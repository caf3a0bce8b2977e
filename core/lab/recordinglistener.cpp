// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/recordinglistener.h"

#include <utility>

namespace pushscope {

void RecordingListener::mark(const TimelineMark &mark)
{
    if (m_writer) {
        writeBytes(mark.at);
        m_writer->item({mark.at, m_client, mark});
    }
}

/// The number of events follows from the event lines: it alone is no reason for a line.
void RecordingListener::ledgerMayHaveChanged(Instant at)
{
    if (!m_writer || !m_ledger) {
        return;
    }
    DeliveryLedger::Counts counts = m_ledger->counts();
    const quint64 events = std::exchange(counts.events, m_lastCounts.events);
    if (counts != m_lastCounts) {
        counts.events = events;
        m_lastCounts = counts;
        m_writer->item({at, m_client, counts});
    }
}

void RecordingListener::writeBytes(Instant at)
{
    if (m_bytes != RecordedBytes{}) {
        m_writer->item({at, m_client, std::exchange(m_bytes, {})});
    }
    m_bytesAt = at;
}

void RecordingListener::onState(Instant at, ClientState state, std::chrono::milliseconds delay, const QString &cause)
{
    mark({.kind = TimelineMark::Kind::State, .at = at, .state = state, .delay = delay, .cause = cause});
    m_next.onState(at, state, delay, cause);
}

void RecordingListener::onEvent(const ReceivedEvent &event)
{
    if (m_writer) {
        m_writer->item(
            {event.delivered, m_client,
             RecordedEvent{event.id, event.latency, event.latencyError, event.payloadBytes, event.replayed}});
        ledgerMayHaveChanged(event.delivered);
    }
    m_next.onEvent(event);
}

void RecordingListener::onDuplicate(const ReceivedEvent &event)
{
    ledgerMayHaveChanged(event.delivered);
    m_next.onDuplicate(event);
}

void RecordingListener::onHeartbeat(Instant at, HeartbeatKind kind)
{
    mark({.kind = TimelineMark::Kind::Heartbeat, .at = at, .state = {}, .delay = {}, .cause = {}});
    m_next.onHeartbeat(at, kind);
}

void RecordingListener::onPollCycle(Instant at)
{
    mark({.kind = TimelineMark::Kind::PollCycle, .at = at, .state = {}, .delay = {}, .cause = {}});
    m_next.onPollCycle(at);
}

void RecordingListener::onRoundTrip(Instant at, std::chrono::microseconds time)
{
    m_next.onRoundTrip(at, time);
}

void RecordingListener::onRetry(Instant at, std::chrono::milliseconds delay, int attempt)
{
    m_next.onRetry(at, delay, attempt);
}

void RecordingListener::onGap(Instant at, const Gap &gap)
{
    mark({.kind = TimelineMark::Kind::Gap, .at = at, .state = {}, .delay = {}, .cause = {}});
    ledgerMayHaveChanged(at);
    m_next.onGap(at, gap);
}

void RecordingListener::onReset(Instant at, const Reset &reset)
{
    mark({.kind = TimelineMark::Kind::Reset, .at = at, .state = {}, .delay = {}, .cause = {}});
    ledgerMayHaveChanged(at);
    m_next.onReset(at, reset);
}

void RecordingListener::onClose(Instant at, int code, const QString &reason)
{
    m_next.onClose(at, code, reason);
}

void RecordingListener::onError(Instant at, const QString &message)
{
    m_next.onError(at, message);
}

void RecordingListener::onBytes(Instant at, qint64 read, qint64 written)
{
    m_bytes.read += read;
    m_bytes.written += written;
    if (m_writer && at - m_bytesAt >= bytesInterval) {
        writeBytes(at);
    }
    m_next.onBytes(at, read, written);
}

} // namespace pushscope
