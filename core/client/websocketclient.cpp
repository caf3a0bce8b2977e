// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/websocketclient.h"

#include "client/receivedtext.h"
#include "client/refusal.h"
#include "message/clientsentence.h"
#include "protocol/websockethandshake.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>

#include <algorithm>
#include <utility>

namespace pushscope {

namespace {

int number(WebSocketCloseCode code)
{
    return static_cast<int>(code);
}

std::array<quint8, 4> randomMask()
{
    const quint32 bits = QRandomGenerator::system()->generate();
    return {static_cast<quint8>(bits), static_cast<quint8>(bits >> 8U), static_cast<quint8>(bits >> 16U),
            static_cast<quint8>(bits >> 24U)};
}

QByteArray randomKey()
{
    std::array<quint32, 4> words{};
    QRandomGenerator::system()->fillRange(words.data(), static_cast<qsizetype>(words.size()));
    return QByteArray{reinterpret_cast<const char *>(words.data()), sizeof words}.toBase64();
}

/// The check of the handshake knows of no subprotocol; one that the user asked for is fine.
HttpResponseHead withoutOffered(const HttpResponseHead &head, const HttpHeaders &offered)
{
    const QByteArray subprotocol = QByteArrayLiteral("Sec-WebSocket-Protocol");
    if (!offered.value(subprotocol)) {
        return head;
    }
    HttpResponseHead rest = head;
    rest.headers = {};
    for (const auto &[name, value] : head.headers.fields()) {
        if (name.compare(subprotocol, Qt::CaseInsensitive) != 0) {
            rest.headers.append(name, value);
        }
    }
    return rest;
}

} // namespace

WebSocketClient::WebSocketClient(const ClientConfig &config, const Clock &clock, ClientListener &listener, Route *route)
    : ClientBase{config, clock, listener, route}, m_reader{WebSocketFrameParser::Role::Client, largestMessage},
      m_pingTimer{this}, m_closeTimer{this}, m_cursor{config.after}
{
    m_closeTimer.setSingleShot(true);
    connect(&m_pingTimer, &QTimer::timeout, this, &WebSocketClient::ping);
    connect(&m_closeTimer, &QTimer::timeout, this,
            [this] { closeForGood(lostCode(), english(ClientSentence::StoppedWithoutClose)); });
}

ClientBase::RequestPlan WebSocketClient::plan()
{
    m_key = randomKey();
    RequestPlan plan;
    plan.extraLines = upgradeHeaderLines(m_key);
    if (!config().resumes) {
        m_cursor.reset();
    }
    m_resumes = m_cursor && (m_ours || endpoint().looksOurs());
    if (m_resumes) {
        plan.after = m_cursor;
    }
    return plan;
}

void WebSocketClient::answered(const HttpResponseHead &head, Instant at)
{
    if (head.status != switchingProtocols) {
        if (head.status < 300) {
            fail(head.status, english(ClientSentence::NoWebSocket).arg(statusText(head)));
        } else {
            refuse(head);
        }
        return;
    }
    if (const auto error = checkUpgradeResponse(withoutOffered(head, config().headers), m_key)) {
        fail(head.status, error->message);
        return;
    }
    m_reader = WebSocketMessageReader{WebSocketFrameParser::Role::Client, largestMessage};
    m_closeSent = false;
    m_headOfBinary.reset();
    watchdog().assume(longestSilence({}));
    if (config().lifeSigns.kind == LifeSigns::Kind::AnyByte) {
        m_pingTimer.start(config().pingInterval);
    }
    opened(at, at, m_resumes);
}

/// Our own pings make the server send something at least that often.
Watchdog::Interval WebSocketClient::longestSilence(std::chrono::nanoseconds announced) const
{
    const std::chrono::nanoseconds own = config().pingInterval;
    return announced.count() > 0 ? std::min(announced, own) : own;
}

void WebSocketClient::received(QByteArrayView bytes, Instant at)
{
    for (const WebSocketMessage &message : m_reader.feed(bytes)) {
        if (!isOpen()) {
            return;
        }
        take(message, at);
    }
    if (isOpen() && m_reader.error()) {
        violated(*m_reader.error());
    }
}

void WebSocketClient::answerEnded(Instant)
{
    const QString reason = english(ClientSentence::NoCloseFrame);
    if (m_closeSent) {
        closeForGood(lostCode(), reason);
    } else {
        lose({.code = lostCode(), .reason = reason, .error = {}});
    }
}

int WebSocketClient::lostCode() const
{
    return number(WebSocketCloseCode::Abnormal);
}

void WebSocketClient::take(const WebSocketMessage &message, Instant at)
{
    if (message.kind == WebSocketOpcode::Close) {
        takeClose(message.payload);
        return;
    }
    if (m_closeSent) {
        return;
    }
    switch (message.kind) {
    case WebSocketOpcode::Ping:
        sendFrame(WebSocketOpcode::Pong, message.payload);
        heartbeat(at, HeartbeatKind::Ping);
        return;
    case WebSocketOpcode::Pong: heartbeat(at, HeartbeatKind::Pong); return;
    case WebSocketOpcode::Binary: takeBinary(message.payload, at); return;
    default: takeText(message.payload, at); return;
    }
}

void WebSocketClient::takeText(const QByteArray &text, Instant at)
{
    m_headOfBinary.reset();
    if (const auto envelope = parseEnvelope(text)) {
        if (envelope->binary) {
            m_headOfBinary = envelope;
            return;
        }
        m_cursor = envelope->id.toByteArray();
        ClientBase::envelope(*envelope, at);
    } else if (!takeControl(text, at)) {
        noteEventWithoutId();
        ReceivedEvent received;
        received.delivered = at;
        received.data = receivedText(text).value_or(QString{});
        received.payloadBytes = text.size();
        foreign(received);
    }
}

/// A foreign server may send any JSON with a `type`: only one that greeted as PushScope does is
/// taken to send PushScope's own.
bool WebSocketClient::takeControl(const QByteArray &text, Instant at)
{
    if (!m_ours && !text.contains("\"hello\"")) {
        return false;
    }
    const QJsonObject object = QJsonDocument::fromJson(text).object();
    const QJsonValue type = object.value(QLatin1String("type"));
    if (type == QLatin1String("hello") && object.contains(QLatin1String("session"))
        && object.contains(QLatin1String("next"))) {
        takeHello(object);
    } else if (m_ours && type == QLatin1String("reset")) {
        takeReset(object, at);
    } else {
        return m_ours && type.isString();
    }
    return true;
}

void WebSocketClient::takeHello(const QJsonObject &hello)
{
    m_ours = true;
    const QByteArray next = hello.value(QLatin1String("next")).toString().toUtf8();
    if (!next.isEmpty() && !m_cursor) {
        m_cursor = next;
        if (const auto id = EventId::parse(next)) {
            intake().ledger().startAfter(*id);
        }
    }
    constexpr double longest = 86'400;
    const std::chrono::duration<double> seconds{
        std::clamp(hello.value(QLatin1String("heartbeat")).toDouble(), 0.0, longest)};
    watchdog().announce(longestSilence(std::chrono::round<std::chrono::nanoseconds>(seconds)));
    watch();
}

void WebSocketClient::takeReset(const QJsonObject &object, Instant at)
{
    const auto parsed = resetFromJson(object);
    if (!parsed) {
        return;
    }
    if (auto before = EventId::parse(parsed->first); before && before->sequence.value > 0) {
        --before->sequence.value;
        m_cursor = before->toByteArray(); // the old id leads nowhere any more, even if no event follows
    }
    reset(at, *parsed);
}

/// `?raw=1` of PushScope: how far it came is not known, so a reconnect goes on from then, for an
/// older id would bring again what was seen already.
void WebSocketClient::noteEventWithoutId()
{
    if (m_ours) {
        m_cursor.reset();
    }
}

void WebSocketClient::takeBinary(const QByteArray &bytes, Instant at)
{
    if (auto whole = std::exchange(m_headOfBinary, {})) {
        whole->data = QString::fromLatin1(bytes.toBase64());
        whole->encoding = QByteArrayLiteral("base64");
        whole->payloadBytes = bytes.size();
        m_cursor = whole->id.toByteArray();
        ClientBase::envelope(*whole, at);
        return;
    }
    noteEventWithoutId();
    ReceivedEvent received;
    received.delivered = at;
    received.data = QString::fromLatin1(bytes.toBase64());
    received.encoding = QByteArrayLiteral("base64");
    received.payloadBytes = bytes.size();
    foreign(received);
}

void WebSocketClient::takeClose(const QByteArray &payload)
{
    const auto close = parseClosePayload(payload);
    if (!close) {
        violated({WebSocketCloseCode::ProtocolError, QByteArrayLiteral("malformed close frame")});
        return;
    }
    const QString reason = QString::fromUtf8(close->reason);
    if (m_closeSent) {
        closeForGood(close->code, reason.isEmpty() ? english(ClientSentence::Stopped) : reason);
        return;
    }
    sendFrame(WebSocketOpcode::Close, payload);
    lose({.code = close->code,
          .reason = reason.isEmpty() ? english(ClientSentence::WebSocketClosed).arg(close->code) : reason,
          .error = {}});
}

void WebSocketClient::violated(const WebSocketError &error)
{
    sendFrame(WebSocketOpcode::Close, closePayload(error.code, error.reason));
    const QString reason = QString::fromUtf8(error.reason);
    if (m_closeSent) {
        closeForGood(number(error.code), reason);
    } else {
        lose({.code = number(error.code),
              .reason = reason,
              .error = english(ClientSentence::WebSocketBroken).arg(reason)});
    }
}

void WebSocketClient::sendFrame(WebSocketOpcode opcode, QByteArrayView payload)
{
    exchange().write(encodeMaskedWebSocketFrame(opcode, payload, randomMask()));
}

void WebSocketClient::ping()
{
    sendFrame(WebSocketOpcode::Ping, "pushscope-" + QByteArray::number(++m_pings));
}

bool WebSocketClient::closeOrderly()
{
    if (!exchange().isConnected()) {
        return false;
    }
    m_closeSent = true;
    m_pingTimer.stop();
    m_closeTimer.start(closeTimeout);
    sendFrame(WebSocketOpcode::Close, closePayload(WebSocketCloseCode::Normal, {}));
    return true;
}

void WebSocketClient::disconnected()
{
    m_pingTimer.stop();
    m_closeTimer.stop();
}

} // namespace pushscope
