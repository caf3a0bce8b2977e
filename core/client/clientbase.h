// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/endpoint.h"
#include "client/eventintake.h"
#include "client/httpexchange.h"
#include "client/redirects.h"
#include "client/refusal.h"
#include "client/transportclient.h"
#include "client/watchdog.h"

#include <QTimer>

#include <optional>

namespace pushscope {

/// What all transports share: the states, reconnecting with backoff, redirects, refusals, the
/// watchdog. A transport says what to request and what to make of the answer.
class ClientBase : public TransportClient, private HttpExchange::Handler
{
    Q_OBJECT

public:
    ClientBase(const ClientConfig &config, const Clock &clock, ClientListener &listener, Route *route);

    void start() final;
    void stop() final;
    [[nodiscard]] ClientState state() const final { return m_state; }
    [[nodiscard]] const DeliveryLedger &ledger() const final { return m_intake.ledger(); }

    static constexpr qsizetype largestMessage = 16 * 1024 * 1024;
    /// A connection that lasted so long counts as a success, even if nothing came over it.
    static constexpr std::chrono::seconds longEnough{5};

protected:
    /// What a transport wants of one request; the rest is the same for all.
    struct RequestPlan
    {
        std::optional<QByteArray> after;
        std::optional<std::chrono::seconds> timeout;
        HttpHeaders headers;
        QByteArray extraLines; ///< header lines as they are, each ending in CRLF
        std::chrono::milliseconds headTimeout{10'000};
        bool wholeAnswer = false;
    };

    /// Why a connection was lost: `error` is told as an error, `reason` as that of the close.
    struct Loss
    {
        int code = 0;
        QString reason;
        QString error;
        std::chrono::milliseconds floor{0}; ///< the server asked for at least this wait
        bool connected = true; ///< false: there was no connection that could have been closed
    };

    // The transport's part. `answered` is not called for redirects.
    virtual RequestPlan plan() = 0;
    virtual void answered(const HttpResponseHead &head, Instant at) = 0;
    virtual void received(QByteArrayView bytes, Instant at) = 0;
    virtual void answerEnded(Instant at) = 0;
    /// How the connection's end without an orderly close is told.
    [[nodiscard]] virtual int lostCode() const { return 0; }
    /// True: the transport says goodbye first and calls `closeForGood` when that is done.
    virtual bool closeOrderly() { return false; }
    /// The connection is gone or given up: stop what belongs to it.
    virtual void disconnected() {}

    void request(); ///< sends the transport's next request
    /// The answer came at `at`. If the connection `resumed`, events due before `since` are replays.
    void opened(Instant at, Instant since, bool resumed);
    void refuse(const HttpResponseHead &head); ///< its body is waited for if it may tell why
    void lose(const Loss &loss);
    void fail(int code, const QString &message);
    void closeForGood(int code, const QString &reason);
    void markStale(const QString &cause);
    void markFresh(Instant at);
    void heartbeat(Instant at, HeartbeatKind kind);
    void reset(Instant at, const Reset &reset);
    void envelope(const Envelope &envelope, Instant at);
    void foreign(const ReceivedEvent &event);
    void watch(); ///< the watchdog's interval may have changed
    [[nodiscard]] bool isOpen() const { return m_state == ClientState::Open || m_state == ClientState::Stale; }
    [[nodiscard]] bool isFollowing() const; ///< neither ended nor waiting nor being stopped

    [[nodiscard]] const ClientConfig &config() const { return m_config; }
    [[nodiscard]] const Endpoint &endpoint() const { return *m_endpoint; }
    [[nodiscard]] EventIntake &intake() { return m_intake; }
    [[nodiscard]] HttpExchange &exchange() { return m_exchange; }
    [[nodiscard]] Watchdog &watchdog() { return m_watchdog; }
    [[nodiscard]] Instant now() const { return m_clock.now(); }
    [[nodiscard]] ClientListener &listener() { return m_listener; }
    /// The wait that the server asks for before each reconnect (SSE `retry`).
    void setRetryFloor(std::chrono::milliseconds floor) { m_retryFloor = floor; }

private:
    void exchangeHead(const HttpResponseHead &head, Instant at) override;
    void exchangeBody(QByteArrayView bytes, Instant at) override;
    void exchangeEnded(Instant at) override;
    void exchangeFailed(const HttpFailure &failure) override;
    void exchangeBytes(Instant at, qint64 read, qint64 written) override;

    [[nodiscard]] bool hasEnded() const;
    void connectAnew();
    void follow(const HttpResponseHead &head);
    void leaveConnection();
    void end(ClientState state, const QString &cause);
    /// What a server says may repeat what it was sent.
    [[nodiscard]] QString shown(const QString &text) const
    {
        return text.isEmpty() ? text : withoutSecrets(text, m_config);
    }
    void setState(Instant at, ClientState state, std::chrono::milliseconds delay = {}, const QString &cause = {});
    void checkSilence();
    void showLife(bool life, Instant at);
    void eventCame(Instant at);
    void sendTo(const QUrl &url);
    bool endPendingRefusal(); ///< false: none is under way
    void endRefusal(const RefusedAnswer &refusal);
    void backOff(std::chrono::milliseconds floor, const QString &cause);
    [[nodiscard]] HttpExchange::Request timeRequest() const;

    const ClientConfig m_config;
    const Clock &m_clock;
    ClientListener &m_listener;
    Route *m_route;
    std::optional<Endpoint> m_endpoint;
    EventIntake m_intake;
    HttpExchange m_exchange;
    Backoff m_backoff;
    Watchdog m_watchdog;
    QTimer m_retryTimer;
    QTimer m_watchTimer;
    QTimer m_refusalTimer;
    std::optional<RefusedAnswer> m_refusal; ///< its body is under way
    ClientState m_state = ClientState::Idle;
    bool m_stopping = false;
    std::chrono::milliseconds m_retryFloor{0};
    Instant m_openedAt;
    QByteArray m_senderClock; ///< named by the last answer
    QUrl m_requestedUrl;
    RequestPlan m_plan;
    Redirects m_redirects;
};

} // namespace pushscope
