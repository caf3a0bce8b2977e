// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/encodedevent.h"

#include "protocol/pollbatch.h"
#include "protocol/serversentevents.h"
#include "protocol/websocketframe.h"
#include "server/httpresponse.h"

namespace pushscope {

namespace {

template <typename Make>
const QByteArray &cached(QByteArray &bytes, Make make)
{
    if (bytes.isNull()) {
        bytes = make();
    }
    return bytes;
}

QByteArray rawWebSocketFrame(const Payload &payload)
{
    const auto opcode = payload.kind == Payload::Kind::Binary ? WebSocketOpcode::Binary : WebSocketOpcode::Text;
    return encodeWebSocketFrame(opcode, payload.bytes);
}

} // namespace

const QByteArray &EncodedEvent::envelope() const
{
    return cached(m_envelope, [this] { return toEnvelope(m_event); });
}

const QByteArray &EncodedEvent::sse(Form form) const
{
    if (form == Form::Raw) {
        return cached(m_rawSse, [this] {
            const Payload &payload = m_event.payload;
            const bool binary = payload.kind == Payload::Kind::Binary;
            return encodeSseEvent(m_event.id.toByteArray(), m_event.type,
                                  binary ? payload.bytes.toBase64() : payload.bytes);
        });
    }
    return cached(m_sse, [this] { return encodeSseEvent(m_event.id.toByteArray(), m_event.type, envelope()); });
}

const QByteArray &EncodedEvent::webSocket(Form form) const
{
    const bool binary = m_event.payload.kind == Payload::Kind::Binary;
    if (form == Form::Raw) {
        return cached(m_rawWebSocket, [this] { return rawWebSocketFrame(m_event.payload); });
    }
    if (form == Form::Binary && binary) {
        return cached(m_binaryWebSocket, [this] {
            return encodeWebSocketFrame(WebSocketOpcode::Text, toBinaryEnvelope(m_event))
                + encodeWebSocketFrame(WebSocketOpcode::Binary, m_event.payload.bytes);
        });
    }
    return cached(m_webSocket, [this] { return encodeWebSocketFrame(WebSocketOpcode::Text, envelope()); });
}

const QByteArray &EncodedEvent::pollAnswer(const QByteArray &headerLines) const
{
    const QByteArray &date = dateLine();
    if (m_pollDate != date || m_pollHeaderLines != headerLines) {
        m_pollDate = date;
        m_pollHeaderLines = headerLines;
        m_pollAnswer = encodePollAnswer(encodePollBatch({envelope()}, m_event.id.toByteArray()), headerLines);
    }
    return m_pollAnswer;
}

} // namespace pushscope
