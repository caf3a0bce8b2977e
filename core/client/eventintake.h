// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/clientlistener.h"
#include "client/clocksync.h"
#include "metrics/deliveryledger.h"

#include <QObject>
#include <QTimer>

#include <deque>
#include <memory>
#include <optional>
#include <variant>

namespace pushscope {

/// The way of received events to the listener: the ledger tells new from duplicate and finds gaps,
/// the clock relation gives the latency. Until the relation of a new connection is known, all
/// notices wait (not long, and not many), so that their order stays.
class EventIntake : public QObject
{
    Q_OBJECT

public:
    EventIntake(const Clock &clock, ClientListener &listener, QObject *parent);

    /// `resumed`: the request named an id, so what was due before `at` is a replay.
    /// `senderClock`: the id of the sender's clock where its answer named it, else empty; `timeRequest`
    /// asks for it and its time.
    void connectionOpened(Instant at, bool resumed, const QByteArray &senderClock,
                          const HttpExchange::Request &timeRequest);
    void connectionClosed();

    void envelope(const Envelope &envelope, Instant at);
    void foreign(const ReceivedEvent &event);
    void heartbeat(Instant at, HeartbeatKind kind);
    void pollCycle(Instant at);
    void reset(Instant at, const Reset &reset);
    /// Hands on all that waits, without a latency if need be.
    void flush();

    [[nodiscard]] const DeliveryLedger &ledger() const { return m_ledger; }
    DeliveryLedger &ledger() { return m_ledger; }
    /// An envelope came over this connection.
    [[nodiscard]] bool sawEnvelope() const { return m_sawEnvelope; }

    static constexpr std::size_t mostWaiting = 20'000;
    static constexpr std::chrono::seconds longestWait{2};

private:
    struct EventNotice
    {
        ReceivedEvent event;
        qint64 due = 0;
        bool duplicate = false;
    };
    struct GapNotice
    {
        Instant at;
        Gap gap;
    };
    struct HeartbeatNotice
    {
        Instant at;
        HeartbeatKind kind;
    };
    struct PollNotice
    {
        Instant at;
    };
    struct ResetNotice
    {
        Instant at;
        Reset reset;
    };
    using Notice = std::variant<EventNotice, GapNotice, HeartbeatNotice, PollNotice, ResetNotice>;

    void relate();
    void related(const std::optional<ClockRelation> &relation);
    void submit(Notice notice);
    void deliver(Notice &notice);
    void deliver(EventNotice &notice);

    const Clock &m_clock;
    ClientListener &m_listener;
    DeliveryLedger m_ledger;
    std::unique_ptr<ClockSync> m_sync; ///< made when first needed: foreign streams never do
    QTimer m_waitTimer;
    std::deque<Notice> m_waiting;
    bool m_isWaiting = false;
    bool m_sawEnvelope = false;
    bool m_resumed = false;
    Instant m_openedAt;
    QByteArray m_senderClock;
    HttpExchange::Request m_timeRequest;
    std::optional<ClockRelation> m_relation;
};

} // namespace pushscope
