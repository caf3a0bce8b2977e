// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/clientbase.h"
#include "protocol/websocketmessage.h"

#include <QTimer>

namespace pushscope {

/// Follows a WebSocket (RFC 6455), of PushScope or of any other server. Answers pings, sends its
/// own, and closes with a handshake.
class WebSocketClient final : public ClientBase
{
    Q_OBJECT

public:
    WebSocketClient(const ClientConfig &config, const Clock &clock, ClientListener &listener, Route *route);

    static constexpr std::chrono::seconds closeTimeout{1};

private:
    RequestPlan plan() override;
    void answered(const HttpResponseHead &head, Instant at) override;
    void received(QByteArrayView bytes, Instant at) override;
    void answerEnded(Instant at) override;
    [[nodiscard]] int lostCode() const override;
    bool closeOrderly() override;
    void disconnected() override;

    void take(const WebSocketMessage &message, Instant at);
    void takeText(const QByteArray &text, Instant at);
    bool takeControl(const QByteArray &text, Instant at);
    void takeHello(const QJsonObject &hello);
    void takeReset(const QJsonObject &object, Instant at);
    void noteEventWithoutId();
    void takeBinary(const QByteArray &bytes, Instant at);
    void takeClose(const QByteArray &payload);
    void violated(const WebSocketError &error);
    void sendFrame(WebSocketOpcode opcode, QByteArrayView payload);
    void ping();
    [[nodiscard]] Watchdog::Interval longestSilence(std::chrono::nanoseconds announced) const;

    WebSocketMessageReader m_reader;
    QTimer m_pingTimer;
    QTimer m_closeTimer;
    QByteArray m_key;
    std::optional<QByteArray> m_cursor;
    std::optional<Envelope> m_headOfBinary; ///< waits for the frame with its payload
    quint64 m_pings = 0;
    bool m_resumes = false;
    bool m_ours = false; ///< the server greeted as PushScope does
    bool m_closeSent = false;
};

} // namespace pushscope
