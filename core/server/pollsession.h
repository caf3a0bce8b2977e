// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/envelope.h"
#include "server/connection.h"
#include "server/hub.h"
#include "server/servercontext.h"
#include "server/session.h"
#include "server/streamparameters.h"

#include <QByteArrayList>

#include <chrono>
#include <memory>
#include <optional>
#include <vector>

namespace pushscope {

/// What `GET /poll` asks for.
struct PollRequest
{
    StreamParameters parameters;
    QByteArray headerLines; ///< of the answer, each ending in CRLF
    bool keepAlive = true;
    bool goesOn = false; ///< its client has polled here before, so that what is new came meanwhile

    [[nodiscard]] Speech speech() const { return parameters.timeout.count() > 0 ? Speech::LongPoll : Speech::Other; }
};

struct PollAnswer
{
    QByteArray bytes; ///< the whole response
    qint64 events = 0; ///< in it
};

/// The answer that can be given at once: anything newer, a reset, or nothing if the request does
/// not want to wait. No value: the request is to be parked.
[[nodiscard]] std::optional<PollAnswer> answerPollNow(const PollRequest &request, ServerContext &context);

/// A parked long poll: answers with the first event that comes, or empty at its
/// timeout or when a heartbeat is due, and gives
/// the connection back to HTTP.
class PollSession final : public Session, private EventReceiver
{
public:
    PollSession(ServerContext &context, Connection &connection, PollRequest request);
    ~PollSession() override;

    /// The next request of an impatient client waits until this one is answered.
    void received(QByteArray & /*input*/) override {}
    void timedOut(Instant now) override;
    void goodbye() override { answerEmpty(); }
    [[nodiscard]] bool isParked() const override { return !m_answered; }
    void kicked() override;
    [[nodiscard]] SlowConnection backlog() const override { return {.transport = "longpoll"}; }

private:
    void deliver(const EncodedEvent &event) override;
    void interrupted(const LogBreak &logBreak) override;
    void answerEmpty();
    void answer(const QByteArray &bytes);
    void leave();

    ServerContext &m_context;
    Connection &m_connection;
    PollRequest m_request;
    Sequence m_from; ///< the newest event when the request came
    Instant m_until; ///< the timeout; a heartbeat may be due earlier
    std::vector<std::unique_ptr<Subscription>> m_subscriptions;
    bool m_answered = false;
};

} // namespace pushscope
