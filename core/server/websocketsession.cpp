// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/websocketsession.h"

#include "protocol/envelope.h"
#include "protocol/websocketframe.h"
#include "protocol/websockethandshake.h"
#include "server/reset.h"

#include <algorithm>
#include <utility>

namespace pushscope {

namespace {

constexpr std::chrono::seconds closeTime{1};
constexpr std::chrono::seconds probeInterval{3};
// Some bytes of input can ask for much work. What is above either of these is for the event loop's next turn.
constexpr qsizetype messagesATurn = 64;
constexpr std::chrono::milliseconds longestTurn{4};
// Of input that goes on with a frame: hardly more than one message can be in it.
constexpr qsizetype smallPiece = 128;

/// So much of the input holds no more than about one message.
qsizetype pieceOf(QByteArrayView input, bool inFrame)
{
    if (inFrame) {
        return std::min(input.size(), smallPiece);
    }
    const auto header = readWebSocketFrameHeader(input);
    if (!header || header->payloadSize >= static_cast<quint64>(input.size() - header->size)) {
        return input.size();
    }
    return header->size + static_cast<qsizetype>(header->payloadSize);
}

} // namespace

WebSocketSession::WebSocketSession(ServerContext &context, Connection &connection, const StreamParameters &parameters,
                                   const Handshake &handshake)
    : Subscriber{context, connection, parameters.form, context.stats.delivered.ws},
      m_heartbeat{context.config.heartbeat},
      m_mayPublish{handshake.mayPublish}, m_reader{WebSocketFrameParser::Role::Server, context.config.limits.body},
      m_guard{context.config.limits}, m_session{context.rooms.enter(*this)}
{
    ++m_context.stats.connections.ws;
    m_connection.speak(Speech::WebSocket);
    ++m_connection.counters().begun;
    m_connection.send(encodeUpgradeResponse(handshake.key, "PushScope-Clock: " + SteadyClock::id() + "\r\n"));
    begin(parameters);
    waitForDeadline();
}

WebSocketSession::~WebSocketSession()
{
    leaveRooms();
    --m_context.stats.connections.ws;
    if (!m_closeSent) {
        m_context.stats.closes.count(static_cast<int>(WebSocketCloseCode::Abnormal));
    }
}

void WebSocketSession::begin(const StreamParameters &parameters)
{
    const History &history = m_context.broker.history();
    QByteArray next = history.newestId().toByteArray();
    std::optional<Sequence> position;
    if (parameters.after) {
        const auto located = history.locate(*parameters.after, parameters.channels);
        if (const auto *sequence = std::get_if<Sequence>(&located)) {
            next = EventId{history.epoch(), *sequence}.toByteArray();
        }
    }
    const double heartbeatSeconds = std::chrono::duration<double>{m_heartbeat}.count();
    answer(QStringLiteral("hello"), QJsonValue::Undefined,
           {{QStringLiteral("session"), QString::fromLatin1(toText(*m_session))},
            {QStringLiteral("next"), QString::fromLatin1(next)},
            {QStringLiteral("heartbeat"), heartbeatSeconds}});
    if (!parameters.after) {
        ++m_connection.counters().starts[StreamStart::Fresh];
    }
    position = locate(parameters.after, parameters.channels);
    for (const QByteArray &channel : parameters.channels) {
        subscribe(channel, position);
    }
    catchUp();
}

/// Where to go on; announces a reset if that is not where the client wanted to.
std::optional<Sequence> WebSocketSession::locate(const std::optional<QByteArray> &after, const QByteArrayList &channels)
{
    if (!after) {
        return {};
    }
    const auto located = m_context.broker.history().locate(*after, channels);
    ++m_connection.counters().starts[startOf(located)];
    if (const auto *broken = std::get_if<History::Broken>(&located)) {
        sendReset(*broken, *after);
        return Sequence{broken->first.sequence.value - 1};
    }
    return std::get<Sequence>(located);
}

const QByteArray &WebSocketSession::encode(const EncodedEvent &event) const
{
    return event.webSocket(m_form);
}

void WebSocketSession::sendReset(const History::Broken &broken, const QByteArray &requested)
{
    sendText(R"({"type":"reset",)" + encodeReset(announcement(broken, requested)).sliced(1));
}

void WebSocketSession::received(QByteArray &input)
{
    input.remove(0, feedFrom(input));
    if (m_reader.error()) {
        fail(m_reader.error()->code, m_reader.error()->reason);
    }
    catchUp();
    watchUnfinished();
}

/// Takes messages while there is time for them, and returns how many bytes those were.
qsizetype WebSocketSession::feedFrom(QByteArrayView input)
{
    const Instant end = m_context.clock.now() + longestTurn;
    qsizetype used = 0;
    qsizetype taken = 0;
    while (used < input.size() && m_connection.takesAnswers() && !m_connection.isClosing()) {
        if (taken >= messagesATurn || (taken > 0 && m_context.clock.now() >= end)) {
            m_connection.resumeReading();
            break;
        }
        const auto piece = input.sliced(used, pieceOf(input.sliced(used), m_reader.inFrame()));
        used += piece.size();
        const auto messages = m_reader.feed(piece);
        taken += std::ssize(messages);
        std::ranges::for_each(messages, [this](const WebSocketMessage &message) { take(message); });
    }
    return used;
}

void WebSocketSession::watchUnfinished()
{
    const auto before = m_guard.deadline();
    m_guard.watch(m_reader, m_context.clock);
    if (m_guard.deadline() != before && !m_closeSent) {
        waitForDeadline();
    }
}

void WebSocketSession::take(const WebSocketMessage &message)
{
    if (message.kind == WebSocketOpcode::Close) {
        const auto peer = parseClosePayload(message.payload);
        close(!peer                    ? WebSocketCloseCode::ProtocolError
                  : peer->code == 1005 ? WebSocketCloseCode::NoStatus
                                       : static_cast<WebSocketCloseCode>(peer->code),
              {});
        m_connection.closeWhenSent();
        return;
    }
    if (m_closeSent) {
        return;
    }
    const bool isControl = message.kind == WebSocketOpcode::Ping || message.kind == WebSocketOpcode::Pong;
    if (isControl && policesControlFrame()) {
        return;
    }
    if (message.kind == WebSocketOpcode::Ping) {
        if (!m_context.mutes.pongs) {
            m_connection.send(encodeWebSocketFrame(WebSocketOpcode::Pong, message.payload));
        }
    } else if (message.kind == WebSocketOpcode::Pong) {
        takePong(message.payload);
    } else if (message.kind == WebSocketOpcode::Binary) {
        m_connection.noteEnding(Ending::Protocol);
        close(WebSocketCloseCode::Unsupported, "commands are JSON text");
    } else if (message.kind == WebSocketOpcode::Text) {
        takeCommand(message.payload);
    }
}

std::chrono::nanoseconds WebSocketSession::standstill() const
{
    return m_connection.lastReceived() - m_context.deadlines.turned();
}

/// Whether there are too many of them, so that the connection ends.
bool WebSocketSession::policesControlFrame()
{
    if (m_guard.takeControlFrame(m_connection.lastReceived(), standstill())) {
        return false;
    }
    fail(WebSocketCloseCode::PolicyViolation,
         QStringLiteral("more than %1 control frames a second")
             .arg(m_context.config.limits.controlFramesPerSecond)
             .toUtf8());
    return true;
}

void WebSocketSession::sendText(QByteArrayView text)
{
    m_connection.send(encodeWebSocketFrame(WebSocketOpcode::Text, text));
}

void WebSocketSession::close(WebSocketCloseCode code, QByteArrayView reason)
{
    if (m_closeSent) {
        return;
    }
    m_closeSent = true;
    m_context.stats.closes.count(static_cast<int>(code));
    endEvents(); // nothing may follow a close frame (RFC 6455 5.5.1)
    leaveRooms();
    m_connection.send(encodeWebSocketFrame(WebSocketOpcode::Close, closePayload(code, reason)));
    m_connection.setDeadline(m_context.clock.now() + closeTime);
}

/// As above, of a peer whose own close is not worth waiting for (RFC 6455 7.1.7).
void WebSocketSession::fail(WebSocketCloseCode code, QByteArrayView reason)
{
    m_connection.noteEnding(Ending::Protocol);
    close(code, reason);
    m_connection.closeWhenSent();
}

void WebSocketSession::closeAsTooSlow()
{
    m_connection.noteEnding(Ending::Slow);
    close(WebSocketCloseCode::TryAgainLater, "too slow");
    m_connection.closeWhenSent();
}

void WebSocketSession::stalled()
{
    close(WebSocketCloseCode::TryAgainLater, "nothing was taken for too long");
}

void WebSocketSession::kicked()
{
    close(WebSocketCloseCode::PolicyViolation, "sent away");
}

void WebSocketSession::goodbye()
{
    close(WebSocketCloseCode::GoingAway, "the server shuts down");
}

void WebSocketSession::waitForDeadline()
{
    const auto unfinished = m_guard.deadline();
    if (m_heartbeat.count() > 0) {
        const Instant heartbeat = m_pinged.value_or(m_connection.lastSent()) + m_heartbeat;
        m_connection.setDeadline(unfinished ? std::min(*unfinished, heartbeat) : heartbeat);
    } else if (unfinished) {
        m_connection.setDeadline(*unfinished);
    } else {
        m_connection.clearDeadline();
    }
}

void WebSocketSession::timedOut(Instant now)
{
    if (m_closeSent) {
        m_connection.closeWhenSent(); // the peer does not answer our close
        return;
    }
    if (const auto unfinished = m_guard.deadline(); unfinished && now >= *unfinished && !m_connection.hasInput()) {
        fail(WebSocketCloseCode::PolicyViolation, "the message came too slowly");
        return;
    }
    if (m_heartbeat.count() > 0) {
        beat(now);
    } else {
        waitForDeadline();
    }
}

/// The peer's sign of life is looked for, or ours given.
void WebSocketSession::beat(Instant now)
{
    if (m_pinged && m_connection.lastReceived() >= *m_pinged) {
        m_pinged.reset();
    } else if (m_pinged && m_connection.lastTaken() > *m_pinged) {
        m_pinged = m_connection.lastTaken(); // the ping may not have come to its turn
    }
    if (m_pinged && now - *m_pinged >= m_heartbeat) {
        ++m_connection.counters().heartbeatsMissed;
        m_connection.noteEnding(Ending::Heartbeat);
        close(WebSocketCloseCode::GoingAway, "heartbeat missed");
        return;
    }
    if (!m_pinged && m_context.mutes.webSocketHeartbeats) {
        m_connection.setDeadline(now + ServerMutes::recheck);
        return;
    }
    if (!m_pinged && now - m_connection.lastSent() >= m_heartbeat) {
        ping(now);
    }
    waitForDeadline();
}

void WebSocketSession::ping(Instant now)
{
    m_connection.send(encodeWebSocketFrame(WebSocketOpcode::Ping, QByteArray::number(toMicroseconds(now))));
    ++m_connection.counters().heartbeats;
    m_pinged = now;
    m_pingSent = now;
}

/// A ping besides the heartbeats counts as one: else it would keep them from an idle connection.
void WebSocketSession::probe(Instant now)
{
    const bool isQuiet = m_heartbeat.count() == 0 || m_context.mutes.webSocketHeartbeats;
    if (!isQuiet && !m_closeSent && !m_pinged && (!m_pingSent || now - *m_pingSent >= probeInterval)) {
        ping(now);
        waitForDeadline();
    }
}

void WebSocketSession::takePong(const QByteArray &payload)
{
    if (!m_pingSent || payload != QByteArray::number(toMicroseconds(*m_pingSent))) {
        return; // an answer to an older one, or unasked
    }
    m_roundTrip = std::chrono::duration_cast<std::chrono::microseconds>(m_connection.lastReceived() - *m_pingSent);
    m_pinged.reset();
    waitForDeadline();
}

} // namespace pushscope
