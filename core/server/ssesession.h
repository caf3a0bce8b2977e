// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/connection.h"
#include "server/session.h"
#include "server/subscriber.h"

#include <QByteArrayList>

#include <optional>

namespace pushscope {

/// One event stream (WHATWG HTML 9.2).
class SseSession final : public Session, private Subscriber
{
public:
    struct Request
    {
        QByteArrayList channels;
        std::optional<QByteArray> after;
        Form form = Form::Envelope;
        QByteArray headerLines; ///< of the answer, each ending in CRLF
    };

    SseSession(ServerContext &context, Connection &connection, const Request &request);
    ~SseSession() override;

    void received(QByteArray &input) override;
    void writable() override { catchUp(); }
    void timedOut(Instant now) override;

    [[nodiscard]] static QByteArray responseHead(QByteArrayView headerLines);

private:
    [[nodiscard]] const QByteArray &encode(const EncodedEvent &event) const override;
    void sendReset(const History::Broken &broken, const QByteArray &requested) override;
    void closeAsTooSlow() override;
    void countDelivered() override { ++m_context.stats.delivered.sse; }
    void begin(const Request &request);
    void waitForHeartbeat();

    Form m_form;
};

} // namespace pushscope
