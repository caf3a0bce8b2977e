// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/slowconnection.h"

#include <QByteArray>

#include <chrono>
#include <vector>

namespace pushscope {

/// What a push server has done and holds, as `/stats` shows it.
struct ServerStats
{
    struct PerTransport
    {
        qint64 sse = 0;
        qint64 ws = 0;
        qint64 longpoll = 0;
        qint64 other = 0; ///< short polls and plain requests

        [[nodiscard]] qint64 total() const { return sse + ws + longpoll + other; }
        bool operator==(const PerTransport &) const = default;
    };

    struct PerThread
    {
        qint64 connections = 0; ///< open now
        qint64 heard = 0; ///< events that it has handed to its subscribers or queued for them
        std::chrono::microseconds loopLag{0}; ///< how late its own timer fired

        bool operator==(const PerThread &) const = default;
    };

    PerTransport connections; ///< open now
    PerTransport delivered; ///< events written to subscribers
    qint64 published = 0;
    qint64 feedInvalidUtf8 = 0; ///< lines of the feed that are no UTF-8, and so were published as bytes
    qint64 queueBytes = 0; ///< waiting in all connections
    qint64 queuePeakBytes = 0; ///< the most that ever waited; of several threads, the sum of theirs
    qint64 queueLimitBytes = 0; ///< of one connection
    QByteArray slowConsumer; ///< the policy
    qint64 slowDisconnects = 0; ///< by the slow-consumer policy
    qint64 droppedEvents = 0; ///< by the slow-consumer policy
    qint64 writeTimeouts = 0; ///< closed because they took nothing for too long
    std::vector<SlowConnection> slowest; ///< those for which most waits, the most first
    qint64 tlsFailed = 0; ///< handshakes that came to nothing, those of peers without TLS among them
    QByteArray historyFirst; ///< id; empty if the history is empty
    QByteArray historyLast;
    qint64 historyEvents = 0;
    qint64 historyBytes = 0;
    std::chrono::microseconds loopLag{0}; ///< the worst of all threads
    std::vector<PerThread> threads;

    bool operator==(const ServerStats &) const = default;
};

} // namespace pushscope
