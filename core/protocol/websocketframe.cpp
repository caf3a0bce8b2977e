// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/websocketframe.h"

#include <QtEndian>

#include <algorithm>
#include <cstring>
#include <utility>

namespace pushscope {

namespace {

constexpr quint8 finBit = 0x80;
constexpr quint8 reservedBits = 0x70;
constexpr int reservedShift = 4;
constexpr quint8 opcodeBits = 0x0f;
constexpr quint8 maskBit = 0x80;
constexpr quint8 lengthBits = 0x7f;
constexpr quint8 controlBit = 0x08;
constexpr quint8 length16 = 126;
constexpr quint8 length64 = 127;
constexpr qsizetype shortHeader = 2;
constexpr qsizetype keySize = 4;
constexpr qsizetype longestControlPayload = 125;
constexpr qsizetype largest16 = 0xffff;

using MaskingKey = std::array<quint8, keySize>;

bool isKnown(quint8 opcode)
{
    constexpr quint8 largestData = 0x2;
    constexpr quint8 largestControl = 0xa;
    return opcode <= largestData || (opcode >= controlBit && opcode <= largestControl);
}

WebSocketError protocolError(const char *reason)
{
    return {WebSocketCloseCode::ProtocolError, reason};
}

/// What RFC 6455 5.2 and 5.5 forbid in the first two bytes.
std::optional<WebSocketError> checkStart(QByteArrayView bytes, WebSocketFrameParser::Role role)
{
    const auto first = static_cast<quint8>(bytes[0]);
    const auto second = static_cast<quint8>(bytes[1]);
    const bool masked = (second & maskBit) != 0;
    if ((first & reservedBits) != 0) {
        return protocolError("a reserved bit is set");
    }
    if (!isKnown(first & opcodeBits)) {
        return protocolError("the opcode is reserved");
    }
    if (isControl(static_cast<WebSocketOpcode>(first & opcodeBits))) {
        if ((first & finBit) == 0) {
            return protocolError("a control frame is fragmented");
        }
        if ((second & lengthBits) > longestControlPayload) {
            return protocolError("a control frame is longer than 125 bytes");
        }
    }
    if (role == WebSocketFrameParser::Role::Server && !masked) {
        return protocolError("a client's frame is not masked");
    }
    if (role == WebSocketFrameParser::Role::Client && masked) {
        return protocolError("a server's frame is masked");
    }
    return {};
}

std::optional<WebSocketError> checkLength(const WebSocketFrameHeader &header, quint8 lengthField,
                                          qsizetype largestPayload)
{
    if (lengthField == length64 && (header.payloadSize >> 63U) != 0) {
        return protocolError("the payload length has its highest bit set");
    }
    if ((lengthField == length16 && header.payloadSize < length16)
        || (lengthField == length64 && header.payloadSize <= largest16)) {
        return protocolError("the payload length is not in its shortest form");
    }
    if (!isControl(header.opcode) && header.payloadSize > static_cast<quint64>(largestPayload)) {
        return WebSocketError{WebSocketCloseCode::TooLarge, "the frame is too large"};
    }
    return {};
}

/// Masks or unmasks, which are the same (RFC 6455 5.3), a word at a time.
void applyMask(const char *from, char *to, qsizetype size, const MaskingKey &key)
{
    constexpr qsizetype word = sizeof(quint64);
    quint64 mask = 0;
    std::memcpy(&mask, key.data(), keySize);
    std::memcpy(reinterpret_cast<char *>(&mask) + keySize, key.data(), keySize);
    qsizetype i = 0;
    for (; i + word <= size; i += word) {
        quint64 value = 0;
        std::memcpy(&value, from + i, word);
        value ^= mask;
        std::memcpy(to + i, &value, word);
    }
    for (; i < size; ++i) {
        to[i] = static_cast<char>(static_cast<quint8>(from[i]) ^ key[static_cast<std::size_t>(i % keySize)]);
    }
}

QByteArray readPayload(QByteArrayView bytes, const WebSocketFrameHeader &header)
{
    if (!header.masked) {
        return bytes.toByteArray();
    }
    return maskedWebSocketPayload(bytes, header.key);
}

/// The code may stand in a close frame (RFC 6455 7.4).
bool maySendCode(quint16 code)
{
    constexpr quint16 firstPrivate = 3000;
    constexpr quint16 lastPrivate = 4999;
    constexpr quint16 lastRegistered = 1014;
    constexpr quint16 reserved = 1004;
    return (code >= firstPrivate && code <= lastPrivate)
        || (code >= static_cast<quint16>(WebSocketCloseCode::Normal) && code <= lastRegistered && code != reserved
            && code != static_cast<quint16>(WebSocketCloseCode::NoStatus)
            && code != static_cast<quint16>(WebSocketCloseCode::Abnormal));
}

} // namespace

bool isControl(WebSocketOpcode opcode)
{
    return (static_cast<quint8>(opcode) & controlBit) != 0;
}

std::optional<WebSocketFrameHeader> readWebSocketFrameHeader(QByteArrayView bytes)
{
    if (bytes.size() < shortHeader) {
        return {};
    }
    const auto first = static_cast<quint8>(bytes[0]);
    const auto second = static_cast<quint8>(bytes[1]);
    WebSocketFrameHeader header;
    header.fin = (first & finBit) != 0;
    header.reserved = static_cast<quint8>((first & reservedBits) >> reservedShift);
    header.opcode = static_cast<WebSocketOpcode>(first & opcodeBits);
    header.masked = (second & maskBit) != 0;
    const auto length = static_cast<quint8>(second & lengthBits);
    const qsizetype lengthSize = length == length64 ? 8 : length == length16 ? 2 : 0;
    header.size = shortHeader + lengthSize + (header.masked ? keySize : 0);
    if (bytes.size() < header.size) {
        return {};
    }
    header.payloadSize = length == length64 ? qFromBigEndian<quint64>(bytes.data() + shortHeader)
        : length == length16                ? qFromBigEndian<quint16>(bytes.data() + shortHeader)
                                            : length;
    if (header.masked) {
        std::memcpy(header.key.data(), bytes.data() + header.size - keySize, keySize);
    }
    return header;
}

QByteArray maskedWebSocketPayload(QByteArrayView payload, std::array<quint8, 4> maskingKey)
{
    QByteArray masked{payload.size(), Qt::Uninitialized};
    applyMask(payload.data(), masked.data(), payload.size(), maskingKey);
    return masked;
}

WebSocketFrameParser::WebSocketFrameParser(Role role, qsizetype largestPayload)
    : m_role{role}, m_largestPayload{largestPayload}
{
}

std::vector<WebSocketFrame> WebSocketFrameParser::feed(QByteArrayView bytes)
{
    std::vector<WebSocketFrame> frames;
    if (m_error) {
        return frames;
    }
    // Frames are cut straight from `bytes` where nothing was held back. What is held back is moved
    // once for each frame that spans pieces, never for each frame.
    QByteArray held;
    if (!m_buffer.isEmpty()) {
        m_buffer.append(bytes);
        held = std::exchange(m_buffer, {});
        bytes = held;
    }
    while (const auto size = takeFrame(bytes, frames)) {
        bytes = bytes.sliced(*size);
    }
    if (!m_error && !bytes.isEmpty()) {
        m_buffer = bytes.size() == held.size() ? std::move(held) : bytes.toByteArray();
    }
    return frames;
}

std::optional<qsizetype> WebSocketFrameParser::takeFrame(QByteArrayView bytes, std::vector<WebSocketFrame> &frames)
{
    if (bytes.size() < shortHeader) {
        return {};
    }
    m_error = checkStart(bytes, m_role);
    const auto header = m_error ? std::nullopt : readWebSocketFrameHeader(bytes);
    if (!header) {
        return {};
    }
    m_error = checkLength(*header, static_cast<quint8>(bytes[1]) & lengthBits, m_largestPayload);
    if (m_error || static_cast<quint64>(bytes.size() - header->size) < header->payloadSize) {
        return {};
    }
    const auto payloadSize = static_cast<qsizetype>(header->payloadSize);
    const qsizetype wireSize = header->size + payloadSize;
    frames.push_back({header->fin, header->opcode, header->masked,
                      readPayload(bytes.sliced(header->size, payloadSize), *header), wireSize});
    return wireSize;
}

QByteArray webSocketHeader(WebSocketOpcode opcode, qsizetype payloadSize, bool fin)
{
    QByteArray header;
    header += static_cast<char>((fin ? finBit : 0) | static_cast<quint8>(opcode));
    if (payloadSize < length16) {
        header += static_cast<char>(payloadSize);
    } else if (payloadSize <= largest16) {
        header += static_cast<char>(length16);
        const auto length = qToBigEndian(static_cast<quint16>(payloadSize));
        header.append(reinterpret_cast<const char *>(&length), sizeof length);
    } else {
        header += static_cast<char>(length64);
        const auto length = qToBigEndian(static_cast<quint64>(payloadSize));
        header.append(reinterpret_cast<const char *>(&length), sizeof length);
    }
    return header;
}

QByteArray encodeWebSocketFrame(WebSocketOpcode opcode, QByteArrayView payload, bool fin)
{
    QByteArray frame = webSocketHeader(opcode, payload.size(), fin);
    frame.reserve(frame.size() + payload.size());
    frame += payload;
    return frame;
}

QByteArray encodeMaskedWebSocketFrame(WebSocketOpcode opcode, QByteArrayView payload, std::array<quint8, 4> maskingKey,
                                      bool fin)
{
    QByteArray frame = webSocketHeader(opcode, payload.size(), fin);
    frame[1] = static_cast<char>(static_cast<quint8>(frame[1]) | maskBit);
    frame.append(reinterpret_cast<const char *>(maskingKey.data()), keySize);
    const qsizetype start = frame.size();
    frame.resize(start + payload.size());
    applyMask(payload.data(), frame.data() + start, payload.size(), maskingKey);
    return frame;
}

QByteArray closePayload(WebSocketCloseCode code, QByteArrayView reason)
{
    constexpr qsizetype longestReason = longestControlPayload - 2;
    constexpr quint8 continuationMask = 0xc0;
    constexpr quint8 continuation = 0x80;
    if (code == WebSocketCloseCode::NoStatus || code == WebSocketCloseCode::Abnormal) {
        return {};
    }
    qsizetype size = std::min(reason.size(), longestReason);
    while (size > 0 && size < reason.size() && (static_cast<quint8>(reason[size]) & continuationMask) == continuation) {
        --size;
    }
    const auto number = qToBigEndian(static_cast<quint16>(code));
    QByteArray payload{reinterpret_cast<const char *>(&number), sizeof number};
    payload += reason.first(size);
    return payload;
}

std::optional<WebSocketClose> parseClosePayload(QByteArrayView payload)
{
    if (payload.isEmpty()) {
        return WebSocketClose{};
    }
    if (payload.size() < qsizetype{sizeof(quint16)}) {
        return {};
    }
    const auto code = qFromBigEndian<quint16>(payload.data());
    const auto reason = payload.sliced(sizeof(quint16));
    if (!maySendCode(code) || !reason.isValidUtf8()) {
        return {};
    }
    return WebSocketClose{code, reason.toByteArray()};
}

} // namespace pushscope
