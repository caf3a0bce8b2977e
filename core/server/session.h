// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/slowconnection.h"
#include "time/clock.h"

#include <QByteArray>

#include <chrono>
#include <optional>

namespace pushscope {

/// What a connection speaks at present: HTTP requests, an event stream, a parked poll, WebSocket.
/// Owned by its connection and never outlives it.
class Session
{
public:
    virtual ~Session() = default;

    /// More bytes were appended to `input`; what is used is taken from its front.
    virtual void received(QByteArray &input) = 0;
    /// The connection's queue has drained: more can be sent.
    virtual void writable() {}
    /// The deadline that the session set on its connection has passed.
    virtual void timedOut(Instant now) = 0;
    /// Whether an answer is still to come to a peer that sends no more; else such a peer counts as gone.
    [[nodiscard]] virtual bool owesAnswer() const { return false; }
    /// What waits for the peer besides the connection's queue; nothing but transport, queueBytes and eventsBehind.
    [[nodiscard]] virtual SlowConnection backlog() const { return {.transport = "other"}; }
    /// The peer takes nothing any more: say so. The connection is closed by the caller.
    virtual void stalled() {}
    /// Events that it has handed to its viewer.
    [[nodiscard]] virtual qint64 delivered() const { return 0; }
    /// Whether a poll waits for its answer.
    [[nodiscard]] virtual bool isParked() const { return false; }
    /// There and back, as it has measured it itself.
    [[nodiscard]] virtual std::optional<std::chrono::microseconds> roundTrip() const { return {}; }
    /// Measures that, if it can and it is time to. Nothing is queued.
    virtual void probe(Instant /*now*/) {}
    /// The viewer is sent away: say so. The connection is closed by the caller.
    virtual void kicked() {}
    /// The server shuts down: say so to the peer. The connection is closed by the caller.
    virtual void goodbye() {}
};

} // namespace pushscope
