// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/websocketframe.h"

namespace pushscope {

/// A text or binary message put together from its frames, or a control frame.
struct WebSocketMessage
{
    WebSocketOpcode kind = WebSocketOpcode::Text; ///< Text, Binary, Close, Ping or Pong
    QByteArray payload;
    qsizetype wireSize = 0; ///< of all its frames

    bool operator==(const WebSocketMessage &) const = default;
};

/// Puts frames together (RFC 6455 5.4): control frames may stand between fragments; text must be
/// UTF-8 over the fragments' borders (else 1007, with the first fragment that shows it); a message above the limit is
/// 1009. What follows a close frame is dropped (RFC 6455 1.4).
class WebSocketMessageReader
{
public:
    WebSocketMessageReader(WebSocketFrameParser::Role role, qsizetype largestMessage);

    [[nodiscard]] std::vector<WebSocketMessage> feed(QByteArrayView bytes);
    [[nodiscard]] const std::optional<WebSocketError> &error() const { return m_error; }
    /// Whether a frame or a fragmented message is unfinished.
    [[nodiscard]] bool inMessage() const { return inFragments() || inFrame(); }
    [[nodiscard]] bool inFrame() const { return !m_closed && !m_error && m_frames.inFrame(); }
    [[nodiscard]] bool inFragments() const { return !m_closed && !m_error && m_fragmented; }
    /// So many were whole by now: what is unfinished is the same as before if they are as many as before.
    [[nodiscard]] qint64 frames() const { return m_frameCount; }
    [[nodiscard]] qint64 dataMessages() const { return m_messageCount; }

private:
    [[nodiscard]] bool checkText();
    void take(WebSocketFrame &&frame, std::vector<WebSocketMessage> &messages);
    void fail(WebSocketCloseCode code, const QByteArray &reason);

    WebSocketFrameParser m_frames;
    qsizetype m_largestMessage;
    WebSocketMessage m_message;
    qsizetype m_checkedText = 0; ///< so much of the unfinished message is known to be UTF-8
    qint64 m_frameCount = 0;
    qint64 m_messageCount = 0; ///< without control frames
    bool m_fragmented = false;
    bool m_closed = false;
    std::optional<WebSocketError> m_error;
};

} // namespace pushscope
