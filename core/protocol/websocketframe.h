// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <array>
#include <optional>
#include <vector>

namespace pushscope {

/// RFC 6455 5.2.
enum class WebSocketOpcode : quint8 {
    Continuation = 0x0,
    Text = 0x1,
    Binary = 0x2,
    Close = 0x8,
    Ping = 0x9,
    Pong = 0xa
};

/// RFC 6455 5.5: never fragmented, at most 125 bytes.
[[nodiscard]] bool isControl(WebSocketOpcode opcode);

/// RFC 6455 7.4.1 and IANA's registry.
enum class WebSocketCloseCode : quint16 {
    Normal = 1000,
    GoingAway = 1001,
    ProtocolError = 1002,
    Unsupported = 1003,
    NoStatus = 1005, ///< never on the wire
    Abnormal = 1006, ///< never on the wire
    InvalidData = 1007,
    PolicyViolation = 1008,
    TooLarge = 1009,
    TryAgainLater = 1013,
};

struct WebSocketFrame
{
    bool fin = true;
    WebSocketOpcode opcode = WebSocketOpcode::Text;
    bool masked = false;
    QByteArray payload; ///< unmasked
    qsizetype wireSize = 0; ///< header and payload as they were on the wire

    bool operator==(const WebSocketFrame &) const = default;
};

/// The first 2 to 14 bytes of a frame as they stand on the wire, whatever they say.
struct WebSocketFrameHeader
{
    bool fin = true;
    quint8 reserved = 0; ///< RSV1–3 as the bits 4, 2 and 1
    WebSocketOpcode opcode = WebSocketOpcode::Text; ///< may be a reserved one
    bool masked = false;
    quint64 payloadSize = 0;
    std::array<quint8, 4> key{};
    qsizetype size = 0; ///< of the header itself

    bool operator==(const WebSocketFrameHeader &) const = default;
};
/// Nothing while the header is incomplete.
[[nodiscard]] std::optional<WebSocketFrameHeader> readWebSocketFrameHeader(QByteArrayView bytes);
/// Masks or unmasks, which are the same (RFC 6455 5.3).
[[nodiscard]] QByteArray maskedWebSocketPayload(QByteArrayView payload, std::array<quint8, 4> maskingKey);

/// Why a connection must be failed (RFC 6455 7.1.7).
struct WebSocketError
{
    WebSocketCloseCode code = WebSocketCloseCode::ProtocolError;
    QByteArray reason;
    bool operator==(const WebSocketError &) const = default;
};

/// Cuts a byte stream into frames. Refuses what RFC 6455 forbids: RSV bits, reserved opcodes,
/// fragmented or over-long control frames, lengths not in their shortest form, the wrong masking
/// for the role, and frames above the limit (refused by their header, before the payload comes).
class WebSocketFrameParser
{
public:
    enum class Role {
        Server, ///< reads masked frames of a client
        Client, ///< reads unmasked frames of a server
        Observer, ///< reads either
    };

    explicit WebSocketFrameParser(Role role, qsizetype largestPayload = 16 * 1024 * 1024);

    /// The frames that `bytes` completes. After an error nothing more is parsed.
    [[nodiscard]] std::vector<WebSocketFrame> feed(QByteArrayView bytes);
    [[nodiscard]] const std::optional<WebSocketError> &error() const { return m_error; }
    /// Whether bytes of an unfinished frame are held.
    [[nodiscard]] bool inFrame() const { return !m_buffer.isEmpty(); }

private:
    std::optional<qsizetype> takeFrame(QByteArrayView bytes, std::vector<WebSocketFrame> &frames);

    Role m_role;
    qsizetype m_largestPayload;
    QByteArray m_buffer;
    std::optional<WebSocketError> m_error;
};

/// The header of an unmasked frame for a payload of that size.
[[nodiscard]] QByteArray webSocketHeader(WebSocketOpcode opcode, qsizetype payloadSize, bool fin = true);
/// A whole unmasked frame, as servers send it.
[[nodiscard]] QByteArray encodeWebSocketFrame(WebSocketOpcode opcode, QByteArrayView payload, bool fin = true);
/// A whole masked frame, as clients send it. The key must be unpredictable (RFC 6455 10.3).
[[nodiscard]] QByteArray encodeMaskedWebSocketFrame(WebSocketOpcode opcode, QByteArrayView payload,
                                                    std::array<quint8, 4> maskingKey, bool fin = true);

/// The payload of a close frame: empty for NoStatus; the reason is cut to 123 bytes of whole UTF-8.
[[nodiscard]] QByteArray closePayload(WebSocketCloseCode code, QByteArrayView reason);

struct WebSocketClose
{
    quint16 code = 1005;
    QByteArray reason;
    bool operator==(const WebSocketClose &) const = default;
};
/// Nothing if the payload is malformed: one byte, a code that may not be sent, or a reason that is not UTF-8.
[[nodiscard]] std::optional<WebSocketClose> parseClosePayload(QByteArrayView payload);

} // namespace pushscope
