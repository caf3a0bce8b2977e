// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/httpsession.h"

#include "protocol/websockethandshake.h"
#include "server/httpresponse.h"
#include "server/pollsession.h"
#include "server/publishrequest.h"
#include "server/site.h"
#include "server/ssesession.h"
#include "server/streamparameters.h"
#include "server/websocketsession.h"

#include <QRandomGenerator>

#include <algorithm>

namespace pushscope {

namespace {

constexpr std::chrono::seconds headTime{10};
constexpr std::chrono::seconds bodyTime{30};
constexpr std::chrono::seconds idleTime{75};

constexpr char jsonType[] = "application/json";

Access accessOf(const QByteArray &path)
{
    if (path == "/publish") {
        return Access::Publish;
    }
    return path == "/" || path == "/health" ? Access::Open : Access::Read;
}

QByteArray retryAfterLine()
{
    constexpr int longest = 5;
    return "Retry-After: " + QByteArray::number(QRandomGenerator::global()->bounded(1, longest + 1)) + "\r\n";
}

/// RFC 9110 7.2: a host and perhaps a port. Whether it is one of ours is for the policy to say.
bool isHost(QByteArrayView value)
{
    constexpr QByteArrayView marks = "-._~!$&'()*+,;=:[]%";
    return std::ranges::all_of(value, [marks](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || marks.contains(c);
    });
}

} // namespace

HttpSession::HttpSession(Connection &connection, ServerContext &context) : m_connection{connection}, m_context{context}
{
    ++m_context.stats.connections.other;
    m_connection.setDeadline(m_context.clock.now() + idleTime);
}

HttpSession::~HttpSession()
{
    --m_context.stats.connections.other;
}

void HttpSession::received(QByteArray &input)
{
    while (!input.isEmpty() && !m_connection.isCongested()) {
        switch (m_state) {
        case State::Head:
            if (!readHead(input)) {
                return;
            }
            break;
        case State::Body:
            if (!readBody(input)) {
                return;
            }
            break;
        case State::Waiting:
        case State::Finished: return;
        }
    }
}

bool HttpSession::readHead(QByteArray &input)
{
    const Instant now = m_context.clock.now();
    if (m_requestBegan == Instant{}) {
        m_requestBegan = now;
        m_connection.setDeadline(now + headTime);
    }
    auto parsed = parseRequestHead(input);
    if (std::holds_alternative<HttpHeadIncomplete>(parsed)) {
        return false;
    }
    if (const auto *error = std::get_if<HttpHeadError>(&parsed)) {
        refuseAndClose(error->status, {"bad-request", error->message, {}});
        return false;
    }
    auto &complete = std::get<HttpHeadComplete<HttpRequestHead>>(parsed);
    m_head = std::move(complete.head);
    input.remove(0, complete.length);
    return beginRequest();
}

bool HttpSession::beginRequest()
{
    m_keepAlive = m_head.keepsAlive();
    if (m_connection.isSurplus()) {
        refuseAndClose(503, {"at-capacity", QStringLiteral("the server has as many connections as it may"), {}},
                       retryAfterLine());
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
    const Access needed = isPreflight ? Access::Open : accessOf(m_target.path);
    if (const auto refused = m_context.policy.check(m_head, m_target, needed)) {
        const bool unauthorized = refused->status == 401;
        refuseAndClose(refused->status, refused->error, unauthorized ? "WWW-Authenticate: Bearer\r\n" : "");
        return false;
    }
    return beginBody();
}

bool HttpSession::beginBody()
{
    const auto framing = HttpBodyFraming::ofRequest(m_head);
    if (!framing) {
        const bool unknownCoding = framing.error().code == "unsupported-coding";
        refuseAndClose(unknownCoding ? 501 : 400, framing.error());
        return false;
    }
    if (framing->length > largestBody) {
        refuseAndClose(413,
                       {"too-large", QStringLiteral("a body has at most %1 bytes").arg(largestBody),
                        QStringLiteral("Content-Length")});
        return false;
    }
    m_decoder = HttpBodyDecoder{*framing};
    if (m_decoder.finished()) {
        dispatch();
        return true;
    }
    if (m_head.minorVersion > 0 && m_head.headers.hasToken("Expect", "100-continue")) {
        m_connection.send("HTTP/1.1 100 Continue\r\n\r\n");
    }
    m_state = State::Body;
    m_connection.setDeadline(m_context.clock.now() + bodyTime);
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
    if (m_body.size() > largestBody) {
        refuseAndClose(
            413, {"too-large", QStringLiteral("a body has at most %1 bytes").arg(largestBody), QStringLiteral("body")});
        return false;
    }
    if (m_decoder.finished()) {
        dispatch();
    }
    return true;
}

void HttpSession::dispatch()
{
    const QByteArray &path = m_target.path;
    const bool isPush = path == "/events" || path == "/poll" || path == "/ws";
    if (m_head.method == "OPTIONS") {
        preflight();
    } else if (isPush && m_head.method == "GET") {
        startPush();
    } else if (path == "/publish" && m_head.method == "POST") {
        publish();
    } else {
        answerFromSite();
    }
}

void HttpSession::nextRequest()
{
    m_state = State::Head;
    m_body.clear();
    m_requestBegan = {};
    if (m_connection.isClosing()) {
        m_state = State::Finished;
    } else {
        m_connection.setDeadline(m_context.clock.now() + idleTime);
    }
}

QByteArray HttpSession::commonLines() const
{
    QByteArray lines = m_context.policy.corsLines(m_head);
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
        m_connection.closeWhenSent();
    }
    nextRequest();
}

void HttpSession::refuse(int status, const Error &error, QByteArrayView headerLines)
{
    answer(status, jsonType, encodeErrorBody(error), "Cache-Control: no-store\r\n" + headerLines.toByteArray());
}

void HttpSession::refuseAndClose(int status, const Error &error, QByteArrayView headerLines)
{
    m_keepAlive = false;
    refuse(status, error, headerLines);
    m_state = State::Finished;
}

void HttpSession::startPush()
{
    m_context.broker.refresh();
    const auto parameters = StreamParameters::of(m_head, m_target);
    if (!parameters) {
        refuse(400, parameters.error());
    } else if (m_target.path == "/events") {
        m_state = State::Finished;
        m_connection.become(std::make_unique<SseSession>(m_context, m_connection, *parameters,
                                                         dateLine() + m_context.policy.corsLines(m_head)));
    } else if (m_target.path == "/poll") {
        startPoll(*parameters);
    } else {
        startWebSocket(*parameters);
    }
}

void HttpSession::startPoll(const StreamParameters &parameters)
{
    PollRequest request{.parameters = parameters, .headerLines = commonLines(), .keepAlive = m_keepAlive};
    if (const auto response = answerPollNow(request, m_context)) {
        m_connection.send(*response);
        if (!m_keepAlive) {
            m_connection.closeWhenSent();
        }
        nextRequest();
        return;
    }
    m_state = State::Finished;
    m_connection.become(std::make_unique<PollSession>(m_context, m_connection, std::move(request)));
}

void HttpSession::startWebSocket(const StreamParameters &parameters)
{
    if (!isWebSocketUpgrade(m_head)) {
        refuse(426, {"upgrade-needed", QStringLiteral("this endpoint speaks WebSocket"), QStringLiteral("Upgrade")},
               "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n");
        return;
    }
    const auto key = checkUpgradeRequest(m_head);
    if (!key) {
        const bool badVersion = key.error().code == "bad-version";
        refuse(badVersion ? 426 : 400, key.error(), badVersion ? "Sec-WebSocket-Version: 13\r\n" : "");
        return;
    }
    m_state = State::Finished;
    m_connection.become(std::make_unique<WebSocketSession>(
        m_context, m_connection, parameters,
        WebSocketSession::Handshake{*key, m_context.policy.mayPublish(m_head, m_target)}));
}

void HttpSession::publish()
{
    auto publication = publicationOf(m_head, m_target, m_body, m_context.clock.now());
    if (!publication) {
        refuse(400, publication.error());
        return;
    }
    // The broker may answer later; by then this session may be gone.
    m_state = State::Waiting;
    m_connection.clearDeadline();
    m_alive = std::make_shared<bool>(true);
    m_context.broker.publish(std::move(publication).value(),
                             [this, alive = std::weak_ptr{m_alive}](const Result<EventId> &published) {
                                 if (!alive.expired()) {
                                     this->published(published);
                                 }
                             });
    m_answeredLater = m_state == State::Waiting;
}

void HttpSession::published(const Result<EventId> &published)
{
    if (published) {
        answer(200, jsonType, R"({"id":")" + published->toByteArray() + "\"}\n", "Cache-Control: no-store\r\n");
    } else {
        refuse(503, published.error(), retryAfterLine());
    }
    if (m_answeredLater) {
        m_connection.resumeReading();
    }
}

void HttpSession::preflight()
{
    const QByteArrayList methods = m_context.site.methodsOf(m_target.path);
    if (methods.isEmpty()) {
        refuse(404, {"not-found", QStringLiteral("there is nothing at this path"), {}});
        return;
    }
    const QByteArray list = methods.join(", ");
    QByteArray lines = "Allow: " + list + "\r\n";
    if (m_head.headers.value("Origin")) {
        lines += "Access-Control-Allow-Methods: " + list
            + "\r\nAccess-Control-Allow-Headers: Authorization, Content-Type, Last-Event-ID\r\n"
              "Access-Control-Max-Age: 600\r\n";
    }
    answer(204, {}, {}, lines);
}

void HttpSession::answerFromSite()
{
    const QByteArrayList methods = m_context.site.methodsOf(m_target.path);
    if (methods.isEmpty()) {
        refuse(404, {"not-found", QStringLiteral("there is nothing at this path"), {}});
    } else if (!methods.contains(m_head.method)) {
        refuse(405,
               {"method-not-allowed",
                QStringLiteral("this path takes %1").arg(QString::fromLatin1(methods.join(", "))),
                {}},
               "Allow: " + methods.join(", ") + "\r\n");
    } else if (m_target.path == "/events") { // HEAD
        m_keepAlive = false;
        m_connection.send(SseSession::responseHead(dateLine() + m_context.policy.corsLines(m_head)));
        m_connection.closeWhenSent();
        nextRequest();
    } else if (m_target.path == "/poll") { // HEAD
        answer(200, jsonType, {}, "Cache-Control: no-store\r\n");
    } else {
        const Site::Answer page = m_context.site.answer(m_head, m_target, m_body);
        answer(page.status, page.contentType, page.body, page.headerLines);
    }
}

void HttpSession::timedOut(Instant now)
{
    if (m_connection.queuedBytes() > 0 && now - m_connection.lastTaken() < idleTime) {
        m_connection.setDeadline(now + idleTime); // the last answer is still on its way
    } else if (m_requestBegan == Instant{}) {
        m_connection.closeWhenSent(); // idle between requests
    } else if (m_state == State::Head || m_state == State::Body) {
        m_head.method.clear();
        refuseAndClose(408, {"request-timeout", QStringLiteral("the request did not arrive in time"), {}});
    }
}

} // namespace pushscope
