// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/websocketmessage.h"

#include <utility>

namespace pushscope {

namespace {

bool isControl(WebSocketOpcode opcode)
{
    return opcode == WebSocketOpcode::Close || opcode == WebSocketOpcode::Ping || opcode == WebSocketOpcode::Pong;
}

} // namespace

WebSocketMessageReader::WebSocketMessageReader(WebSocketFrameParser::Role role, qsizetype largestMessage)
    : m_frames{role, largestMessage}, m_largestMessage{largestMessage}
{
}

std::vector<WebSocketMessage> WebSocketMessageReader::feed(QByteArrayView bytes)
{
    std::vector<WebSocketMessage> messages;
    if (m_error || m_closed) {
        return messages;
    }
    auto frames = m_frames.feed(bytes);
    messages.reserve(frames.size());
    for (WebSocketFrame &frame : frames) {
        take(std::move(frame), messages);
        if (m_error || m_closed) {
            return messages;
        }
    }
    m_error = m_frames.error();
    return messages;
}

void WebSocketMessageReader::take(WebSocketFrame &&frame, std::vector<WebSocketMessage> &messages)
{
    if (isControl(frame.opcode)) {
        m_closed = frame.opcode == WebSocketOpcode::Close;
        messages.push_back({frame.opcode, std::move(frame.payload), frame.wireSize});
        return;
    }
    const bool continues = frame.opcode == WebSocketOpcode::Continuation;
    if (continues != m_fragmented) {
        fail(WebSocketCloseCode::ProtocolError,
             continues ? "a continuation frame without a beginning" : "a new message inside a fragmented one");
        return;
    }
    if (m_message.payload.size() + frame.payload.size() > m_largestMessage) {
        fail(WebSocketCloseCode::TooLarge, "the message is too large");
        return;
    }
    if (continues) {
        m_message.payload.append(frame.payload);
    } else {
        m_message.kind = frame.opcode;
        m_message.payload = std::move(frame.payload);
    }
    m_message.wireSize += frame.wireSize;
    m_fragmented = !frame.fin;
    if (m_fragmented) {
        return;
    }
    if (m_message.kind == WebSocketOpcode::Text && !m_message.payload.isValidUtf8()) {
        fail(WebSocketCloseCode::InvalidData, "the text is not UTF-8");
        return;
    }
    messages.push_back(std::exchange(m_message, {}));
}

void WebSocketMessageReader::fail(WebSocketCloseCode code, const QByteArray &reason)
{
    m_error = WebSocketError{code, reason};
    m_message = {};
    m_fragmented = false;
}

} // namespace pushscope
