// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/pollsession.h"

#include "protocol/pollbatch.h"
#include "server/httpresponse.h"
#include "server/httpsession.h"
#include "server/replaycache.h"
#include "server/reset.h"

#include <algorithm>

namespace pushscope {

namespace {

// Enough that a short poll once a second keeps up with thousands of events a second.
constexpr qsizetype mostEventsPerAnswer = 10'000;
constexpr qint64 mostBytesPerAnswer = 4 * 1024 * 1024;

/// The events of the history that an answer takes, oldest first: at least one, and then no more than may be queued
/// for one connection.
std::vector<const Event *> collect(const History &history, Sequence after, const QByteArrayList &channels,
                                   qint64 mostBytes)
{
    std::vector<const Event *> collected;
    qint64 bytes = 0;
    const auto &events = history.events();
    for (auto i = history.indexAfter(after); i < events.size(); ++i) {
        if (std::ssize(collected) >= mostEventsPerAnswer || bytes >= mostBytes) {
            break;
        }
        if (channels.contains(events[i].channel)) {
            collected.push_back(&events[i]);
            bytes += events[i].payload.bytes.size();
        }
    }
    return collected;
}

QByteArray encode(const PollRequest &request, const std::vector<const Event *> &events,
                  const std::optional<Reset> &reset, ServerContext &context)
{
    if (events.size() == 1 && !reset) {
        return context.replays.encoded(*events.front()).pollAnswer(request.headerLines);
    }
    QByteArrayList envelopes;
    envelopes.reserve(std::ssize(events));
    for (const Event *const event : events) {
        envelopes.append(context.replays.encoded(*event).envelope());
    }
    const auto &after = request.parameters.after;
    const QByteArray next = !events.empty() ? events.back()->id.toByteArray()
        : after && !reset                   ? *after
                                            : context.broker.history().newestId().toByteArray();
    return encodePollAnswer(encodePollBatch(envelopes, next, reset), request.headerLines);
}

/// Of a client that has just come, what it missed says nothing of how fast events are delivered.
void count(const PollRequest &request, const std::vector<const Event *> &events, ServerContext &context)
{
    TransportCounters &counters = context.stats.of(request.speech());
    if (!request.goesOn) {
        counters.replayed += std::ssize(events);
    } else if (!events.empty()) {
        const Instant now = context.clock.now();
        std::ranges::for_each(events, [&](const Event *event) { counters.latency.record(now - event->due); });
    }
}

} // namespace

std::optional<PollAnswer> answerPollNow(const PollRequest &request, ServerContext &context)
{
    const StreamParameters &parameters = request.parameters;
    std::optional<Reset> reset;
    std::vector<const Event *> events;
    auto &starts = context.stats.of(request.speech()).starts;
    if (parameters.after) {
        const History &history = context.broker.history();
        const auto located = history.locate(*parameters.after, parameters.channels);
        if (const StreamStart start = startOf(located); !request.goesOn || start != StreamStart::Resumed) {
            ++starts[start];
        }
        const auto *broken = std::get_if<History::Broken>(&located);
        if (broken != nullptr) {
            reset = announcement(*broken, *parameters.after);
        }
        const Sequence position =
            broken != nullptr ? Sequence{broken->first.sequence.value - 1} : std::get<Sequence>(located);
        events =
            collect(history, position, parameters.channels, std::min(mostBytesPerAnswer, context.config.maxQueueBytes));
    } else if (!request.goesOn) {
        ++starts[StreamStart::Fresh];
    }
    const bool wouldWait = parameters.timeout.count() > 0;
    if (events.empty() && !reset && wouldWait) {
        return {};
    }
    auto &delivered = context.stats.delivered;
    (wouldWait ? delivered.longpoll : delivered.other) += std::ssize(events);
    count(request, events, context);
    return PollAnswer{encode(request, events, reset, context), std::ssize(events)};
}

PollSession::PollSession(ServerContext &context, Connection &connection, PollRequest request)
    : m_context{context}, m_connection{connection}, m_request{std::move(request)},
      m_from{context.broker.history().newest()}, m_until{context.clock.now() + m_request.parameters.timeout}
{
    ++m_context.stats.connections.longpoll;
    m_connection.speak(Speech::LongPoll);
    for (const QByteArray &channel : m_request.parameters.channels) {
        EventReceiver &self = *this;
        m_subscriptions.push_back(
            std::make_unique<Subscription>(context.hub, self, channel, context.broker.history().newest()));
    }
    const auto heartbeat = context.config.heartbeat;
    const bool beats = heartbeat.count() > 0 && !context.mutes.longPollHeartbeats;
    m_connection.setDeadline(beats ? std::min(m_until, context.clock.now() + heartbeat) : m_until);
}

PollSession::~PollSession()
{
    if (!m_answered) {
        --m_context.stats.connections.longpoll;
    }
}

void PollSession::deliver(const EncodedEvent &event)
{
    if (!m_answered && !m_connection.isClosing()) {
        ++m_context.stats.delivered.longpoll;
        if (auto *const viewing = m_connection.viewing()) {
            viewing->countPolled(1);
        }
        answer(event.pollAnswer(m_request.headerLines));
        m_context.stats.of(Speech::LongPoll).latency.record(m_connection.lastSent() - event.event().due);
    }
}

void PollSession::interrupted(const LogBreak &logBreak)
{
    if (m_answered || m_connection.isClosing()) {
        return;
    }
    ++m_connection.counters().breaks[logBreak.broken.reason];
    const QByteArray requested =
        m_request.parameters.after.value_or(EventId{logBreak.heard.epoch, m_from}.toByteArray());
    const EventId &first = logBreak.broken.first;
    const EventId before{first.epoch, Sequence{first.sequence.value - 1}};
    answer(encodePollAnswer(encodePollBatch({}, before.toByteArray(), announcement(logBreak.broken, requested)),
                            m_request.headerLines));
}

void PollSession::timedOut(Instant now)
{
    if (m_context.mutes.longPollHeartbeats && now < m_until) {
        m_connection.setDeadline(m_until);
    } else {
        m_connection.counters().heartbeats += now < m_until ? 1 : 0;
        answerEmpty();
    }
}

void PollSession::answerEmpty()
{
    if (!m_answered) {
        const QByteArray next = m_request.parameters.after
            ? *m_request.parameters.after
            : EventId{m_context.broker.history().epoch(), m_from}.toByteArray();
        answer(encodePollAnswer(encodePollBatch({}, next), m_request.headerLines));
    }
}

/// Nothing waits for events any more.
void PollSession::leave()
{
    m_answered = true;
    --m_context.stats.connections.longpoll;
    for (const auto &subscription : m_subscriptions) {
        subscription->end();
    }
}

void PollSession::kicked()
{
    if (!m_answered) {
        leave();
        m_connection.send(encodeHttpResponse(403, jsonType, encodeErrorBody(sentAway()),
                                             "Cache-Control: no-store\r\n" + dateLine() + m_request.headerLines));
    }
}

void PollSession::answer(const QByteArray &bytes)
{
    leave();
    m_connection.send(bytes);
    if (m_request.keepAlive) {
        m_connection.become(std::make_unique<HttpSession>(m_connection, m_context));
    } else {
        m_connection.noteEnding(Ending::Done);
        m_connection.closeWhenSent();
    }
}

} // namespace pushscope
