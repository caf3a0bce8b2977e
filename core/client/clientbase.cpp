// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/clientbase.h"

#include "client/refusal.h"
#include "client/requesthead.h"
#include "message/clientsentence.h"

#include <QRandomGenerator>

#include <algorithm>
#include <utility>

namespace pushscope {

namespace {

using std::chrono::milliseconds;

constexpr milliseconds shortestWatch{20};

} // namespace

ClientBase::ClientBase(const ClientConfig &config, const Clock &clock, ClientListener &listener, Route *route)
    : m_config{config}, m_clock{clock}, m_listener{listener}, m_route{route}, m_intake{clock, listener, this},
      m_exchange{clock, *this, this}, m_backoff{config.backoff,
                                                config.seed != 0 ? config.seed
                                                                 : QRandomGenerator::global()->generate()},
      m_retryTimer{this}, m_watchTimer{this}, m_refusalTimer{this}
{
    m_retryTimer.setSingleShot(true);
    m_watchTimer.setSingleShot(true);
    m_refusalTimer.setSingleShot(true);
    if (config.lifeSigns.kind != LifeSigns::Kind::AnyByte) {
        const bool doubts = config.lifeSigns.kind == LifeSigns::Kind::EventsOnly;
        m_watchdog.setPatience(doubts ? config.lifeSigns.patience : milliseconds{0});
    }
    connect(&m_refusalTimer, &QTimer::timeout, this, [this] { endPendingRefusal(); });
    connect(&m_retryTimer, &QTimer::timeout, this, &ClientBase::connectAnew);
    connect(&m_watchTimer, &QTimer::timeout, this, &ClientBase::checkSilence);
}

bool ClientBase::isFollowing() const
{
    return (m_state == ClientState::Connecting || isOpen()) && !m_stopping;
}

bool ClientBase::hasEnded() const
{
    return m_state == ClientState::Closed || m_state == ClientState::Failed;
}

void ClientBase::start()
{
    if (isOpen() || m_state == ClientState::Connecting || m_state == ClientState::Backoff) {
        return;
    }
    m_stopping = false;
    m_backoff.succeeded();
    auto endpoint = Endpoint::of(m_config);
    auto problem = endpoint ? checkHeaders(m_config) : endpoint.error();
    if (problem) {
        m_state = ClientState::Connecting;
        fail(0, problem->message);
        return;
    }
    if (!m_endpoint) {
        m_endpoint = *endpoint;
        const auto after = m_config.after ? EventId::parse(*m_config.after) : std::nullopt;
        if (after) {
            m_intake.ledger().startAfter(*after);
        }
    }
    connectAnew();
}

void ClientBase::stop()
{
    switch (m_state) {
    case ClientState::Closed:
    case ClientState::Failed: return;
    case ClientState::Idle:
    case ClientState::Connecting:
    case ClientState::Backoff:
        leaveConnection();
        end(ClientState::Closed, {});
        return;
    case ClientState::Open:
    case ClientState::Stale:
        if (!std::exchange(m_stopping, true) && !closeOrderly()) {
            closeForGood(0, english(ClientSentence::Stopped));
        }
        return;
    }
}

void ClientBase::connectAnew()
{
    setState(m_clock.now(), ClientState::Connecting);
    if (m_state == ClientState::Connecting) {
        request();
    }
}

void ClientBase::request()
{
    m_redirects = {};
    m_plan = plan();
    sendTo(m_endpoint->requestUrl(m_plan.after, m_plan.timeout));
}

void ClientBase::sendTo(const QUrl &url)
{
    m_requestedUrl = url;
    m_exchange.send({.url = url,
                     .bytes = encodeGet(m_config, url, m_plan.headers, m_plan.extraLines),
                     .connectTimeout = m_config.connectTimeout,
                     .headTimeout = m_plan.headTimeout,
                     .wholeAnswer = m_plan.wholeAnswer,
                     .route = m_route,
                     .trust = m_config.trust});
}

HttpExchange::Request ClientBase::timeRequest() const
{
    constexpr milliseconds patience{5'000};
    const QUrl url = timeUrlBeside(m_requestedUrl);
    return {.url = url,
            .bytes = encodeGet(m_config, url, {}),
            .headTimeout = patience,
            .wholeAnswer = true,
            .route = m_route ? m_route->aside() : nullptr,
            .trust = m_config.trust};
}

void ClientBase::exchangeHead(const HttpResponseHead &head, Instant at)
{
    if (isRedirect(head.status)) {
        follow(head);
    } else {
        m_senderClock = head.headers.value("PushScope-Clock").value_or(QByteArray{});
        answered(head, at);
    }
}

void ClientBase::follow(const HttpResponseHead &head)
{
    const auto url = m_redirects.follow(head, m_requestedUrl);
    if (!url) {
        fail(head.status, url.error().message);
        return;
    }
    if (m_redirects.arePermanent()) {
        m_endpoint = m_endpoint->movedTo(*url);
    }
    m_exchange.close();
    sendTo(*url);
}

void ClientBase::exchangeBody(QByteArrayView bytes, Instant at)
{
    if (!m_refusal) {
        received(bytes, at);
    } else if (m_refusal->body.size() < largestReason) {
        m_refusal->body += bytes.toByteArray();
    }
}

void ClientBase::exchangeEnded(Instant at)
{
    if (!endPendingRefusal()) {
        answerEnded(at);
    }
}

void ClientBase::exchangeFailed(const HttpFailure &failure)
{
    if (endPendingRefusal()) {
        return;
    }
    if (m_stopping) {
        closeForGood(lostCode(), english(ClientSentence::Stopped));
    } else if (failure.kind == HttpFailure::Kind::Certificate || failure.kind == HttpFailure::Kind::NoTls) {
        fail(0, failure.message);
    } else {
        // Connections that end are part of the life of a stream, however they do.
        const bool isError = failure.kind != HttpFailure::Kind::Reset;
        lose({.code = isOpen() ? lostCode() : 0,
              .reason = failure.message,
              .error = isError ? failure.message : QString{},
              .connected = failure.connected});
    }
}

void ClientBase::exchangeBytes(Instant at, qint64 read, qint64 written)
{
    m_listener.onBytes(at, read, written);
    if (m_config.lifeSigns.kind == LifeSigns::Kind::AnyByte) {
        showLife(read > 0, at);
    }
}

void ClientBase::showLife(bool life, Instant at)
{
    if (life && isOpen()) {
        m_watchdog.heard(at);
        markFresh(at);
    }
}

/// An event shows life whatever is watched for.
void ClientBase::eventCame(Instant at)
{
    m_backoff.succeeded();
    showLife(m_config.lifeSigns.kind != LifeSigns::Kind::AnyByte, at);
}

void ClientBase::opened(Instant at, Instant since, bool resumed)
{
    m_openedAt = at;
    m_watchdog.restart(at);
    m_intake.connectionOpened(since, resumed, m_senderClock, timeRequest());
    setState(at, ClientState::Open);
    watch();
}

void ClientBase::setState(Instant at, ClientState state, milliseconds delay, const QString &cause)
{
    const ClientState before = m_state;
    m_intake.flush();
    if (m_state != before) {
        return; // a waiting notice made the listener stop the client
    }
    m_state = state;
    m_listener.onState(at, state, delay, shown(cause));
}

void ClientBase::markStale(const QString &cause)
{
    if (m_state == ClientState::Open) {
        setState(m_clock.now(), ClientState::Stale, {}, cause);
    }
}

void ClientBase::markFresh(Instant at)
{
    if (m_state == ClientState::Stale && !m_stopping) {
        setState(at, ClientState::Open);
        watch();
    }
}

void ClientBase::heartbeat(Instant at, HeartbeatKind kind)
{
    m_backoff.succeeded();
    m_watchdog.heartbeat(at);
    m_intake.heartbeat(at, kind);
    if (isOpen() && !m_watchTimer.isActive()) {
        watch();
    }
}

void ClientBase::reset(Instant at, const Reset &reset)
{
    m_intake.reset(at, reset);
}

void ClientBase::envelope(const Envelope &envelope, Instant at)
{
    eventCame(at);
    m_intake.envelope(envelope, at);
}

void ClientBase::foreign(const ReceivedEvent &event)
{
    eventCame(event.delivered);
    m_intake.foreign(event);
}

void ClientBase::watch()
{
    const Instant at = m_clock.now();
    const auto deadline = m_watchdog.nextDeadline(at);
    if (!isOpen() || !deadline) {
        m_watchTimer.stop();
        return;
    }
    m_watchTimer.start(std::max(std::chrono::ceil<milliseconds>(*deadline - at), shortestWatch));
}

/// Dead comes only after Stale has been told and the event loop has run: bytes that lay in the
/// socket while this thread was busy are read in between.
void ClientBase::checkSilence()
{
    const Instant at = m_clock.now();
    const auto verdict = m_watchdog.verdict(at);
    if (verdict == Watchdog::Verdict::Dead && m_state == ClientState::Stale) {
        lose(
            {.code = lostCode(), .reason = english(ClientSentence::NoHeartbeat), .error = silenceText(m_watchdog, at)});
        return;
    }
    if (verdict != Watchdog::Verdict::Fine) {
        markStale(silenceText(m_watchdog, at));
    }
    watch();
}

} // namespace pushscope
