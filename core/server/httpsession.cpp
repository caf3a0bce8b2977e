// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/httpsession.h"

#include "protocol/websockethandshake.h"
#include "server/httpresponse.h"
#include "server/site.h"

#include <algorithm>

namespace pushscope {

namespace {

Access accessOf(const Site &site, const QByteArray &path)
{
    if (path == "/publish") {
        return Access::Publish;
    }
    if (path == "/ticket") {
        return Access::Ticket;
    }
    return site.isPublic(path) ? Access::Open : Access::Read;
}

/// RFC 9110 7.2: a host and perhaps a port. Whether it is one of ours is for the policy to say.
bool isHost(QByteArrayView value)
{
    constexpr QByteArrayView marks = "-._~!$&'()*+,;=:[]%";
    return std::ranges::all_of(value, [marks](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || marks.contains(c);
    });
}

/// A line end may stand before a request (RFC 9112 2.2), and some clients send one after a body.
bool isOnlyLineEnd(QByteArrayView input)
{
    return input == "\r\n" || input == "\n" || input == "\r";
}

} // namespace

HttpSession::HttpSession(Connection &connection, ServerContext &context) : m_connection{connection}, m_context{context}
{
    ++m_context.stats.connections.other;
    m_connection.speak(Speech::Other);
    m_connection.endRequest();
    await(Awaited::Request);
}

HttpSession::~HttpSession()
{
    --m_context.stats.connections.other;
}

/// Time runs from the first call on; a peer that sends a byte now and then gains none.
void HttpSession::await(Awaited what)
{
    if (m_awaited == what) {
        return;
    }
    const bool first = m_awaited == Awaited::Nothing && m_connection.requests() == 0;
    if (m_connection.admission() == Admission::Granted || first) {
        m_connection.setDeadline(m_context.clock.now() + patience(what));
    }
    m_awaited = what;
}

std::chrono::milliseconds HttpSession::patience(Awaited what) const
{
    const ServerLimits &limits = m_context.config.limits;
    if (m_connection.admission() != Admission::Granted) {
        return limits.surplusTime;
    }
    if (what == Awaited::Body) {
        return limits.bodyTime;
    }
    return what == Awaited::Head || m_connection.requests() == 0 ? limits.headTime : limits.idleTime;
}

void HttpSession::received(QByteArray &input)
{
    bool goesOn = true;
    while (goesOn && !input.isEmpty() && !m_connection.isCongested()) {
        switch (m_state) {
        case State::Head: goesOn = readHead(input); break;
        case State::Body: goesOn = readBody(input); break;
        case State::Waiting:
        case State::Finished: goesOn = false; break;
        }
    }
    awaitRest(input);
}

/// Once for all the requests that came together, so that each costs no look at the clock.
void HttpSession::awaitRest(const QByteArray &input)
{
    if (m_state == State::Body) {
        await(Awaited::Body);
    } else if (m_state == State::Head) {
        const bool hasBegun = !input.isEmpty() && !isOnlyLineEnd(input) && !m_connection.isCongested();
        await(hasBegun ? Awaited::Head : Awaited::Request);
    }
}

bool HttpSession::readHead(QByteArray &input)
{
    auto parsed = parseRequestHead(input, m_context.config.limits.head);
    if (std::holds_alternative<HttpHeadIncomplete>(parsed)) {
        return false;
    }
    m_connection.countRequest();
    ++m_context.stats.requests;
    if (const auto *error = std::get_if<HttpHeadError>(&parsed)) {
        m_head.method = input.startsWith("HEAD ") ? "HEAD" : "";
        refuseAndClose(error->status, {"bad-request", error->message, {}});
        return false;
    }
    auto &complete = std::get<HttpHeadComplete<HttpRequestHead>>(parsed);
    m_head = std::move(complete.head);
    input.remove(0, complete.length);
    return beginRequest();
}

void HttpSession::refuseAdmission()
{
    if (m_connection.admission() == Admission::AddressFull) {
        refuseAddressFull();
    } else {
        refuseAndClose(503, {"at-capacity", QStringLiteral("the server has as many connections as it may"), {}},
                       retryAfterLine());
    }
}

bool HttpSession::beginRequest()
{
    const qint64 mostRequests = m_context.config.limits.requests;
    m_keepAlive = m_head.keepsAlive() && (mostRequests <= 0 || m_connection.requests() < mostRequests);
    if (m_connection.admission() != Admission::Granted) {
        refuseAdmission();
        return false;
    }
    if (m_connection.isByProxy() && !beginForClient()) {
        return false;
    }
    const bool isPreflight = m_head.method == "OPTIONS";
    const bool ofWholeServer = isPreflight && m_head.target == "*";
    auto target = HttpTarget::parse(ofWholeServer ? "/" : m_head.target);
    if (!target) {
        refuseAndClose(400, target.error());
        return false;
    }
    m_target = std::move(target).value();
    if (!isHost(m_head.headers.value("Host").value_or(QByteArray{}))) {
        refuseAndClose(400, {"bad-host", QStringLiteral("a host name or address is needed"), QStringLiteral("Host")});
        return false;
    }
    const Access needed = isPreflight ? Access::Open : accessOf(m_context.site, m_target.path);
    const auto admitted = m_context.policy.admit(m_head, m_target, needed, m_forwarding);
    if (const auto *refused = std::get_if<Refusal>(&admitted)) {
        const bool unauthorized = refused->status == 401;
        refuseAndClose(refused->status, refused->error, unauthorized ? "WWW-Authenticate: Bearer\r\n" : "");
        return false;
    }
    m_rights = std::get<Rights>(admitted);
    return (needed == Access::Open || checkSentAway()) && checkExpectation() && beginBody();
}

bool HttpSession::beginForClient()
{
    m_forwarding = Forwarding::of(m_head.headers, m_context.config.trustedProxies);
    const bool mayCome = m_connection.beginFor(m_forwarding.client);
    if (!mayCome) {
        refuseAddressFull();
    }
    return mayCome;
}

void HttpSession::refuseAddressFull()
{
    refuseAndClose(429, {"too-many-connections", QStringLiteral("this address has as many connections as it may"), {}},
                   retryAfterLine());
}

bool HttpSession::checkSentAway()
{
    const ViewerBoard &board = m_context.viewers.board();
    if (!board.refusesAny()) {
        return true;
    }
    const QByteArray name = Viewing::nameOf(m_connection.peer(), Viewing::userAgentOf(m_head));
    const auto left = board.refusal(name, m_context.clock.now());
    if (left) {
        refuseAndClose(403, sentAway(), "Retry-After: " + QByteArray::number(qint64{left->count()}) + "\r\n");
    }
    return !left;
}

/// RFC 9110 10.1.1.
bool HttpSession::checkExpectation()
{
    const auto expectations = m_head.minorVersion > 0 ? m_head.headers.values("Expect") : QByteArrayList{};
    const bool known = std::ranges::all_of(expectations, [](const QByteArray &expectation) {
        return expectation.compare("100-continue", Qt::CaseInsensitive) == 0;
    });
    if (!known) {
        refuseAndClose(
            417, {"unknown-expectation", QStringLiteral("100-continue alone is understood"), QStringLiteral("Expect")});
    }
    return known;
}

bool HttpSession::beginBody()
{
    const auto framing = HttpBodyFraming::ofRequest(m_head);
    if (!framing) {
        const bool unknownCoding = framing.error().code == "unsupported-coding";
        refuseAndClose(unknownCoding ? 501 : 400, framing.error());
        return false;
    }
    if (framing->length > m_context.config.limits.body) {
        refuseTooLarge(QStringLiteral("Content-Length"));
        return false;
    }
    m_decoder = HttpBodyDecoder{*framing};
    if (!m_decoder.finished() && m_target.path == "/ws" && isWebSocketUpgrade(m_head)) {
        refuseAndClose(400, {"bad-upgrade", QStringLiteral("an upgrade has no body"), QStringLiteral("body")});
        return false;
    }
    if (m_decoder.finished()) {
        dispatch();
        return true;
    }
    if (m_head.minorVersion > 0 && m_head.headers.hasToken("Expect", "100-continue")) {
        m_connection.send("HTTP/1.1 100 Continue\r\n\r\n");
    }
    m_state = State::Body;
    return true;
}

bool HttpSession::readBody(QByteArray &input)
{
    auto step = m_decoder.feed(input);
    input.remove(0, step.consumed);
    if (step.error) {
        refuseAndClose(400, *step.error);
        return false;
    }
    m_body += step.body;
    if (m_body.size() > m_context.config.limits.body) {
        refuseTooLarge(QStringLiteral("body"));
        return false;
    }
    if (m_decoder.finished()) {
        dispatch();
    }
    return true;
}

void HttpSession::refuseTooLarge(const QString &field)
{
    const qsizetype most = m_context.config.limits.body;
    refuseAndClose(413, {"too-large", QStringLiteral("a body has at most %1 bytes").arg(most), field});
}

void HttpSession::nextRequest()
{
    m_state = m_connection.isClosing() ? State::Finished : State::Head;
    m_body.clear();
    m_head = {};
    m_forwarding = {};
    m_logAwaitedUntil.reset();
    m_connection.endRequest();
    m_awaited = Awaited::Nothing;
}

QByteArray HttpSession::commonLines() const
{
    QByteArray lines = readerLines();
    if (!m_keepAlive) {
        lines += "Connection: close\r\n";
    } else if (m_head.minorVersion == 0) {
        lines += "Connection: keep-alive\r\n";
    }
    return lines;
}

void HttpSession::answer(int status, QByteArrayView contentType, QByteArrayView body, QByteArrayView headerLines)
{
    QByteArray response =
        encodeHttpResponse(status, contentType, body, headerLines.toByteArray() + dateLine() + commonLines());
    if (m_head.method == "HEAD") {
        response.chop(body.size());
    }
    m_connection.send(response);
    if (!m_keepAlive) {
        m_connection.noteEnding(Ending::Done);
        m_connection.closeWhenSent();
    }
    nextRequest();
}

void HttpSession::refuse(int status, const Error &error, QByteArrayView headerLines)
{
    m_context.stats.refusals.count(status);
    if (m_head.method == "POST" && (m_head.target == "/publish" || m_head.target.startsWith("/publish?"))) {
        m_context.stats.countPublishRefusal(status, error.code);
    }
    answer(status, jsonType, encodeErrorBody(error), "Cache-Control: no-store\r\n" + headerLines.toByteArray());
}

void HttpSession::refuseAndClose(int status, const Error &error, QByteArrayView headerLines)
{
    m_keepAlive = false;
    m_connection.noteEnding(Ending::Refused);
    refuse(status, error, headerLines);
    m_state = State::Finished;
}

void HttpSession::timedOut(Instant now)
{
    if (m_state == State::Waiting && m_logAwaitedUntil) {
        goOnWithLog();
        return;
    }
    const auto idleTime = m_context.config.limits.idleTime;
    if (m_awaited == Awaited::Request && m_connection.queuedBytes() > 0 && now - m_connection.lastTaken() < idleTime) {
        m_connection.setDeadline(now + idleTime); // the last answer is still on its way
    } else if (m_awaited == Awaited::Request) {
        m_connection.noteEnding(Ending::Idle);
        m_connection.closeWhenSent();
    } else if (m_connection.admission() != Admission::Granted) {
        refuseAdmission();
    } else if (m_state == State::Head || m_state == State::Body) {
        refuseAndClose(408, {"request-timeout", QStringLiteral("the request did not arrive in time"), {}});
    }
}

} // namespace pushscope
