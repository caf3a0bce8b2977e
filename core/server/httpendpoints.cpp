// SPDX-License-Identifier: GPL-3.0-or-later
// What each endpoint makes of a complete request.
#include "server/httpsession.h"

#include "protocol/websockethandshake.h"
#include "server/filepart.h"
#include "server/filesession.h"
#include "server/httpresponse.h"
#include "server/pollsession.h"
#include "server/publishrequest.h"
#include "server/site.h"
#include "server/ssesession.h"
#include "server/streamparameters.h"
#include "server/ticketoffice.h"
#include "server/trafficlog.h"
#include "server/websocketsession.h"

#include <QDateTime>

namespace pushscope {

namespace {

/// How far a server may be behind another one that has the same log: longer than it takes to notice that Redis is away.
constexpr std::chrono::milliseconds longestLag{5000};
/// How long it takes to notice that the log began anew.
constexpr std::chrono::milliseconds longestChange{2500};
constexpr std::chrono::milliseconds lagRecheck{10};

} // namespace

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
    } else if (path == "/ticket" && m_head.method == "POST") {
        giveTicket();
    } else {
        answerFromSite();
    }
}

void HttpSession::startPush()
{
    m_context.broker.refresh();
    auto read = StreamParameters::of(m_head, m_target);
    if (!read) {
        refuse(400, read.error());
        return;
    }
    if (!m_context.broker.hasLog()) {
        refuse(503, {"broker-unavailable", QStringLiteral("the log of this server cannot be reached yet"), {}},
               retryAfterLine());
        return;
    }
    StreamParameters parameters = std::move(read).value();
    parameters.after = resolved(parameters.after, m_context.broker.history());
    if (const auto lag = lagBefore(parameters.after)) {
        if (!m_context.broker.isAvailable()) {
            refuse(503, {"broker-unavailable", QStringLiteral("this server has not heard so much of the log yet"), {}},
                   retryAfterLine());
            return;
        }
        if (waitForLog(*lag)) {
            return;
        }
    }
    if (m_target.path == "/events") {
        m_state = State::Finished;
        m_connection.view({Transport::Sse, m_head});
        m_connection.become(
            std::make_unique<SseSession>(m_context, m_connection, parameters, dateLine() + readerLines()));
    } else if (m_target.path == "/poll") {
        startPoll(parameters);
    } else {
        startWebSocket(parameters);
    }
}

/// A client that comes from another server may have heard what this one hears in a moment: how long that can take.
std::optional<std::chrono::milliseconds> HttpSession::lagBefore(const std::optional<QByteArray> &after) const
{
    if (!m_context.config.redis || !after) {
        return {};
    }
    const History &history = m_context.broker.history();
    if (history.toCome(*after)) {
        return longestLag;
    }
    return history.mayBeNext(*after) ? std::optional{longestChange} : std::nullopt;
}

/// False once that has taken too long: then the id is none of the log.
bool HttpSession::waitForLog(std::chrono::milliseconds lag)
{
    const Instant now = m_context.clock.now();
    if (!m_logAwaitedUntil) {
        m_logAwaitedUntil = now + lag;
    }
    if (now >= *m_logAwaitedUntil) {
        return false;
    }
    m_state = State::Waiting;
    m_connection.setDeadline(now + lagRecheck);
    return true;
}

void HttpSession::goOnWithLog()
{
    startPush();
    if (m_state == State::Waiting) {
        return;
    }
    awaitRest({});
    m_connection.resumeReading();
}

void HttpSession::startPoll(const StreamParameters &parameters)
{
    PollRequest request{.parameters = parameters,
                        .headerLines = commonLines(),
                        .keepAlive = m_keepAlive,
                        .goesOn = m_connection.viewing() != nullptr};
    m_connection.speak(request.speech());
    ++m_connection.counters().begun;
    m_connection.view({parameters.timeout.count() > 0 ? Transport::LongPoll : Transport::ShortPoll, m_head});
    if (const auto response = answerPollNow(request, m_context)) {
        m_connection.viewing()->countPolled(response->events);
        m_connection.send(response->bytes);
        m_connection.speak(Speech::Other);
        if (!m_keepAlive) {
            m_connection.noteEnding(Ending::Done);
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
    auto session = std::make_unique<WebSocketSession>(m_context, m_connection, parameters,
                                                      WebSocketSession::Handshake{*key, m_rights.publish});
    m_connection.view({Transport::WebSocket, m_head, session->id()});
    m_connection.become(std::move(session));
}

void HttpSession::publish()
{
    auto publication = publicationOf(m_head, m_target, m_body, m_context.clock.now());
    if (!publication) {
        refuse(400, publication.error());
        return;
    }
    if (const auto &traffic = m_context.config.traffic) {
        traffic->add({.place = publication->channel,
                      .transport = QByteArrayLiteral("http"),
                      .bytes = publication->payload.bytes.size(),
                      .text = TrafficLog::shortText(publication->payload.bytes)});
    }
    // The broker may answer later; by then this session may be gone.
    m_state = State::Waiting;
    m_connection.clearDeadline();
    m_alive = std::make_shared<bool>(true);
    m_context.broker.publish(
        std::move(publication).value(),
        [this, &stats = m_context.stats, alive = std::weak_ptr{m_alive}](const Result<EventId> &published) {
            stats.countPublished(Source::Http, bool{published});
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
        awaitRest({});
        m_connection.resumeReading();
    }
}

void HttpSession::giveTicket()
{
    const auto issued = m_context.tickets.issue(m_rights);
    if (const auto *full = std::get_if<TicketOffice::Full>(&issued)) {
        const auto wait = std::chrono::ceil<std::chrono::seconds>(full->wait);
        refuse(429, {"too-many-tickets", QStringLiteral("as many tickets are out as there may be"), {}},
               "Retry-After: " + QByteArray::number(static_cast<qint64>(wait.count())) + "\r\n");
        return;
    }
    const auto lifetime = std::chrono::floor<std::chrono::seconds>(m_context.tickets.lifetime());
    answer(200, jsonType,
           R"({"ticket":")" + std::get<QByteArray>(issued) + R"(","expires_in":)"
               + QByteArray::number(static_cast<qint64>(lifetime.count())) + "}\n",
           "Cache-Control: no-store\r\n");
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
    } else if (const SiteFolder *const folder = m_context.site.folderFor(m_target.path)) {
        answerFromFolder(*folder);
    } else if (m_target.path == "/events") { // HEAD
        m_keepAlive = false;
        m_connection.send(SseSession::responseHead(dateLine() + readerLines()));
        m_connection.closeWhenSent();
        nextRequest();
    } else if (m_target.path == "/poll") { // HEAD
        answer(200, jsonType, {}, "Cache-Control: no-store\r\n");
    } else {
        const Site::Answer page = m_context.site.answer(m_head, m_target, m_body);
        answer(page.status, page.contentType, page.body, page.headerLines);
    }
}

void HttpSession::answerFromFolder(const SiteFolder &folder)
{
    auto found = folder.find(m_target, m_head.target);
    if (const auto *redirect = std::get_if<SiteFolder::Redirect>(&found)) {
        answer(301, {}, {}, "Location: " + redirect->location + "\r\nCache-Control: no-cache\r\n");
    } else if (auto *page = std::get_if<SiteFolder::Page>(&found)) {
        sendFile(std::move(*page));
    } else if (std::get<FolderFile::Failure>(found) == FolderFile::Failure::Busy) {
        refuse(503, {"site-busy", QStringLiteral("the file cannot be read now"), {}}, retryAfterLine());
    } else {
        refuse(404, {"not-found", QStringLiteral("there is nothing at this path"), {}});
    }
}

void HttpSession::sendFile(SiteFolder::Page page)
{
    const qint64 now = QDateTime::currentSecsSinceEpoch();
    const FolderFile::Version version = page.file.version();
    const FilePart part = partOf(m_head, version, now);
    if (part.status == 412) {
        refuse(412, {"precondition-failed", QStringLiteral("the file is not the version that was asked for"), {}});
        return;
    }
    if (part.status == 416) {
        refuse(416, {"bad-range", QStringLiteral("the file has %1 bytes").arg(version.size), QStringLiteral("Range")},
               "Content-Range: bytes */" + QByteArray::number(version.size) + "\r\n");
        return;
    }
    const QByteArray head = encodeHttpHead(part.status, part.status == 304 ? QByteArray{} : page.contentType,
                                           part.length, fileLines(part, version, now) + dateLine() + commonLines());
    if (part.length == 0 || m_head.method == "HEAD") {
        m_connection.send(head);
        if (!m_keepAlive) {
            m_connection.closeWhenSent();
        }
        nextRequest();
        return;
    }
    m_state = State::Finished;
    m_connection.become(std::make_unique<FileSession>(
        m_context, m_connection,
        FileSession::Sending{std::move(page.file), part.first, part.length, head, m_keepAlive}));
    m_connection.resumeReading();
}

} // namespace pushscope
