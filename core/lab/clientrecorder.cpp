// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/clientrecorder.h"

#include <algorithm>
#include <utility>

namespace pushscope {

namespace {

using Counts = DeliveryLedger::Counts;

template <typename Combine>
Counts combined(const Counts &a, const Counts &b, Combine combine)
{
    return {combine(a.events, b.events),         combine(a.lost, b.lost), combine(a.duplicates, b.duplicates),
            combine(a.outOfOrder, b.outOfOrder), combine(a.gaps, b.gaps), combine(a.resets, b.resets)};
}

/// `lost` can go below what it was when a late event fills its gap.
quint64 less(quint64 a, quint64 b)
{
    return a - std::min(a, b);
}

std::chrono::microseconds between(Instant from, Instant to)
{
    return std::chrono::duration_cast<std::chrono::microseconds>(to - from);
}

} // namespace

ClientRecorder::ClientRecorder(int client, Transport transport, const QUrl &url, const std::atomic<quint64> &published)
    : m_published{published}, m_client{client}, m_transport{transport}, m_recorder{client, transport, url}
{
}

void ClientRecorder::onState(Instant at, ClientState state, std::chrono::milliseconds delay, const QString &cause)
{
    m_recorder.stateChanged(at, state, delay, cause);
    m_activity.stateChanged(at, state);
    m_track.changed(at, state);
    if (state == ClientState::Connecting) {
        m_connectingSince = at;
    } else if (state == ClientState::Open) {
        if (const auto since = std::exchange(m_connectingSince, std::nullopt)) {
            m_connect.record(between(*since, at));
        }
        if (!m_openedAt) {
            m_openedAt = at;
            m_publishedBefore = m_published.load(std::memory_order_relaxed);
        }
        if (m_deliveries) {
            m_deliveries->opened();
        }
    } else if (state != ClientState::Stale) {
        m_connectingSince.reset();
    }
    m_state = state;
}

void ClientRecorder::onEvent(const ReceivedEvent &event)
{
    m_recorder.delivered(event.delivered, event.latency, event.payloadBytes, event.replayed);
    if (event.latency) {
        m_recorder.setLatencyError(event.latencyError);
        m_track.delivered(event.delivered, *event.latency);
    }
    if (m_deliveries) {
        m_deliveries->delivered(event.id, event.latency, event.replayed);
    }
    shareEvent(event);
}

void ClientRecorder::onDuplicate(const ReceivedEvent &event)
{
    if (m_deliveries) {
        m_deliveries->duplicate(event.id);
    }
    shareEvent(event);
}

void ClientRecorder::shareEvent(const ReceivedEvent &event)
{
    if (const auto id = m_shared ? EventId::parse(event.id) : std::nullopt) {
        m_shared->record(event.channel, *id, event.previous);
    }
}

void ClientRecorder::onHeartbeat(Instant at, HeartbeatKind)
{
    m_recorder.mark(at, TimelineMark::Kind::Heartbeat);
}

void ClientRecorder::onPollCycle(Instant at)
{
    m_recorder.mark(at, TimelineMark::Kind::PollCycle);
}

void ClientRecorder::onRoundTrip(Instant, std::chrono::microseconds time)
{
    m_roundTrip.record(time);
}

void ClientRecorder::onRetry(Instant at, std::chrono::milliseconds delay, int)
{
    m_activity.drew(at, delay);
}

void ClientRecorder::onGap(Instant at, const Gap &)
{
    m_recorder.mark(at, TimelineMark::Kind::Gap);
}

void ClientRecorder::onReset(Instant at, const Reset &reset)
{
    if (m_deliveries) {
        m_deliveries->reset(reset.first);
    }
    m_recorder.mark(at, TimelineMark::Kind::Reset);
}

void ClientRecorder::onClose(Instant at, int code, const QString &)
{
    m_activity.closed(at, code);
}

void ClientRecorder::onError(Instant, const QString &) {}

void ClientRecorder::onBytes(Instant at, qint64 read, qint64 written)
{
    m_recorder.bytesRead(at, read);
    m_recorder.bytesWritten(written);
}

Counts ClientRecorder::total(const Counts &ledger) const
{
    return combined(m_earlier, combined(ledger, m_cleared, less), std::plus<>{});
}

ClientSnapshot ClientRecorder::take(Instant now, const Counts &ledger)
{
    m_recorder.setLedger(total(ledger));
    return m_recorder.take(now);
}

ClientFigures ClientRecorder::figures(Instant now, const Counts &ledger) const
{
    ClientFigures figures;
    figures.client = m_client;
    figures.transport = m_transport;
    figures.connected = m_wasOpen || m_openedAt;
    figures.counters = m_recorder.counters();
    figures.ledger = total(ledger);
    figures.latency = m_recorder.latency();
    figures.connect = m_connect;
    figures.roundTrip = m_roundTrip;
    figures.track = m_track;
    figures.measured = m_measuredEarlier;
    if (m_openedAt) {
        figures.measured += between(*m_openedAt, now);
    }
    return figures;
}

GroupSums ClientRecorder::sums(Instant now, const Counts &ledger) const
{
    GroupSums sums;
    sums.clients = 1;
    sums.everOpen = m_wasOpen || m_openedAt ? 1 : 0;
    sums.open = m_state == ClientState::Open || m_state == ClientState::Stale ? 1 : 0;
    sums.failed = m_state == ClientState::Failed ? 1 : 0;
    sums.counters = m_recorder.counters();
    sums.ledger = total(ledger);
    if (m_deliveries) {
        sums.deliveries = m_deliveries->counts();
        sums.followed = m_deliveries->isFollowed();
    }
    sums.latency = m_recorder.latency();
    sums.connect = m_connect;
    sums.roundTrip = m_roundTrip;
    sums.times = m_activity.times(now);
    sums.closeCode = m_activity.lastCode();
    sums.closedAt = m_activity.closedAt();
    sums.attempts = m_activity.attempts();
    sums.draws = m_activity.draws();
    return sums;
}

void ClientRecorder::stop(Instant now, const std::optional<Offered> &offered)
{
    m_state = ClientState::Closed; // a clear() while it still says goodbye begins no new stretch
    const auto since = std::exchange(m_openedAt, std::nullopt);
    if (!since) {
        return;
    }
    m_wasOpen = true;
    m_measuredEarlier += between(*since, now);
    if (offered) {
        const Offered earlier = m_offeredEarlier.value_or(Offered{});
        m_offeredEarlier = Offered{earlier.events + offered->events, earlier.over + offered->over};
    }
}

void ClientRecorder::clear(Instant now, const Counts &ledger)
{
    m_recorder.clear();
    m_connect.clear();
    m_roundTrip.clear();
    m_activity.clear(now);
    m_track.clear(now, m_state);
    m_earlier = {};
    m_cleared = ledger;
    m_openedAt.reset();
    m_wasOpen = false;
    m_measuredEarlier = {};
    m_offeredEarlier.reset();
    if (m_state == ClientState::Open || m_state == ClientState::Stale) {
        m_openedAt = now;
        m_publishedBefore = m_published.load(std::memory_order_relaxed);
    }
}

void ClientRecorder::clientGone(const Counts &ledger)
{
    m_earlier = total(ledger);
    m_cleared = {};
}

} // namespace pushscope
