// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/clientlistener.h"
#include "lab/report.h"
#include "metrics/recorder.h"

#include <atomic>
#include <optional>

namespace pushscope {

/// Hears one client and keeps what it has seen, over restarts of the client too. In the clients'
/// thread. `published` counts the events of this run's feed and must outlive the recorder.
class ClientRecorder final : public ClientListener
{
public:
    ClientRecorder(int client, Transport transport, const QUrl &url, const std::atomic<quint64> &published);

    void onState(Instant at, ClientState state, std::chrono::milliseconds delay, const QString &cause) override;
    void onEvent(const ReceivedEvent &event) override;
    void onDuplicate(const ReceivedEvent &event) override;
    void onHeartbeat(Instant at, HeartbeatKind kind) override;
    void onPollCycle(Instant at) override;
    void onRetry(Instant at, std::chrono::milliseconds delay, int attempt) override;
    void onGap(Instant at, const Gap &gap) override;
    void onReset(Instant at, const Reset &reset) override;
    void onClose(Instant at, int code, const QString &reason) override;
    void onError(Instant at, const QString &message) override;
    void onBytes(Instant at, qint64 read, qint64 written) override;

    /// `ledger` is that of the present client, which begins anew with each client.
    [[nodiscard]] ClientSnapshot take(Instant now, const DeliveryLedger::Counts &ledger);
    [[nodiscard]] ClientFigures figures(Instant now, const DeliveryLedger::Counts &ledger) const;
    /// Since when it is measured; nothing if it was never open.
    [[nodiscard]] std::optional<Instant> openedAt() const { return m_openedAt; }
    [[nodiscard]] quint64 publishedBefore() const { return m_publishedBefore; }

    void clear(Instant now, const DeliveryLedger::Counts &ledger);
    /// The present client goes; its ledger's counts stay.
    void clientGone(const DeliveryLedger::Counts &ledger);

private:
    [[nodiscard]] DeliveryLedger::Counts total(const DeliveryLedger::Counts &ledger) const;

    const std::atomic<quint64> &m_published;
    Transport m_transport;
    Recorder m_recorder;
    LatencyHistogram m_connect;
    DeliveryLedger::Counts m_earlier; ///< of clients that are gone
    DeliveryLedger::Counts m_cleared; ///< of the present client, not to be counted
    ClientState m_state = ClientState::Idle;
    std::optional<Instant> m_connectingSince;
    std::optional<Instant> m_openedAt;
    quint64 m_publishedBefore = 0; ///< events that were published before it was open
};

} // namespace pushscope
