// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/ssesession.h"

#include "protocol/envelope.h"
#include "protocol/serversentevents.h"
#include "server/reset.h"

#include <QRandomGenerator>

namespace pushscope {

namespace {

/// Each client is told another time, so that they do not all come back at once.
std::chrono::milliseconds spreadRetry()
{
    constexpr int shortest = 500;
    constexpr int longest = 1500;
    return std::chrono::milliseconds{QRandomGenerator::global()->bounded(shortest, longest + 1)};
}

} // namespace

SseSession::SseSession(ServerContext &context, Connection &connection, const StreamParameters &parameters,
                       const QByteArray &headerLines)
    : Subscriber{context, connection, parameters.form, context.stats.delivered.sse}, m_heartbeat{
                                                                                         context.config.heartbeat}
{
    ++m_context.stats.connections.sse;
    m_connection.speak(Speech::Sse);
    ++m_connection.counters().begun;
    m_connection.send(responseHead(headerLines));
    begin(parameters);
    waitForHeartbeat();
}

SseSession::~SseSession()
{
    --m_context.stats.connections.sse;
}

QByteArray SseSession::responseHead(QByteArrayView headerLines)
{
    return "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nCache-Control: no-store\r\n"
           "X-Accel-Buffering: no\r\nConnection: close\r\nPushScope-Clock: "
        + SteadyClock::id() + "\r\n" + headerLines.toByteArray() + "\r\n";
}

void SseSession::begin(const StreamParameters &parameters)
{
    const History &history = m_context.broker.history();
    const double heartbeatSeconds = std::chrono::duration<double>{m_heartbeat}.count();
    const QByteArray hello =
        encodeSseComment("PushScope heartbeat=" + QByteArray::number(heartbeatSeconds)) + encodeSseRetry(spreadRetry());
    std::optional<Sequence> position;
    auto &starts = m_connection.counters().starts;
    if (parameters.after) {
        const auto located = history.locate(*parameters.after, parameters.channels);
        ++starts[startOf(located)];
        if (const auto *broken = std::get_if<History::Broken>(&located)) {
            m_connection.send(hello);
            sendReset(*broken, *parameters.after);
            position = Sequence{broken->first.sequence.value - 1};
        } else {
            position = std::get<Sequence>(located);
            m_connection.send(hello + encodeSseIdBlock(EventId{history.epoch(), *position}.toByteArray()));
        }
    } else {
        ++starts[StreamStart::Fresh];
        m_connection.send(hello + encodeSseIdBlock(history.newestId().toByteArray()));
    }
    for (const QByteArray &channel : parameters.channels) {
        subscribe(channel, position);
    }
    catchUp();
}

void SseSession::received(QByteArray &input)
{
    input.clear(); // a stream has no way back; what a client sends into it means nothing
}

const QByteArray &SseSession::encode(const EncodedEvent &event) const
{
    return event.sse(m_form);
}

void SseSession::sendReset(const History::Broken &broken, const QByteArray &requested)
{
    const EventId before{broken.first.epoch, Sequence{broken.first.sequence.value - 1}};
    m_connection.send(encodeSseEvent(before.toByteArray(), "reset", encodeReset(announcement(broken, requested))));
}

void SseSession::closeAsTooSlow()
{
    endEvents();
    m_connection.noteEnding(Ending::Slow);
    m_connection.send(encodeSseComment("closed: too slow"));
    m_connection.closeWhenSent();
}

void SseSession::kicked()
{
    endEvents();
    m_connection.send(encodeSseComment("closed: sent away"));
}

void SseSession::stalled()
{
    endEvents();
}

void SseSession::waitForHeartbeat()
{
    if (m_heartbeat.count() > 0) {
        m_connection.setDeadline((m_connection.isCongested() ? m_context.clock.now() : m_connection.lastSent())
                                 + m_heartbeat);
    } else {
        m_connection.clearDeadline();
    }
}

void SseSession::timedOut(Instant now)
{
    if (m_context.mutes.sseHeartbeats) {
        m_connection.setDeadline(now + ServerMutes::recheck);
        return;
    }
    if (now - m_connection.lastSent() >= m_heartbeat && !m_connection.isCongested()) {
        m_connection.send(encodeSseComment("heartbeat"));
        ++m_connection.counters().heartbeats;
    }
    waitForHeartbeat();
}

} // namespace pushscope
