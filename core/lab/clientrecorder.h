// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/clientlistener.h"
#include "lab/clientactivity.h"
#include "lab/groupsums.h"
#include "lab/report.h"
#include "metrics/deliveryrow.h"
#include "metrics/recorder.h"

#include <atomic>
#include <optional>

namespace pushscope {

/// Events that were published for a client, and the time in which they were.
struct Offered
{
    quint64 events = 0;
    std::chrono::microseconds over{0};
};

/// Hears one client and keeps what it has seen, over restarts of the client too. In the clients'
/// thread. `published` counts the events of this run's feed and must outlive the recorder.
class ClientRecorder final : public ClientListener
{
public:
    ClientRecorder(int client, Transport transport, const QUrl &url, const std::atomic<quint64> &published);

    /// What it receives is compared with what was published.
    void setDeliveries(DeliveryRow *row) { m_deliveries = row; }
    /// What it receives counts there too, as that of others does.
    void setSharedLedger(DeliveryLedger *ledger) { m_shared = ledger; }

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

    /// `ledger` is that of the present client, which begins anew with each client.
    [[nodiscard]] ClientSnapshot take(Instant now, const DeliveryLedger::Counts &ledger);
    [[nodiscard]] ClientFigures figures(Instant now, const DeliveryLedger::Counts &ledger) const;
    [[nodiscard]] GroupSums sums(Instant now, const DeliveryLedger::Counts &ledger) const;
    /// Since when it is measured; nothing if it was not open since the start or the last stop().
    [[nodiscard]] std::optional<Instant> openedAt() const { return m_openedAt; }
    [[nodiscard]] ClientState state() const { return m_state; }
    [[nodiscard]] quint64 publishedBefore() const { return m_publishedBefore; }
    /// Of the stretches that were ended by stop(); nothing if there is none of which it is known.
    [[nodiscard]] const std::optional<Offered> &offeredEarlier() const { return m_offeredEarlier; }

    /// The user disconnects it: what is published from here to its next opening is not for it.
    /// `offered` is what the stretch that ends here was offered, as far as known.
    void stop(Instant now, const std::optional<Offered> &offered);
    void clear(Instant now, const DeliveryLedger::Counts &ledger);
    /// The present client goes; its ledger's counts stay.
    void clientGone(const DeliveryLedger::Counts &ledger);

private:
    void shareEvent(const ReceivedEvent &event);
    [[nodiscard]] DeliveryLedger::Counts total(const DeliveryLedger::Counts &ledger) const;

    const std::atomic<quint64> &m_published;
    int m_client;
    Transport m_transport;
    Recorder m_recorder;
    LatencyHistogram m_connect;
    LatencyHistogram m_roundTrip;
    ClientActivity m_activity;
    DeliveryRow *m_deliveries = nullptr;
    DeliveryLedger *m_shared = nullptr;
    ClientTrack m_track;
    DeliveryLedger::Counts m_earlier; ///< of clients that are gone
    DeliveryLedger::Counts m_cleared; ///< of the present client, not to be counted
    ClientState m_state = ClientState::Idle;
    std::optional<Instant> m_connectingSince;
    std::optional<Instant> m_openedAt;
    bool m_wasOpen = false; ///< in a stretch that a stop() has ended
    std::chrono::microseconds m_measuredEarlier{0}; ///< in these stretches
    std::optional<Offered> m_offeredEarlier;
    quint64 m_publishedBefore = 0; ///< events that were published before it was open
};

} // namespace pushscope
