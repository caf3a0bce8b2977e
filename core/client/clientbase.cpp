// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/clientbase.h"

#include "client/refusal.h"
#include "client/requesthead.h"
#include "client/retryafter.h"

#include <QRandomGenerator>

#include <algorithm>
#include <utility>

namespace pushscope {

namespace {

using std::chrono::milliseconds;

constexpr milliseconds shortestWatch{20};
/// For the body of a refusal, which only tells why.
constexpr milliseconds refusalPatience{1'000};

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
            closeForGood(0, QStringLiteral("stopped"));
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
        closeForGood(lostCode(), QStringLiteral("stopped"));
    } else if (failure.kind == HttpFailure::Kind::Certificate) {
        fail(0, failure.message);
    } else {
        lose({.code = isOpen() ? lostCode() : 0,
              .reason = failure.message,
              .error = failure.message,
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

void ClientBase::refuse(const HttpResponseHead &head)
{
    if (!tellsReason(head)) {
        endRefusal({head, {}});
        return;
    }
    m_refusal = RefusedAnswer{head, {}};
    m_refusalTimer.start(refusalPatience);
}

bool ClientBase::endPendingRefusal()
{
    const auto refusal = std::exchange(m_refusal, std::nullopt);
    if (refusal) {
        endRefusal(*refusal);
    }
    return refusal.has_value();
}

void ClientBase::endRefusal(const RefusedAnswer &refusal)
{
    const HttpResponseHead &head = refusal.head;
    const QString message = refusal.message();
    if (isTransient(head.status)) {
        lose({.code = head.status,
              .reason = statusText(head),
              .error = message,
              .floor = retryAfterOf(head).value_or(milliseconds{0})});
    } else {
        fail(head.status, message);
    }
}

/// The state is set at once, though told last: a listener that stops the client on the error finds
/// it without a connection already.
void ClientBase::lose(const Loss &loss)
{
    if (!isFollowing()) {
        return;
    }
    const bool wasOpen = isOpen();
    if (wasOpen && m_clock.now() - m_openedAt >= longEnough) {
        m_backoff.succeeded();
    }
    leaveConnection();
    if (!isFollowing()) {
        return;
    }
    m_state = ClientState::Backoff;
    if (!loss.error.isEmpty()) {
        m_listener.onError(m_clock.now(), shown(loss.error));
    }
    if (m_state == ClientState::Backoff && (wasOpen || loss.connected)) {
        m_listener.onClose(m_clock.now(), loss.code, shown(loss.reason));
    }
    if (m_state == ClientState::Backoff) {
        backOff(loss.floor, loss.error.isEmpty() ? loss.reason : loss.error);
    }
}

void ClientBase::backOff(milliseconds floor, const QString &cause)
{
    const milliseconds asked = std::clamp(std::max(floor, m_retryFloor), milliseconds{0}, longestRetryAfter);
    const milliseconds delay = m_backoff.next(asked);
    m_retryTimer.start(delay);
    setState(m_clock.now(), ClientState::Backoff, delay, cause);
    if (m_state == ClientState::Backoff) {
        m_listener.onRetry(m_clock.now(), delay, m_backoff.attempt());
    }
}

void ClientBase::fail(int code, const QString &message)
{
    if (hasEnded()) {
        return;
    }
    const bool connected = m_exchange.isConnected();
    leaveConnection();
    if (hasEnded()) {
        return;
    }
    m_state = ClientState::Failed;
    m_listener.onError(m_clock.now(), shown(message));
    if (connected || code != 0) {
        m_listener.onClose(m_clock.now(), code, shown(message));
    }
    end(ClientState::Failed, message);
}

void ClientBase::closeForGood(int code, const QString &reason)
{
    if (hasEnded()) {
        return;
    }
    leaveConnection();
    if (hasEnded()) {
        return;
    }
    m_state = ClientState::Closed;
    m_listener.onClose(m_clock.now(), code, shown(reason));
    end(ClientState::Closed, reason);
}

void ClientBase::leaveConnection()
{
    m_retryTimer.stop();
    m_watchTimer.stop();
    m_refusalTimer.stop();
    m_refusal.reset();
    m_exchange.close();
    disconnected();
    m_intake.connectionClosed();
}

void ClientBase::end(ClientState state, const QString &cause)
{
    setState(m_clock.now(), state, {}, cause);
    // From the event loop, so that whoever hears it may delete the client.
    QMetaObject::invokeMethod(this, &ClientBase::ended, Qt::QueuedConnection);
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
        lose({.code = lostCode(), .reason = QStringLiteral("no heartbeat"), .error = silenceText(m_watchdog, at)});
        return;
    }
    if (verdict != Watchdog::Verdict::Fine) {
        markStale(silenceText(m_watchdog, at));
    }
    watch();
}

} // namespace pushscope
