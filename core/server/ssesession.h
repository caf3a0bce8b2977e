// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/connection.h"
#include "server/session.h"
#include "server/streamparameters.h"
#include "server/subscriber.h"

#include <QByteArray>

namespace pushscope {

/// One event stream (WHATWG HTML 9.2).
class SseSession final : public Session, private Subscriber
{
public:
    SseSession(ServerContext &context, Connection &connection, const StreamParameters &parameters,
               const QByteArray &headerLines);
    ~SseSession() override;

    void received(QByteArray &input) override;
    void writable() override { catchUp(); }
    void timedOut(Instant now) override;
    [[nodiscard]] SlowConnection backlog() const override
    {
        return {.transport = "sse", .queueBytes = backlogBytes(), .eventsBehind = backlogEvents()};
    }

    [[nodiscard]] static QByteArray responseHead(QByteArrayView headerLines);

    void stalled() override;
    [[nodiscard]] qint64 delivered() const override { return sentEvents(); }
    void kicked() override;

private:
    [[nodiscard]] const QByteArray &encode(const EncodedEvent &event) const override;
    void sendReset(const History::Broken &broken, const QByteArray &requested) override;
    void closeAsTooSlow() override;
    void begin(const StreamParameters &parameters);
    void waitForHeartbeat();

    std::chrono::milliseconds m_heartbeat; ///< as the hello told it
};

} // namespace pushscope
