// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "message/event.h"

#include <QByteArray>

namespace pushscope {

/// How a subscriber wants its events.
enum class Form {
    Envelope, ///< the JSON envelope
    Raw, ///< the bare payload
    Binary, ///< WebSocket only: Binary payloads follow their envelope in a frame of their own
};

/// One event in the bytes of each transport, made when first asked for and shared by all receivers
/// of one thread. Refers to the event, which must outlive it.
class EncodedEvent
{
public:
    explicit EncodedEvent(const Event &event) : m_event{event} {}

    [[nodiscard]] const Event &event() const { return m_event; }
    [[nodiscard]] const QByteArray &envelope() const;
    [[nodiscard]] const QByteArray &sse(Form form) const;
    [[nodiscard]] const QByteArray &webSocket(Form form) const;
    /// The answer to a poll that gets this event alone. Made anew if the header lines or the date are others
    /// than last time.
    [[nodiscard]] const QByteArray &pollAnswer(const QByteArray &headerLines) const;

private:
    const Event &m_event;
    mutable QByteArray m_envelope;
    mutable QByteArray m_sse;
    mutable QByteArray m_rawSse;
    mutable QByteArray m_webSocket;
    mutable QByteArray m_rawWebSocket;
    mutable QByteArray m_binaryWebSocket;
    mutable QByteArray m_pollAnswer;
    mutable QByteArray m_pollHeaderLines;
    mutable QByteArray m_pollDate;
};

} // namespace pushscope
