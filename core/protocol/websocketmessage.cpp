// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/websocketmessage.h"

#include <iterator>
#include <utility>

namespace pushscope {

namespace {

/// How many bytes at the end begin a character that is not whole: none to three.
qsizetype unfinishedCharacter(QByteArrayView text)
{
    constexpr qsizetype longest = 3;
    for (qsizetype back = 1; back <= qMin(text.size(), longest); ++back) {
        const auto byte = static_cast<quint8>(text[text.size() - back]);
        if ((byte & 0xc0) != 0x80) {
            const qsizetype size = byte > 0xf4 ? 1 : byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc2 ? 2 : 1;
            return size > back ? back : 0;
        }
    }
    return 0;
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
    m_frameCount += std::ssize(frames);
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
    if (m_message.kind == WebSocketOpcode::Text && !checkText()) {
        fail(WebSocketCloseCode::InvalidData, "the text is not UTF-8");
    } else if (!m_fragmented) {
        ++m_messageCount;
        messages.push_back(std::exchange(m_message, {}));
        m_checkedText = 0;
    }
}

/// Of a fragment, what may go on in the next one is left for then.
bool WebSocketMessageReader::checkText()
{
    const auto text = QByteArrayView{m_message.payload}.sliced(m_checkedText);
    const auto whole = text.chopped(m_fragmented ? unfinishedCharacter(text) : 0);
    m_checkedText += whole.size();
    return whole.isValidUtf8();
}

void WebSocketMessageReader::fail(WebSocketCloseCode code, const QByteArray &reason)
{
    m_error = WebSocketError{code, reason};
    m_message = {};
    m_fragmented = false;
}

} // namespace pushscope
