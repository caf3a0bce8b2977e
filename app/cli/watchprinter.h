// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/clientlistener.h"
#include "fault/fault.h"
#include "message/transport.h"
#include "metrics/latencyhistogram.h"

#include <QByteArray>

namespace pushscope {

/// The end of a watch in figures.
struct WatchSummary
{
    Instant at;
    quint64 events = 0;
    quint64 replayed = 0;
    quint64 heartbeats = 0;
    quint64 reconnects = 0;
    DeliveryLedger::Counts ledger;
    LatencySummary latency;
};

/// Turns what a client sees into lines. Every function gives one line with its line break,
/// or nothing where the form has none for it.
class WatchPrinter
{
public:
    virtual ~WatchPrinter() = default;

    [[nodiscard]] virtual QByteArray opened(Instant at) const = 0;
    [[nodiscard]] virtual QByteArray event(const ReceivedEvent &event) const = 0;
    [[nodiscard]] virtual QByteArray duplicate(const ReceivedEvent &event) const = 0;
    [[nodiscard]] virtual QByteArray heartbeat(Instant at, HeartbeatKind kind) const = 0;
    [[nodiscard]] virtual QByteArray retry(Instant at, std::chrono::milliseconds delay, int attempt) const = 0;
    [[nodiscard]] virtual QByteArray gap(Instant at, const Gap &gap) const = 0;
    [[nodiscard]] virtual QByteArray reset(Instant at, const Reset &reset) const = 0;
    [[nodiscard]] virtual QByteArray closed(Instant at, int code, const QString &reason) = 0;
    [[nodiscard]] virtual QByteArray error(Instant at, const QString &message) = 0;
    /// Of a fault in this watch's own link.
    [[nodiscard]] virtual QByteArray faultBegan(const Fault &fault) const = 0;
    [[nodiscard]] virtual QByteArray faultEnded(const Fault &fault) const = 0;
    [[nodiscard]] virtual QByteArray summary(const WatchSummary &summary) const = 0;
};

} // namespace pushscope
