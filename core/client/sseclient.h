// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/clientbase.h"
#include "protocol/serversentevents.h"

namespace pushscope {

/// Follows an event stream as WHATWG HTML 9.2 says, of PushScope or of any other server.
class SseClient final : public ClientBase
{
    Q_OBJECT

public:
    SseClient(const ClientConfig &config, const Clock &clock, ClientListener &listener, Route *route);

private:
    RequestPlan plan() override;
    void answered(const HttpResponseHead &head, Instant at) override;
    void received(QByteArrayView bytes, Instant at) override;
    void answerEnded(Instant at) override;

    void take(const SseEvent &event, Instant at);
    void take(const SseComment &comment, Instant at);
    void take(const SseRetry &retry, Instant at);
    void take(const SseEmptyBlock &block, Instant at);
    bool takeHello(const QByteArray &comment);
    bool takeReset(const SseEvent &event, Instant at);
    void recognised();

    SseParser m_parser;
    bool m_resumes = false;
    bool m_started = false; ///< something of this stream has been read
    bool m_ours = false; ///< this stream is PushScope's
};

/// The heartbeat interval in the comment with which PushScope greets; nothing if it is another.
[[nodiscard]] std::optional<std::chrono::milliseconds> heartbeatOfHello(const QByteArray &comment);

} // namespace pushscope
