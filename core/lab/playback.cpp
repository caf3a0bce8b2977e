// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/playback.h"

#include <algorithm>
#include <utility>

namespace pushscope {

using std::chrono::microseconds;

Playback::Playback(Recording recording) : m_recording{std::move(recording)}
{
    rewind();
}

microseconds Playback::length() const
{
    return std::chrono::ceil<microseconds>(m_recording.end() - m_recording.begin());
}

microseconds Playback::position() const
{
    return std::chrono::floor<microseconds>(m_now - m_recording.begin());
}

void Playback::rewind()
{
    m_recorders.clear();
    m_ledgers.clear();
    m_connections.clear();
    m_faults.clear();
    m_capture.clear();
    m_next = 0;
    m_begun = false;
    m_now = m_recording.begin();
    for (const RecordedClient &client : m_recording.clients) {
        m_recorders.try_emplace(client.client, client.client, client.transport, client.url);
    }
}

SnapshotPtr Playback::advance(microseconds position)
{
    const Instant until = m_recording.begin() + std::clamp(position, microseconds{0}, length());
    const bool more = m_next < m_recording.items.size() && m_recording.items[m_next].at <= until;
    if (!more && until <= m_now && m_begun) {
        return {};
    }
    m_begun = true;
    std::size_t taken = 0;
    while (m_next < m_recording.items.size() && m_recording.items[m_next].at <= until && taken < mostItemsAtOnce) {
        const RecordedItem &item = m_recording.items[m_next];
        m_now = std::max(m_now, item.at);
        take(item);
        ++m_next;
        ++taken;
    }
    if (taken < mostItemsAtOnce) {
        m_now = until;
    }
    auto snapshot = std::make_shared<Snapshot>();
    snapshot->at = m_now;
    snapshot->faults = m_faults;
    for (auto &[client, recorder] : m_recorders) {
        DeliveryLedger::Counts counts = m_ledgers[client];
        counts.events = recorder.counters().events;
        recorder.setLedger(counts);
        snapshot->clients.push_back(recorder.take(m_now));
    }
    return snapshot;
}

Recorder *Playback::recorder(int client)
{
    const auto found = m_recorders.find(client);
    return found == m_recorders.end() ? nullptr : &found->second;
}

void Playback::take(const RecordedItem &item)
{
    std::visit([this, &item](const auto &what) { take(item, what); }, item.what);
}

void Playback::take(const RecordedItem &item, const TimelineMark &mark)
{
    if (Recorder *client = recorder(item.client)) {
        if (mark.kind == TimelineMark::Kind::State) {
            client->stateChanged(mark.at, mark.state, mark.delay, mark.cause);
        } else {
            client->mark(mark.at, mark.kind);
        }
    }
}

void Playback::take(const RecordedItem &item, const RecordedEvent &event)
{
    if (Recorder *client = recorder(item.client)) {
        client->delivered(item.at, event.latency, event.payloadBytes, event.replayed);
        if (event.latency) {
            client->setLatencyError(event.latencyError);
        }
    }
}

void Playback::take(const RecordedItem &item, const RecordedBytes &bytes)
{
    if (Recorder *client = recorder(item.client)) {
        if (bytes.read > 0) {
            client->bytesRead(item.at, bytes.read);
        }
        client->bytesWritten(bytes.written);
    }
}

void Playback::take(const RecordedItem &item, const DeliveryLedger::Counts &counts)
{
    m_ledgers[item.client] = counts;
}

void Playback::take(const RecordedItem &item, const RecordedFault &fault)
{
    if (fault.began) {
        m_faults.push_back({fault.id, fault.text, item.at, {}, true, 0});
        return;
    }
    const auto band = std::ranges::find_if(m_faults.rbegin(), m_faults.rend(), [&fault](const FaultBand &candidate) {
        return candidate.id == fault.id && candidate.active;
    });
    if (band != m_faults.rend()) {
        band->to = item.at;
        band->active = false;
    }
}

/// The capture counts and decodes anew, as it did when this was recorded.
void Playback::take(const RecordedItem &item, const WireChunk &chunk)
{
    const quint32 recorded = chunk.connection->number;
    if (!m_connections.contains(recorded)) {
        m_connections[recorded] = m_capture.open(item.at, *chunk.connection);
    }
    const quint32 connection = m_connections[recorded];
    switch (chunk.kind) {
    case WireChunk::Kind::Opened: return;
    case WireChunk::Kind::Data: m_capture.data(item.at, connection, chunk.direction, chunk.bytes); return;
    case WireChunk::Kind::Closed: m_capture.closed(item.at, connection, chunk.direction); return;
    case WireChunk::Kind::Reset: m_capture.reset(item.at, connection, chunk.direction); return;
    case WireChunk::Kind::Fault: m_capture.fault(item.at, connection, QString::fromUtf8(chunk.bytes)); return;
    }
}

} // namespace pushscope
