// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/httpbody.h"
#include "protocol/httphead.h"

#include <QByteArray>
#include <QByteArrayView>

#include <deque>

namespace pushscope {

/// Knows where the messages of one direction of an HTTP/1.1 connection begin and end (RFC 9112) without keeping them.
/// After an upgrade, and after bytes that are not HTTP, everything is opaque. A value: a copy goes on from the same
/// place.
class HttpFollower
{
public:
    enum class Side { Requests, Responses };

    explicit HttpFollower(Side side) : m_side{side} {}

    struct Step
    {
        qsizetype consumed = 0;
        bool head = false; ///< a head ends with these bytes
        bool end = false; ///< a message ends with them
    };

    /// Takes bytes up to the next border, or all of them.
    [[nodiscard]] Step next(QByteArrayView bytes);
    /// Responses: a request was sent; to HEAD the response has no body.
    void noteRequest(bool toHead);
    /// Requests: whether the last one was HEAD.
    [[nodiscard]] bool wasHead() const { return m_wasHead; }

    [[nodiscard]] bool isOpaque() const { return m_state == State::Opaque; }
    void becomeOpaque() { m_state = State::Opaque; }
    /// No byte of a message has come that has not ended.
    [[nodiscard]] bool isBetween() const { return m_state == State::Head && m_head.isEmpty(); }
    [[nodiscard]] bool isInHead() const { return m_state == State::Head; }

    static constexpr std::size_t mostUnanswered = 1000;

private:
    enum class State { Head, Body, Opaque };

    [[nodiscard]] Step nextOfHead(QByteArrayView bytes);
    [[nodiscard]] Step nextOfBody(QByteArrayView bytes);
    [[nodiscard]] bool takeRequest();
    [[nodiscard]] bool takeResponse();
    [[nodiscard]] bool beginBody(const Result<HttpBodyFraming> &framing);

    Side m_side;
    State m_state = State::Head;
    QByteArray m_head;
    qsizetype m_headLength = 0;
    HttpBodyDecoder m_body;
    bool m_wasHead = false;
    std::deque<bool> m_toHead;
};

} // namespace pushscope
