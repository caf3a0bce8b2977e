// SPDX-License-Identifier: GPL-3.0-or-later
// The heads of requests and responses.
#include "protocol/httphead.h"
#include "protocol/websockethandshake.h"
#include "wire/wirestream.h"

#include <algorithm>
#include <utility>

namespace pushscope {

namespace {

/// Wider than what our own server takes: others' heads are to be seen too.
constexpr HttpHeadLimits limits{64 * 1024, 256 * 1024, 1000};
constexpr qsizetype largestHead = 64 * 1024 + 256 * 1024;
constexpr qsizetype shortStart = 64;
constexpr int firstFinal = 200;
constexpr int firstRedirect = 300;
constexpr int ok = 200;

bool isEventStream(const HttpResponseHead &head)
{
    if (head.status != ok) {
        return false;
    }
    const auto coding = head.headers.value("Content-Encoding");
    if (coding && coding->compare("identity", Qt::CaseInsensitive) != 0) {
        return false;
    }
    const auto type = head.headers.value("Content-Type").value_or(QByteArray{});
    const auto semicolon = type.indexOf(';');
    const auto essence = (semicolon < 0 ? type : type.first(semicolon)).trimmed();
    return essence.compare("text/event-stream", Qt::CaseInsensitive) == 0;
}

} // namespace

qsizetype WireStream::takeHead(QByteArrayView bytes)
{
    const auto before = m_held.size();
    QByteArrayView start = bytes;
    if (before > 0) {
        m_held.append(bytes);
        start = m_held;
    }
    // A head ends with a line, and what is no HTTP shows in the first bytes.
    const bool judge =
        start.size() <= shortStart || before <= shortStart || start.size() > largestHead || bytes.contains('\n');
    qsizetype length = 0;
    if (judge && (m_up ? takeRequest(start, length) : takeResponse(start, length))) {
        m_held.resize(0);
        return length - before;
    }
    m_position += static_cast<quint64>(bytes.size());
    if (m_state == State::Failed) {
        m_held.clear();
    } else if (before == 0) {
        m_held = bytes.toByteArray();
    }
    return bytes.size();
}

/// Whether the head is whole; `length` is its size.
bool WireStream::takeRequest(QByteArrayView bytes, qsizetype &length)
{
    const auto result = parseRequestHead(bytes, limits);
    const auto *complete = std::get_if<HttpHeadComplete<HttpRequestHead>>(&result);
    if (complete == nullptr || m_exchanges.waiting.size() == WireExchanges::mostWaiting) {
        if (!std::holds_alternative<HttpHeadIncomplete>(result)) {
            fail();
        }
        return false;
    }
    const auto &head = complete->head;
    length = complete->length;
    WireExchanges::Request request;
    request.exchange = ++m_exchanges.last;
    request.head = head.method == "HEAD";
    request.connect = head.method == "CONNECT";
    request.switches = request.connect || head.headers.hasToken("Connection", "Upgrade");
    m_exchange = request.exchange;
    m_position = m_begin + static_cast<quint64>(length);
    emitUnit(WireUnit::Kind::RequestHead, m_position);
    m_exchanges.waiting.push_back(request);
    m_switches = request.switches;
    if (m_switches) {
        m_exchanges.answered = false;
    }
    startRequestBody(head);
    return true;
}

void WireStream::startRequestBody(const HttpRequestHead &head)
{
    const auto framing = HttpBodyFraming::ofRequest(head);
    if (framing) {
        startBody(*framing, false);
    } else {
        fail();
    }
}

bool WireStream::takeResponse(QByteArrayView bytes, qsizetype &length)
{
    const auto result = parseResponseHead(bytes, limits);
    const auto *complete = std::get_if<HttpHeadComplete<HttpResponseHead>>(&result);
    if (complete == nullptr) {
        if (std::holds_alternative<HttpHeadError>(result)) {
            fail();
        }
        return false;
    }
    length = complete->length;
    const auto request = requestOf(complete->head);
    m_exchange = request.exchange;
    m_position = m_begin + static_cast<quint64>(length);
    emitUnit(WireUnit::Kind::ResponseHead, m_position);
    startResponseBody(complete->head, request);
    return true;
}

/// The request that a response belongs to; one that nobody asked for gets a number of its own.
WireExchanges::Request WireStream::requestOf(const HttpResponseHead &head)
{
    const bool interim = head.status < firstFinal && head.status != switchingProtocols;
    WireExchanges::Request request;
    if (m_exchanges.waiting.empty()) {
        request.exchange = m_exchanges.last + 1;
        m_exchanges.last += interim ? 0 : 1;
        return request;
    }
    request = m_exchanges.waiting.front();
    if (!interim) {
        m_exchanges.waiting.pop_front();
    }
    return request;
}

void WireStream::startResponseBody(const HttpResponseHead &head, const WireExchanges::Request &request)
{
    const bool tunnel = request.connect && head.status >= firstFinal && head.status < firstRedirect;
    if (head.status == switchingProtocols || tunnel) {
        const bool webSocket = !tunnel && head.headers.hasToken("Upgrade", "websocket");
        m_exchanges.protocol = webSocket ? WireExchanges::Protocol::WebSocket : WireExchanges::Protocol::Unknown;
        m_exchanges.answered = true;
        toSwitched();
        return;
    }
    if (request.switches && head.status >= firstFinal) {
        m_exchanges.answered = true;
    }
    const auto framing = HttpBodyFraming::ofResponse(head, request.head);
    if (framing) {
        startBody(*framing, isEventStream(head));
    } else {
        fail();
    }
}

} // namespace pushscope
