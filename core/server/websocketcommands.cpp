// SPDX-License-Identifier: GPL-3.0-or-later
// What each command of a client does, and what it hears in return.
#include "server/websocketsession.h"

#include "message/channelname.h"
#include "server/trafficlog.h"

#include <QJsonDocument>

#include <utility>

namespace pushscope {

void WebSocketSession::takeCommand(const QByteArray &text)
{
    const auto parsed = parseWebSocketCommand(text);
    const auto *const error = std::get_if<WebSocketCommandError>(&parsed);
    if (!m_guard.takeCommand(m_connection.lastReceived(), standstill())) {
        refuse({"rate-limited",
                QStringLiteral("at most %1 commands a second").arg(m_context.config.limits.commandsPerSecond),
                {}},
               error != nullptr ? error->ref : std::get<WebSocketCommand>(parsed).ref);
    } else if (error != nullptr) {
        refuse(error->error, error->ref);
    } else {
        run(std::get<WebSocketCommand>(parsed));
    }
}

void WebSocketSession::run(const WebSocketCommand &command)
{
    std::visit([&](const auto &body) { execute(body, command.ref); }, command.body);
}

void WebSocketSession::execute(const SubscribeCommand &command, const QJsonValue &ref)
{
    if (!isSubscribed(command.channel) && subscriptionCount() >= mostSubscriptions) {
        refuse({"bad-field", QStringLiteral("at most %1 channels a connection").arg(mostSubscriptions),
                QStringLiteral("channel")},
               ref);
        return;
    }
    m_context.broker.refresh();
    const History &history = m_context.broker.history();
    const auto after = resolved(command.after, history);
    const auto toCome = m_context.config.redis && after ? history.toCome(*after) : std::nullopt;
    const EventId next{history.epoch(), toCome.value_or(history.newest())};
    answer(QStringLiteral("subscribed"), ref,
           {{QStringLiteral("channel"), QString::fromLatin1(command.channel)},
            {QStringLiteral("next"), QString::fromLatin1(next.toByteArray())}});
    // `received` catches up, once for all
    subscribe(command.channel, toCome ? toCome : locate(after, {command.channel}));
}

void WebSocketSession::execute(const UnsubscribeCommand &command, const QJsonValue &ref)
{
    unsubscribe(command.channel);
    answer(QStringLiteral("unsubscribed"), ref, {{QStringLiteral("channel"), QString::fromLatin1(command.channel)}});
}

void WebSocketSession::execute(const PublishCommand &command, const QJsonValue &ref)
{
    if (!mayPublish(ref)) {
        return;
    }
    catchUp();
    notePublished(command);
    m_context.broker.publish(
        {command.channel, command.type, m_context.clock.now(), command.payload},
        [this, ref, &stats = m_context.stats, alive = std::weak_ptr{m_alive}](const Result<EventId> &published) {
            stats.countPublished(Source::WebSocket, bool{published});
            if (alive.expired()) {
                return;
            }
            if (published) {
                answer(QStringLiteral("published"), ref,
                       {{QStringLiteral("id"), QString::fromLatin1(published->toByteArray())}});
            } else {
                refuse(published.error(), ref);
            }
        });
}

void WebSocketSession::notePublished(const PublishCommand &command)
{
    if (const auto &traffic = m_context.config.traffic) {
        traffic->add({.place = command.channel,
                      .sender = toText(*m_session),
                      .transport = QByteArrayLiteral("ws"),
                      .bytes = command.payload.bytes.size(),
                      .text = TrafficLog::shortText(command.payload.bytes)});
    }
}

bool WebSocketSession::mayPublish(const QJsonValue &ref)
{
    if (!m_mayPublish) {
        ++m_context.stats.publishRefusals[PublishRefusal::Forbidden];
        refuse({"forbidden", QStringLiteral("this connection may not publish"), {}}, ref);
    }
    return m_mayPublish;
}

void WebSocketSession::execute(const JoinRoomCommand &command, const QJsonValue &ref)
{
    m_context.rooms.join(*m_session, command, ref);
}

void WebSocketSession::execute(const LeaveRoomCommand &command, const QJsonValue &ref)
{
    m_context.rooms.leave(*m_session, command, ref);
}

void WebSocketSession::execute(const RoomMessageCommand &command, const QJsonValue &ref)
{
    if (mayPublish(ref)) {
        m_context.rooms.send(*m_session, command, ref);
    }
}

void WebSocketSession::execute(const PrivateMessageCommand &command, const QJsonValue &ref)
{
    if (mayPublish(ref)) {
        m_context.rooms.send(*m_session, command, ref);
    }
}

/// Answers are held back by what the peer takes, but what others say comes unasked. It has no ids by which a loss would
/// show, so no policy drops any of it.
void WebSocketSession::hear(const QByteArray &frame, bool answers)
{
    if (answers) {
        m_connection.send(frame);
        return;
    }
    if (m_connection.queuedBytes() + frame.size() > m_context.config.maxQueueBytes && m_connection.queuedBytes() > 0) {
        ++m_context.stats.slowDisconnects;
        m_connection.noteTooSlow();
        closeAsTooSlow();
        return;
    }
    m_connection.sendEvents(frame);
}

void WebSocketSession::leaveRooms()
{
    if (m_session) {
        m_context.rooms.leave(*std::exchange(m_session, std::nullopt));
    }
}

void WebSocketSession::execute(const EchoCommand &command, const QJsonValue &ref)
{
    answer(QStringLiteral("echo"), ref, {{QStringLiteral("data"), command.data}});
}

void WebSocketSession::execute(const PingCommand & /*command*/, const QJsonValue &ref)
{
    answer(QStringLiteral("pong"), ref);
}

void WebSocketSession::answer(const QString &type, const QJsonValue &ref, QJsonObject fields)
{
    fields.insert(QStringLiteral("type"), type);
    if (!ref.isUndefined()) {
        fields.insert(QStringLiteral("ref"), ref);
    }
    sendText(QJsonDocument{fields}.toJson(QJsonDocument::Compact));
}

void WebSocketSession::refuse(const Error &error, const QJsonValue &ref)
{
    QJsonObject fields{{QStringLiteral("code"), QString::fromLatin1(error.code)},
                       {QStringLiteral("message"), error.message}};
    if (!error.field.isEmpty()) {
        fields.insert(QStringLiteral("field"), error.field);
    }
    answer(QStringLiteral("error"), ref, fields);
}

} // namespace pushscope
