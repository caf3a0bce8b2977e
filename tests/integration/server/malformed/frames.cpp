// SPDX-License-Identifier: GPL-3.0-or-later
// Frames, messages and closing handshakes (RFC 6455 5, 7 and 8.1).
#include "integration/server/malformed/rows.h"

#include "protocol/websocketframe.h"

#include <QtEndian>

#include <array>

namespace pushscope::test {

namespace {

constexpr quint8 fin = 0x80;
constexpr quint8 maskBit = 0x80;
constexpr std::array<quint8, 4> key{0x11, 0x22, 0x33, 0x44};
constexpr qsizetype largestMessage = 1024 * 1024;

constexpr quint8 continuation = 0x0;
constexpr quint8 text = 0x1;
constexpr quint8 binary = 0x2;
constexpr quint8 closing = 0x8;
constexpr quint8 ping = 0x9;
constexpr quint8 pong = 0xa;

constexpr int protocolError = 1002;
constexpr int invalidData = 1007;
constexpr int policy = 1008;
constexpr int tooLarge = 1009;

/// A masked frame with any first byte; its length as `lengthBytes` (0: the shortest).
QByteArray frame(quint8 first, const QByteArray &payload = {}, int lengthBytes = 0)
{
    QByteArray bytes = webSocketHeader(WebSocketOpcode::Text, payload.size());
    if (lengthBytes > 0) {
        constexpr int bits = 8;
        bytes = QByteArray{1, '\0'} + static_cast<char>(lengthBytes == 2 ? 126 : 127);
        for (int i = lengthBytes - 1; i >= 0; --i) {
            bytes += static_cast<char>(payload.size() >> (i * bits));
        }
    }
    bytes[0] = static_cast<char>(first);
    bytes[1] = static_cast<char>(static_cast<quint8>(bytes[1]) | maskBit);
    bytes.append(reinterpret_cast<const char *>(key.data()), std::ssize(key));
    return bytes + maskedWebSocketPayload(payload, key);
}

QByteArray unmasked(WebSocketOpcode opcode, const QByteArray &payload = {})
{
    return encodeWebSocketFrame(opcode, payload);
}

/// A header alone that announces so much.
QByteArray announced(quint8 first, quint64 size)
{
    QByteArray bytes = QByteArray{1, static_cast<char>(first)} + '\xff';
    const auto length = qToBigEndian(size);
    bytes.append(reinterpret_cast<const char *>(&length), sizeof length);
    return bytes + QByteArray{reinterpret_cast<const char *>(key.data()), std::ssize(key)};
}

QByteArray close(quint16 code, const QByteArray &reason = {})
{
    const auto number = qToBigEndian(code);
    return frame(fin | closing, QByteArray{reinterpret_cast<const char *>(&number), sizeof number} + reason);
}

const char command[] = R"({"type":"ping"})";

std::vector<FrameRow> lengths()
{
    return {
        {"frame: length of 1 byte written in 16 bits", frame(fin | text, "a", 2), protocolError},
        {"frame: length of 1 byte written in 64 bits", frame(fin | text, "a", 8), protocolError},
        {"frame: length of 65,535 written in 64 bits", frame(fin | text, QByteArray(65'535, 'a'), 8), protocolError},
        {"frame: length with the highest bit", announced(fin | text, 1ULL << 63U), protocolError},
        {"frame: all bits of the length", announced(fin | text, ~0ULL), protocolError},
        {"frame: an exabyte announced", announced(fin | text, 1ULL << 60U), tooLarge},
        {"frame: a byte above the limit announced", announced(fin | text, largestMessage + 1), tooLarge},
        {"frame: binary above the limit announced", announced(fin | binary, largestMessage + 1), tooLarge},
        {"frame: a continuation above the limit announced",
         frame(text, "a") + announced(fin | continuation, largestMessage + 1), tooLarge},
        {"frame: a message of the limit", frame(fin | text, QByteArray(largestMessage, 'a')), 0},
        {"frame: empty text", frame(fin | text), 0},
    };
}

std::vector<FrameRow> controls()
{
    const QByteArray longPayload(126, 'p');
    return {
        {"control: ping of 126 bytes", frame(fin | ping, longPayload), protocolError},
        {"control: pong of 126 bytes", frame(fin | pong, longPayload), protocolError},
        {"control: close of 126 bytes", frame(fin | closing, longPayload), protocolError},
        {"control: ping of 64 bits of length", announced(fin | ping, 1ULL << 40U), protocolError},
        {"control: ping in fragments", frame(ping, "a") + frame(fin | continuation, "b"), protocolError},
        {"control: pong in fragments", frame(pong, "a"), protocolError},
        {"control: close in fragments", frame(closing), protocolError},
        {"control: 200 pings at once", frame(fin | ping).repeated(200), policy},
        {"control: 200 pongs at once", frame(fin | pong).repeated(200), policy},
        {"control: 100 pings and pongs in turn, twice", (frame(fin | ping) + frame(fin | pong)).repeated(100), policy},
        {"control: 90 pings at once", frame(fin | ping, "p").repeated(90), 0},
        {"control: a pong that nobody asked for", frame(fin | pong, "unasked"), 0},
    };
}

} // namespace

std::vector<FrameRow> frameRows()
{
    std::vector<FrameRow> rows{
        {"frame: text without a mask", unmasked(WebSocketOpcode::Text, command), protocolError},
        {"frame: ping without a mask", unmasked(WebSocketOpcode::Ping), protocolError},
        {"frame: close without a mask", unmasked(WebSocketOpcode::Close), protocolError},
        {"frame: a second one without a mask", frame(fin | text, command) + unmasked(WebSocketOpcode::Text, command),
         protocolError},
        {"frame: RSV1", frame(fin | 0x40 | text, "a"), protocolError},
        {"frame: RSV2", frame(fin | 0x20 | text, "a"), protocolError},
        {"frame: RSV3", frame(fin | 0x10 | text, "a"), protocolError},
        {"frame: RSV1 of a ping", frame(fin | 0x40 | ping), protocolError},
        {"frame: RSV1 of a continuation", frame(text, "a") + frame(fin | 0x40 | continuation, "b"), protocolError},
        {"frame: an HTTP request", request("GET /health"), protocolError},
        {"frame: zeros", QByteArray(16, '\0'), protocolError},
        {"frame: 0xff", QByteArray(16, '\xff'), protocolError},
    };
    constexpr std::array<quint8, 10> reserved{0x3, 0x4, 0x5, 0x6, 0x7, 0xb, 0xc, 0xd, 0xe, 0xf};
    for (const quint8 opcode : reserved) {
        rows.push_back({"frame: opcode 0x" + QByteArray::number(opcode, 16), frame(static_cast<quint8>(fin | opcode)),
                        protocolError});
    }
    for (const auto &more : {lengths(), controls()}) {
        rows.insert(rows.end(), more.begin(), more.end());
    }
    return rows;
}

std::vector<FrameRow> messageRows()
{
    const QByteArray half(largestMessage / 2, 'a');
    return {
        {"message: a continuation without a beginning", frame(fin | continuation, "a"), protocolError},
        {"message: an unfinished continuation without a beginning", frame(continuation, "a"), protocolError},
        {"message: a continuation behind a whole message", frame(fin | text, command) + frame(fin | continuation, "a"),
         protocolError},
        {"message: text inside a fragmented one", frame(text, "a") + frame(fin | text, command), protocolError},
        {"message: binary inside a fragmented one", frame(text, "a") + frame(fin | binary, "b"), protocolError},
        {"message: binary", frame(fin | binary, "b"), 1003},
        {"message: binary in fragments", frame(binary, "b") + frame(fin | continuation, "c"), 1003},
        {"message: fragments above the limit",
         frame(text, half) + frame(continuation, half) + frame(fin | continuation, "a"), tooLarge},
        {"message: 100,000 empty fragments", frame(text) + frame(continuation).repeated(100'000) + frame(fin, {}), 0},
        {"message: pings between fragments",
         frame(text, R"({"type":)") + frame(fin | ping, "a") + frame(continuation, R"("pi)") + frame(fin | ping, "b")
             + frame(fin | continuation, R"(ng"})"),
         0},
        {"message: a close between fragments", frame(text, "a") + close(1000), 1000},
        {"text: a byte that is no UTF-8", frame(fin | text, "a\xff"), invalidData},
        {"text: an over-long slash", frame(fin | text, "\xc0\xaf"), invalidData},
        {"text: half of a surrogate pair", frame(fin | text, "\xed\xa0\x80"), invalidData},
        {"text: above U+10FFFF", frame(fin | text, "\xf4\x90\x80\x80"), invalidData},
        {"text: a character that is not whole", frame(fin | text, "a\xe2\x82"), invalidData},
        {"text: a continuation byte alone", frame(fin | text, "\x80"), invalidData},
        {"text: bad across fragments", frame(text, "\xe2\x82") + frame(fin | continuation, "a"), invalidData},
        {"text: not whole over fragments", frame(text, "\xe2") + frame(fin | continuation, "\x82"), invalidData},
        {"text: bad in the first of fragments that do not end", frame(text, "a\xff"), invalidData},
        {"text: a character over three fragments",
         frame(text, "\"\xe2") + frame(continuation, "\x82") + frame(fin | continuation, "\xac\""), 0},
        {"command: no JSON", frame(fin | text, "hello"), 0},
        {"command: a list", frame(fin | text, "[]"), 0},
        {"command: nested 100,000 deep", frame(fin | text, QByteArray(100'000, '[')), 0},
        {"command: of no type", frame(fin | text, "{}"), 0},
        {"command: of an unknown type", frame(fin | text, R"({"type":"format"})"), 0},
        {"command: a type that is no text", frame(fin | text, R"({"type":{"type":1}})"), 0},
        {"command: a bad channel", frame(fin | text, R"({"type":"subscribe","channel":"a b"})"), 0},
        {"command: an id that is none", frame(fin | text, R"({"type":"subscribe","channel":"a","after":7})"), 0},
        {"command: NUL in it", frame(fin | text, QByteArrayLiteral("{\"type\":\"pi\0ng\"}")), 0},
        {"command: 1,000 at once", frame(fin | text, command).repeated(1'000), 0},
    };
}

std::vector<FrameRow> closeRows()
{
    std::vector<FrameRow> rows{
        {"close: without a code", frame(fin | closing), 1005},
        {"close: with one byte", frame(fin | closing, "a"), protocolError},
        {"close: with a reason that is no UTF-8", close(1000, "\xff"), protocolError},
        {"close: with a reason of 123 bytes", close(1000, QByteArray(123, 'r')), 1000},
        {"close: with a reason of 124 bytes", close(1000, QByteArray(124, 'r')), protocolError},
        {"close: followed by text", close(1000) + frame(fin | text, command), 1000},
        {"close: followed by garbage", close(1000) + QByteArray(64, '\xff'), 1000},
        {"close: followed by another", close(1000) + close(1001), 1000},
    };
    for (const quint16 code : {0, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 65'535}) {
        rows.push_back({"close: with code " + QByteArray::number(code), close(code), protocolError});
    }
    for (const quint16 code : {1000, 1001, 1003, 1007, 1011, 1012, 1014, 3000, 4999}) {
        rows.push_back({"close: answered, code " + QByteArray::number(code), close(code), code});
    }
    return rows;
}

} // namespace pushscope::test
