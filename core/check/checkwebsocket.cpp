// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/checkwebsocket.h"

#include "check/bytestext.h"
#include "check/checkanswer.h"
#include "check/checkcase.h"
#include "check/checktexts.h"
#include "message/clientsentence.h"
#include "protocol/websockethandshake.h"

#include <QRandomGenerator>
#include <QtEndian>

namespace pushscope {

namespace {

constexpr qsizetype keyBytes = 16;
constexpr quint16 length16 = 126;
constexpr quint16 length64 = 127;
constexpr quint8 maskBit = 0x80;

template <typename T>
void appendBigEndian(QByteArray &bytes, T value)
{
    char raw[sizeof(T)];
    qToBigEndian(value, raw);
    bytes.append(raw, sizeof(T));
}

LengthForm formFor(LengthForm form, qsizetype size)
{
    constexpr qsizetype largest16 = 0xffff;
    if (form != LengthForm::Shortest || size < length16) {
        return form;
    }
    return size <= largest16 ? LengthForm::Bits16 : LengthForm::Bits64;
}

std::array<quint8, 4> randomMask()
{
    const quint32 random = QRandomGenerator::global()->generate();
    std::array<quint8, 4> mask{};
    qToBigEndian(random, mask.data());
    return mask;
}

QString opcodeName(WebSocketOpcode opcode)
{
    switch (opcode) {
    case WebSocketOpcode::Continuation: return QStringLiteral("continuation");
    case WebSocketOpcode::Text: return QStringLiteral("text");
    case WebSocketOpcode::Binary: return QStringLiteral("binary");
    case WebSocketOpcode::Close: return QStringLiteral("close");
    case WebSocketOpcode::Ping: return QStringLiteral("ping");
    case WebSocketOpcode::Pong: return QStringLiteral("pong");
    }
    return CheckFinding::tr("opcode %1").arg(static_cast<int>(opcode));
}

QString frameText(const CheckFrame &frame)
{
    const QString name = opcodeName(frame.header.opcode);
    if (frame.is(WebSocketOpcode::Close) && frame.payload.size() >= 2) {
        return QStringLiteral("%1 %2").arg(name).arg(qFromBigEndian<quint16>(frame.payload.constData()));
    }
    return CheckFinding::tr("%1 of %2 bytes").arg(name).arg(frame.payload.size());
}

bool isOfApplication(int code)
{
    static const QList<int> codes{1000, 1003, 1008, 1011};
    return codes.contains(code) || code >= 3000;
}

} // namespace

QByteArray clientFrame(quint8 firstByte, QByteArrayView payload, LengthForm form, bool masked)
{
    QByteArray bytes{1, static_cast<char>(firstByte)};
    const quint8 mask = masked ? maskBit : 0;
    switch (formFor(form, payload.size())) {
    case LengthForm::Shortest: bytes += static_cast<char>(mask | static_cast<quint8>(payload.size())); break;
    case LengthForm::Bits16:
        bytes += static_cast<char>(mask | length16);
        appendBigEndian(bytes, static_cast<quint16>(payload.size()));
        break;
    case LengthForm::Bits64:
        bytes += static_cast<char>(mask | length64);
        appendBigEndian(bytes, static_cast<quint64>(payload.size()));
        break;
    }
    if (!masked) {
        return bytes + payload.toByteArray();
    }
    const auto key = randomMask();
    for (const quint8 byte : key) {
        bytes += static_cast<char>(byte);
    }
    return bytes + maskedWebSocketPayload(payload, key);
}

QByteArray textFrame(QByteArrayView text)
{
    return clientFrame(finBit | static_cast<quint8>(WebSocketOpcode::Text), text);
}

QByteArray pingFrame(QByteArrayView payload)
{
    return clientFrame(finBit | static_cast<quint8>(WebSocketOpcode::Ping), payload);
}

QByteArray closeFrame(quint16 code, QByteArrayView reason)
{
    QByteArray payload;
    appendBigEndian(payload, code);
    payload += reason;
    return clientFrame(finBit | static_cast<quint8>(WebSocketOpcode::Close), payload);
}

CheckWebSocket::CheckWebSocket(CheckTalk talk) : m_talk{talk}, m_peer{talk.connect()}
{
    QByteArray nonce{keyBytes, Qt::Uninitialized};
    for (char &byte : nonce) {
        byte = static_cast<char>(QRandomGenerator::global()->bounded(256));
    }
    m_key = nonce.toBase64();
}

QByteArray CheckWebSocket::upgradeLines() const
{
    return upgradeHeaderLines(m_key);
}

QByteArray CheckWebSocket::requestHead(const QByteArray &lines) const
{
    const CheckTarget &target = m_talk.target();
    return target.request("GET", target.path(CheckNeed::WebSocket, m_talk.marker()), lines);
}

CheckAsync<> CheckWebSocket::request(QByteArray head, QByteArray early)
{
    m_peer->send(head + early);
    m_head = co_await headOf(m_talk, m_peer);
}

CheckAsync<> CheckWebSocket::openWith(QByteArray lines, QByteArray early)
{
    co_await request(requestHead(lines), early);
    co_await m_talk.require(m_head.status == switchingProtocols, QStringLiteral("101 Switching Protocols"),
                            m_peer->came());
    const auto error = checkUpgradeResponse(m_head, m_key);
    QString problem;
    if (error) {
        problem = QStringLiteral("%1: %2").arg(shownClientSentence(error->message), m_peer->came());
    }
    co_await m_talk.require(!error, CheckFinding::tr("an answer that completes the handshake"), problem);
    m_peer->mark();
}

CheckAsync<> CheckWebSocket::open()
{
    co_await openWith(upgradeLines());
}

void CheckWebSocket::send(const QByteArray &bytes)
{
    m_peer->send(bytes);
}

CheckAsync<> CheckWebSocket::sendSlowly(QByteArray bytes)
{
    constexpr std::chrono::milliseconds gap{1};
    for (qsizetype i = 0; i < bytes.size();) {
        const bool inTheMiddle = i >= singleBytes && i < bytes.size() - singleBytes;
        const qsizetype size = inTheMiddle ? bytes.size() - singleBytes - i : 1;
        m_peer->send(bytes.mid(i, size));
        i += size;
        co_await pauseFor(m_peer, gap);
    }
}

std::optional<CheckFrame> CheckWebSocket::takeFrame()
{
    const auto header = readWebSocketFrameHeader(m_peer->input());
    if (!header || static_cast<quint64>(m_peer->input().size() - header->size) < header->payloadSize) {
        return {};
    }
    const auto size = static_cast<qsizetype>(header->payloadSize);
    CheckFrame frame{*header, m_peer->input().sliced(header->size, size).toByteArray()};
    m_peer->take(header->size + size);
    m_frames += (m_frames.isEmpty() ? QString{} : QStringLiteral(", ")) + frameText(frame);
    return frame;
}

CheckAsync<std::optional<CheckFrame>> CheckWebSocket::frame(std::chrono::milliseconds time)
{
    auto found = co_await CheckWait<CheckFrame>(m_peer, time, [this] { return takeFrame(); });
    co_return found;
}

CheckAsync<std::optional<CheckFrame>> CheckWebSocket::frame(WebSocketOpcode opcode, std::chrono::milliseconds time)
{
    auto found = co_await CheckWait<CheckFrame>(m_peer, time, [this, opcode]() -> std::optional<CheckFrame> {
        auto next = takeFrame();
        while (next && !next->is(opcode)) {
            next = takeFrame();
        }
        return next;
    });
    co_return found;
}

CheckAsync<std::optional<CheckFrame>> CheckWebSocket::closeFrameOf()
{
    auto found = co_await frame(WebSocketOpcode::Close, m_talk.patience());
    co_return found;
}

CheckAsync<> CheckWebSocket::mustFail(QList<int> codes)
{
    const auto close = co_await closeFrameOf();
    const QString expected =
        CheckFinding::tr("a failed connection: a close frame with %1, or the end").arg(anyOf(codes));
    if (!close) {
        co_await m_talk.require(m_peer->isEnded(), expected, came());
        co_return;
    }
    const bool hasCode = close->payload.size() >= 2;
    const int code = hasCode ? qFromBigEndian<quint16>(close->payload.constData()) : 0;
    co_await m_talk.require(codes.contains(code), expected, came());
}

CheckAsync<> CheckWebSocket::mustPong(QByteArray payload, bool mayRefuse)
{
    const QString expected = CheckFinding::tr("a pong with the payload \"%1\"").arg(bytesText(payload, 32));
    enum class Seen { Pong, Close };
    int code = 0;
    const auto seen = co_await CheckWait<Seen>(m_peer, m_talk.patience(), [&]() -> std::optional<Seen> {
        for (auto next = takeFrame(); next; next = takeFrame()) {
            if (next->is(WebSocketOpcode::Pong) && next->payload == payload) {
                return Seen::Pong;
            }
            if (next->is(WebSocketOpcode::Close)) {
                code = next->payload.size() >= 2 ? qFromBigEndian<quint16>(next->payload.constData()) : 1000;
                return Seen::Close;
            }
        }
        return {};
    });
    const bool refused = mayRefuse && seen == Seen::Close && isOfApplication(code);
    co_await m_talk.doesNotApplyIf(refused,
                                   CheckFinding::tr("the server closes with %1: it takes no such message").arg(code));
    co_await m_talk.require(seen == Seen::Pong, expected, came());
}

CheckAsync<> CheckWebSocket::mustLive()
{
    const QByteArray payload = m_talk.marker();
    send(pingFrame(payload));
    co_await mustPong(payload, true);
}

QString CheckWebSocket::came() const
{
    return m_frames.isEmpty() ? m_peer->came() : QStringLiteral("%1: %2").arg(m_frames, m_peer->came());
}

} // namespace pushscope
