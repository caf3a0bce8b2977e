// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "metrics/clientstate.h"
#include "metrics/deliveryledger.h"
#include "protocol/envelope.h"

#include <QByteArray>
#include <QJsonValue>

#include <chrono>
#include <optional>

namespace pushscope {

/// An event as a client hands it on. For a foreign stream `id`, `type` and `channel` may be empty
/// and `data` is the text, or base64 with `encoding` set.
struct ReceivedEvent
{
    Instant delivered; ///< when its last byte was read from the socket
    QByteArray id;
    std::optional<EventId> previous; ///< the event before it in its channel, where the sender names it
    QByteArray type;
    QByteArray channel;
    QJsonValue data;
    QByteArray encoding;
    qsizetype payloadBytes = 0;
    bool replayed = false; ///< was due before this connection was open
    /// delivered − due, where the sender's clock could be related to ours, and the bound of its error.
    std::optional<std::chrono::microseconds> latency;
    std::chrono::microseconds latencyError{0};
};

enum class HeartbeatKind { Comment, Ping, Pong, EmptyPoll };

/// Hears what one client sees, in the client's thread, in the order in which it happened.
class ClientListener
{
public:
    virtual ~ClientListener() = default;

    /// `delay`: the planned wait of Backoff. `cause`: why, in words a person can act on.
    virtual void onState(Instant at, ClientState state, std::chrono::milliseconds delay, const QString &cause) = 0;
    virtual void onEvent(const ReceivedEvent &event) = 0;
    /// Not handed to onEvent: it was delivered before.
    virtual void onDuplicate(const ReceivedEvent &event) = 0;
    virtual void onHeartbeat(Instant at, HeartbeatKind kind) = 0;
    /// A poll has been answered (long and short).
    virtual void onPollCycle(Instant at) = 0;
    /// From the request of a poll to the end of its answer.
    virtual void onRoundTrip(Instant at, std::chrono::microseconds time)
    {
        Q_UNUSED(at)
        Q_UNUSED(time)
    }
    virtual void onRetry(Instant at, std::chrono::milliseconds delay, int attempt) = 0;
    virtual void onGap(Instant at, const Gap &gap) = 0;
    virtual void onReset(Instant at, const Reset &reset) = 0;
    /// The connection is gone: a WebSocket close code, an HTTP status, or 0; and the reason in words.
    virtual void onClose(Instant at, int code, const QString &reason) = 0;
    virtual void onError(Instant at, const QString &message) = 0;
    virtual void onBytes(Instant at, qint64 read, qint64 written) = 0;
};

} // namespace pushscope
