// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/clientlistener.h"
#include "lab/recordingwriter.h"

#include <memory>

namespace pushscope {

/// Stands between a client and its listener, and writes down what passes while there is a recording.
class RecordingListener final : public ClientListener
{
public:
    /// `next` must outlive it.
    RecordingListener(int client, ClientListener &next) : m_client{client}, m_next{next} {}

    /// From now on; nothing: no longer.
    void record(std::shared_ptr<RecordingWriter> writer) { m_writer = std::move(writer); }
    /// Of the present client; its changes are written as they come.
    void setLedger(const DeliveryLedger *ledger) { m_ledger = ledger; }

    void onState(Instant at, ClientState state, std::chrono::milliseconds delay, const QString &cause) override;
    void onEvent(const ReceivedEvent &event) override;
    void onDuplicate(const ReceivedEvent &event) override;
    void onHeartbeat(Instant at, HeartbeatKind kind) override;
    void onPollCycle(Instant at) override;
    void onRoundTrip(Instant at, std::chrono::microseconds time) override;
    void onRetry(Instant at, std::chrono::milliseconds delay, int attempt) override;
    void onGap(Instant at, const Gap &gap) override;
    void onReset(Instant at, const Reset &reset) override;
    void onClose(Instant at, int code, const QString &reason) override;
    void onError(Instant at, const QString &message) override;
    void onBytes(Instant at, qint64 read, qint64 written) override;

    /// Bytes are written as sums, not more often than this.
    static constexpr std::chrono::milliseconds bytesInterval{100};

private:
    void mark(const TimelineMark &mark);
    void ledgerMayHaveChanged(Instant at);
    void writeBytes(Instant at);

    int m_client;
    ClientListener &m_next;
    std::shared_ptr<RecordingWriter> m_writer;
    const DeliveryLedger *m_ledger = nullptr;
    DeliveryLedger::Counts m_lastCounts;
    RecordedBytes m_bytes;
    Instant m_bytesAt;
};

} // namespace pushscope
