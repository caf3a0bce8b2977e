// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/pollsession.h"

#include "protocol/pollbatch.h"
#include "server/httpresponse.h"
#include "server/httpsession.h"
#include "server/reset.h"

#include <algorithm>

namespace pushscope {

namespace {

// Enough that a short poll once a second keeps up with thousands of events a second.
constexpr qsizetype mostEventsPerAnswer = 10'000;
constexpr qsizetype mostBytesPerAnswer = 4 * 1024 * 1024;

QByteArray encodeAnswer(const PollRequest &request, const QByteArray &body)
{
    return encodeHttpResponse(200, "application/json", body, "Cache-Control: no-store\r\n" + request.headerLines);
}

struct Collected
{
    QByteArrayList envelopes;
    QByteArray newest; ///< id of the last of them
};

Collected collect(const History &history, Sequence after, const QByteArrayList &channels)
{
    Collected collected;
    qsizetype bytes = 0;
    const auto &events = history.events();
    for (auto i = history.indexAfter(after); i < events.size(); ++i) {
        if (!channels.contains(events[i].channel)) {
            continue;
        }
        if (collected.envelopes.size() >= mostEventsPerAnswer || bytes >= mostBytesPerAnswer) {
            break;
        }
        collected.envelopes.append(toEnvelope(events[i]));
        collected.newest = events[i].id.toByteArray();
        bytes += collected.envelopes.constLast().size();
    }
    return collected;
}

} // namespace

std::optional<QByteArray> answerPollNow(const PollRequest &request, ServerContext &context)
{
    const History &history = context.broker.history();
    const QByteArray newest = history.newestId().toByteArray();
    std::optional<Reset> reset;
    Collected collected;
    if (request.parameters.after) {
        const auto located = history.locate(*request.parameters.after, request.parameters.channels);
        const auto *broken = std::get_if<History::Broken>(&located);
        if (broken != nullptr) {
            reset = announcement(*broken, *request.parameters.after);
        }
        const Sequence position =
            broken != nullptr ? Sequence{broken->first.sequence.value - 1} : std::get<Sequence>(located);
        collected = collect(history, position, request.parameters.channels);
    }
    if (collected.envelopes.isEmpty() && !reset && request.parameters.timeout.count() > 0) {
        return {};
    }
    auto &delivered = context.stats.delivered;
    (request.parameters.timeout.count() > 0 ? delivered.longpoll : delivered.other) += collected.envelopes.size();
    QByteArray next = collected.newest;
    if (next.isEmpty()) {
        next = request.parameters.after && !reset ? *request.parameters.after : newest;
    }
    return encodeAnswer(request, encodePollBatch(collected.envelopes, next, reset));
}

PollSession::PollSession(ServerContext &context, Connection &connection, PollRequest request)
    : m_context{context}, m_connection{connection}, m_request{std::move(request)},
      m_next{m_request.parameters.after.value_or(context.broker.history().newestId().toByteArray())},
      m_until{context.clock.now() + m_request.parameters.timeout}
{
    ++m_context.stats.connections.longpoll;
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
    --m_context.stats.connections.longpoll;
}

void PollSession::deliver(const EncodedEvent &event)
{
    if (!m_answered) {
        ++m_context.stats.delivered.longpoll;
        answer({event.envelope()}, event.event().id.toByteArray());
    }
}

void PollSession::timedOut(Instant now)
{
    if (m_context.mutes.longPollHeartbeats && now < m_until) {
        m_connection.setDeadline(m_until);
    } else {
        answerEmpty();
    }
}

void PollSession::answerEmpty()
{
    if (!m_answered) {
        answer({}, m_next);
    }
}

void PollSession::answer(const QByteArrayList &envelopes, const QByteArray &next)
{
    m_answered = true;
    m_connection.send(encodeAnswer(m_request, encodePollBatch(envelopes, next)));
    if (m_request.keepAlive) {
        m_connection.become(std::make_unique<HttpSession>(m_connection, m_context));
    } else {
        m_connection.closeWhenSent();
    }
}

} // namespace pushscope
