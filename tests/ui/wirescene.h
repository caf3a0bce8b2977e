// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "time/clock.h"
#include "wire/wirecapture.h"

namespace pushscope {

/// A capture as four clients and a server would fill it, byte for byte: clients 1 to 4 are SSE,
/// WebSocket, long polling and short polling.
class WireScene
{
public:
    explicit WireScene(WireCapture::Limits limits = {}) : m_capture{limits} {}

    /// All four connections, with the heads of the two that stream.
    void open();
    /// One event on each: a block, a frame, and two poll cycles.
    void event(int number);
    /// A comment, and a ping with its pong.
    void heartbeat();
    /// A connection of client 1 over TLS.
    void openEncrypted();
    void fault(const QString &sentence);
    void cut();

    /// Those that were not taken yet.
    [[nodiscard]] WireBatchPtr take(std::size_t most = 1'000'000);
    [[nodiscard]] WireCapture &capture() { return m_capture; }
    [[nodiscard]] Instant now() const { return m_clock.now(); }

    static constexpr int sse = 1;
    static constexpr int webSocket = 2;
    static constexpr int longPoll = 3;
    static constexpr int shortPoll = 4;

private:
    void up(quint32 connection, const QByteArray &bytes);
    void down(quint32 connection, const QByteArray &bytes);
    quint32 connect(int client, Transport transport, bool tls = false);
    void poll(quint32 connection, const QByteArray &path, const QByteArray &body);

    WireCapture m_capture;
    ManualClock m_clock;
    quint64 m_taken = 0;
    quint32 m_sse = 0;
    quint32 m_webSocket = 0;
    quint32 m_longPoll = 0;
    quint32 m_shortPoll = 0;
};

} // namespace pushscope
