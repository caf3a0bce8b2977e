// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/pollclient.h"

#include "client/receivedtext.h"
#include "message/clientsentence.h"

#include <algorithm>

namespace pushscope {

namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr int notModified = 304;
/// Longer than any run.
constexpr std::chrono::hours never{240};

bool isSuccess(int status)
{
    return status >= 200 && status < 300;
}

/// How servers that know no empty answer say that nothing came in time.
bool isTimeoutWithoutBody(const HttpResponseHead &head)
{
    return (head.status == 408 || head.status == 504) && head.headers.value("Content-Length") == "0";
}

} // namespace

PollClient::PollClient(const ClientConfig &config, const Clock &clock, ClientListener &listener, Route *route)
    : ClientBase{config, clock, listener, route}, m_cursor{config.after}, m_nextTimer{this}, m_staleTimer{this}
{
    m_nextTimer.setSingleShot(true);
    m_nextTimer.setTimerType(Qt::PreciseTimer);
    m_staleTimer.setSingleShot(true);
    connect(&m_nextTimer, &QTimer::timeout, this, [this] { request(); });
    connect(&m_staleTimer, &QTimer::timeout, this, [this] { markStale(english(ClientSentence::PollOverdue)); });
}

ClientBase::RequestPlan PollClient::plan()
{
    if (!m_dialect) {
        m_dialect = endpoint().looksOurs() ? Dialect::Ours : Dialect::Foreign;
    }
    RequestPlan plan;
    plan.headers.append(QByteArrayLiteral("Accept"), QByteArrayLiteral("application/json, */*"));
    plan.headers.append(QByteArrayLiteral("Accept-Encoding"), QByteArrayLiteral("identity"));
    plan.wholeAnswer = true;
    if (m_dialect == Dialect::Ours) {
        planOurs(plan);
    } else {
        planForeign(plan);
    }
    return plan;
}

/// The first poll of a connection is not held, so that the client is open and has a cursor at once.
void PollClient::planOurs(RequestPlan &plan)
{
    m_held = isLong() && m_primed;
    const seconds timeout = m_held ? config().pollTimeout : seconds{0};
    if (!config().resumes) {
        m_cursor.reset();
    }
    m_resumes = m_cursor.has_value();
    plan.after = m_cursor;
    plan.timeout = timeout;
    const bool doubts = config().lifeSigns.kind != LifeSigns::Kind::None;
    plan.headTimeout = doubts ? timeout + deadGrace : never;
    if (doubts && (m_held || isOpen())) {
        m_staleTimer.start(timeout + staleGrace);
    }
}

void PollClient::planForeign(RequestPlan &plan)
{
    constexpr seconds shortPoll{30};
    m_held = isLong();
    m_resumes = !m_lastModified.isEmpty() || !m_entityTag.isEmpty();
    plan.headTimeout = m_held ? foreignLongPoll : shortPoll;
    if (!m_lastModified.isEmpty()) {
        plan.headers.append(QByteArrayLiteral("If-Modified-Since"), m_lastModified);
    }
    if (!m_entityTag.isEmpty()) {
        plan.headers.append(QByteArrayLiteral("If-None-Match"), m_entityTag);
    }
}

void PollClient::answered(const HttpResponseHead &head, Instant)
{
    const bool again = head.status == notModified || (!m_proven && isTimeoutWithoutBody(head));
    if (!isSuccess(head.status) && !again) {
        refuse(head);
        return;
    }
    m_status = head.status;
    m_body.clear();
    if (isSuccess(head.status)) {
        m_lastModified = head.headers.value("Last-Modified").value_or(QByteArray{});
        m_entityTag = head.headers.value("ETag").value_or(QByteArray{});
    }
}

void PollClient::received(QByteArrayView bytes, Instant)
{
    m_body += bytes.toByteArray();
    if (m_body.size() > largestMessage) {
        lose({.reason = english(ClientSentence::TooLarge), .error = english(ClientSentence::LargePoll)});
    }
}

void PollClient::answerEnded(Instant at)
{
    m_staleTimer.stop();
    const auto batch = parsePollBatch(m_body);
    if (!batch && m_proven) {
        lose({.code = m_status,
              .reason = english(ClientSentence::NoPollAnswer),
              .error = english(ClientSentence::PollNoLonger).arg(batch.error().message)});
        return;
    }
    if (!isOpen()) {
        opened(at, exchange().sentAt(), m_resumes);
    }
    if (!isFollowing()) {
        return;
    }
    listener().onRoundTrip(at, std::chrono::duration_cast<std::chrono::microseconds>(at - exchange().sentAt()));
    intake().pollCycle(at);
    bool hadNews = false;
    if (batch) {
        m_dialect = Dialect::Ours;
        m_proven = true;
        hadNews = !batch->events.empty() || batch->reset;
        takeBatch(*batch, at);
    } else {
        m_dialect = Dialect::Foreign;
        hadNews = takeForeign(at);
    }
    if (isFollowing()) {
        askAgain(hadNews, at);
    }
}

void PollClient::takeBatch(const PollBatch &batch, Instant at)
{
    if (!m_cursor) {
        if (const auto id = EventId::parse(batch.next); id && batch.events.empty()) {
            intake().ledger().startAfter(*id);
        }
    }
    m_cursor = batch.next;
    if (batch.reset) {
        reset(at, *batch.reset);
    }
    for (const Envelope &event : batch.events) {
        if (!isFollowing()) {
            return;
        }
        envelope(event, at);
    }
    if (batch.events.empty() && m_held) {
        heartbeat(at, HeartbeatKind::EmptyPoll);
    }
}

bool PollClient::takeForeign(Instant at)
{
    if (!isSuccess(m_status) || m_body.isEmpty()) {
        if (m_held) {
            heartbeat(at, HeartbeatKind::EmptyPoll);
        }
        return false;
    }
    ReceivedEvent event;
    event.delivered = at;
    event.payloadBytes = m_body.size();
    if (const auto text = receivedText(m_body)) {
        event.data = *text;
    } else {
        event.data = QString::fromLatin1(m_body.toBase64());
        event.encoding = QByteArrayLiteral("base64");
    }
    foreign(event);
    return true;
}

void PollClient::askAgain(bool hadNews, Instant answered)
{
    const bool first = !std::exchange(m_primed, true);
    if (!isLong()) {
        const bool soon = first && !m_resumes && m_dialect == Dialect::Ours;
        m_nextTimer.start(soon ? std::min(config().pollInterval, firstInterval) : config().pollInterval);
        return;
    }
    const bool atOnce = answered - exchange().sentAt() < notHeld;
    const bool hasCursor = m_proven || !m_lastModified.isEmpty() || !m_entityTag.isEmpty();
    const bool storm = m_held && atOnce && !(hadNews && hasCursor);
    if (storm) {
        m_nextTimer.start(config().pollInterval);
    } else {
        request();
    }
}

void PollClient::disconnected()
{
    m_nextTimer.stop();
    m_staleTimer.stop();
    m_primed = false;
}

} // namespace pushscope
