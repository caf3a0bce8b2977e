// SPDX-License-Identifier: GPL-3.0-or-later
#include "link/httpfollower.h"

namespace pushscope {

namespace {

constexpr int firstFinal = 200;

} // namespace

HttpFollower::Step HttpFollower::next(QByteArrayView bytes)
{
    switch (m_state) {
    case State::Head: return nextOfHead(bytes);
    case State::Body: return nextOfBody(bytes);
    case State::Opaque: break;
    }
    return {bytes.size(), false, false};
}

void HttpFollower::noteRequest(bool toHead)
{
    if (m_toHead.size() < mostUnanswered) {
        m_toHead.push_back(toHead);
    }
}

HttpFollower::Step HttpFollower::nextOfHead(QByteArrayView bytes)
{
    const qsizetype before = m_head.size();
    m_head.append(bytes);
    m_headLength = 0;
    if (!(m_side == Side::Requests ? takeRequest() : takeResponse())) {
        m_state = State::Opaque;
        m_head.clear();
        return {bytes.size(), false, false};
    }
    if (m_headLength == 0) {
        return {bytes.size(), false, false};
    }
    m_head.clear();
    return {m_headLength - before, true, m_state == State::Head};
}

/// False: it is no request.
bool HttpFollower::takeRequest()
{
    const auto result = parseRequestHead(m_head);
    const auto *complete = std::get_if<HttpHeadComplete<HttpRequestHead>>(&result);
    if (complete == nullptr) {
        return std::holds_alternative<HttpHeadIncomplete>(result);
    }
    m_headLength = complete->length;
    m_wasHead = complete->head.method == "HEAD";
    if (complete->head.headers.value("Upgrade") || complete->head.method == "CONNECT") {
        m_state = State::Opaque;
        return true;
    }
    return beginBody(HttpBodyFraming::ofRequest(complete->head));
}

bool HttpFollower::takeResponse()
{
    const auto result = parseResponseHead(m_head);
    const auto *complete = std::get_if<HttpHeadComplete<HttpResponseHead>>(&result);
    if (complete == nullptr) {
        return std::holds_alternative<HttpHeadIncomplete>(result);
    }
    m_headLength = complete->length;
    if (complete->head.status == switchingProtocols) {
        m_state = State::Opaque;
        return true;
    }
    bool toHead = false;
    if (complete->head.status >= firstFinal && !m_toHead.empty()) {
        toHead = m_toHead.front();
        m_toHead.pop_front();
    }
    return beginBody(HttpBodyFraming::ofResponse(complete->head, toHead));
}

bool HttpFollower::beginBody(const Result<HttpBodyFraming> &framing)
{
    if (!framing) {
        return false;
    }
    m_body = HttpBodyDecoder{*framing};
    m_state = m_body.finished() ? State::Head : State::Body;
    return true;
}

HttpFollower::Step HttpFollower::nextOfBody(QByteArrayView bytes)
{
    Step step;
    while (step.consumed < bytes.size() && !m_body.finished()) {
        const auto piece = m_body.next(bytes.sliced(step.consumed));
        step.consumed += piece.consumed;
        if (piece.error) {
            m_state = State::Opaque;
            return {bytes.size(), false, false};
        }
    }
    if (m_body.finished()) {
        m_state = State::Head;
        step.end = true;
    }
    return step;
}

} // namespace pushscope
