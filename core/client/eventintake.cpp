// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/eventintake.h"

#include <algorithm>
#include <utility>

namespace pushscope {

EventIntake::EventIntake(const Clock &clock, ClientListener &listener, QObject *parent)
    : QObject{parent}, m_clock{clock}, m_listener{listener}, m_waitTimer{this}
{
    m_waitTimer.setSingleShot(true);
    connect(&m_waitTimer, &QTimer::timeout, this, &EventIntake::flush);
}

void EventIntake::connectionOpened(Instant at, bool resumed, const QByteArray &senderClock,
                                   const HttpExchange::Request &timeRequest)
{
    m_openedAt = at;
    m_resumed = resumed;
    m_senderClock = senderClock;
    m_timeRequest = timeRequest;
    m_sawEnvelope = false;
    m_relation.reset();
}

void EventIntake::connectionClosed()
{
    if (m_sync) {
        m_sync->stop();
    }
    flush();
}

void EventIntake::envelope(const Envelope &envelope, Instant at)
{
    if (!std::exchange(m_sawEnvelope, true)) {
        relate();
    }
    const auto verdict = m_ledger.record(envelope.channel, envelope.id, envelope.previous);
    if (verdict == DeliveryLedger::Verdict::AfterGap) {
        submit(GapNotice{at, m_ledger.lastGap()});
    }
    ReceivedEvent event{.delivered = at,
                        .id = envelope.id.toByteArray(),
                        .previous = envelope.previous,
                        .type = envelope.type,
                        .channel = envelope.channel,
                        .data = envelope.data,
                        .encoding = envelope.encoding,
                        .payloadBytes = envelope.payloadBytes,
                        .latency = {}};
    submit(EventNotice{std::move(event), envelope.t, verdict == DeliveryLedger::Verdict::Duplicate});
}

void EventIntake::foreign(const ReceivedEvent &event)
{
    submit(EventNotice{event, 0, false});
}

void EventIntake::heartbeat(Instant at, HeartbeatKind kind)
{
    submit(HeartbeatNotice{at, kind});
}

void EventIntake::pollCycle(Instant at)
{
    submit(PollNotice{at});
}

void EventIntake::reset(Instant at, const Reset &reset)
{
    const auto requested = EventId::parse(reset.requested);
    const auto first = EventId::parse(reset.first);
    if (requested && first) {
        m_ledger.reset(*requested, *first);
    } else {
        m_ledger.reset();
    }
    submit(ResetNotice{at, reset});
}

void EventIntake::relate()
{
    if (m_senderClock == SteadyClock::id()) {
        m_relation = ClockRelation::sameClock(m_senderClock);
        return;
    }
    m_isWaiting = true;
    m_waitTimer.start(longestWait);
    if (!m_sync) {
        m_sync = std::make_unique<ClockSync>(
            m_clock, [this](const std::optional<ClockRelation> &relation) { related(relation); }, this);
    }
    m_sync->start(m_timeRequest);
}

void EventIntake::related(const std::optional<ClockRelation> &relation)
{
    if (relation) {
        m_relation = relation;
    }
    flush();
}

void EventIntake::flush()
{
    m_waitTimer.stop();
    m_isWaiting = false;
    // The listener may stop the client, which comes back here: each notice is taken out first.
    while (!m_waiting.empty()) {
        Notice notice = std::move(m_waiting.front());
        m_waiting.pop_front();
        deliver(notice);
    }
}

void EventIntake::submit(Notice notice)
{
    if (!m_isWaiting) {
        deliver(notice);
        return;
    }
    m_waiting.push_back(std::move(notice));
    if (m_waiting.size() >= mostWaiting) {
        flush();
    }
}

void EventIntake::deliver(Notice &notice)
{
    struct Visitor
    {
        EventIntake &intake;
        void operator()(EventNotice &event) const { intake.deliver(event); }
        void operator()(const GapNotice &gap) const { intake.m_listener.onGap(gap.at, gap.gap); }
        void operator()(const HeartbeatNotice &beat) const { intake.m_listener.onHeartbeat(beat.at, beat.kind); }
        void operator()(const PollNotice &poll) const { intake.m_listener.onPollCycle(poll.at); }
        void operator()(const ResetNotice &reset) const { intake.m_listener.onReset(reset.at, reset.reset); }
    };
    std::visit(Visitor{*this}, notice);
}

void EventIntake::deliver(EventNotice &notice)
{
    using std::chrono::microseconds;
    ReceivedEvent &event = notice.event;
    if (m_relation && notice.due != 0) {
        const Instant due = m_relation->toLocal(notice.due);
        event.replayed = m_resumed && due < m_openedAt;
        event.latencyError = std::chrono::ceil<microseconds>(m_relation->errorAt(event.delivered));
        const auto latency = std::chrono::duration_cast<microseconds>(event.delivered - due);
        // Below zero within the error of the relation is zero; beyond it the sender is wrong, and that shows.
        event.latency = latency >= -event.latencyError ? std::max(latency, microseconds{0}) : latency;
    }
    if (notice.duplicate) {
        m_listener.onDuplicate(event);
    } else {
        m_listener.onEvent(event);
    }
}

} // namespace pushscope
