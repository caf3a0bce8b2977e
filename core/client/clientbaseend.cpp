// SPDX-License-Identifier: GPL-3.0-or-later
// How a connection ends: refused, lost with another to come, failed, or closed for good.
#include "client/clientbase.h"

#include "client/retryafter.h"

#include <algorithm>
#include <utility>

namespace pushscope {

namespace {

using std::chrono::milliseconds;

/// For the body of a refusal, which only tells why.
constexpr milliseconds refusalPatience{1'000};

} // namespace

void ClientBase::refuse(const HttpResponseHead &head)
{
    RefusedAnswer refusal{head, {}, m_requestedUrl.path(QUrl::FullyEncoded)};
    if (!tellsReason(head)) {
        endRefusal(refusal);
        return;
    }
    m_refusal = std::move(refusal);
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

} // namespace pushscope
