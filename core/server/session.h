// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/slowconnection.h"
#include "time/clock.h"

#include <QByteArray>

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
    /// The server shuts down: say so to the peer. The connection is closed by the caller.
    virtual void goodbye() {}
};

} // namespace pushscope
