// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayList>

#include <chrono>

/// Where the log is in Redis.
namespace pushscope::redislogkeys {

inline constexpr char prefix[] = "pushscope:";

/// After another run of Redis was first seen, for which nothing is appended, so that each reader can come back and find
/// whether what it has heard is still there: more than the longest pause between two attempts to connect.
inline constexpr std::chrono::milliseconds settlingTime{4000};

/// A hash: `epoch`, `seq`, the Redis run (`run`) that was last looked at, until when that is being settled (`until`,
/// in Redis' microseconds) and whether a reader from before was content (`vouched`), and what trimming needs.
inline QByteArray state()
{
    return QByteArrayLiteral("pushscope:log");
}

/// The events of an epoch, a stream with the ids `SEQ-0`.
inline QByteArray stream(const QByteArray &epoch)
{
    return "pushscope:log:" + epoch;
}

/// The generation of the newest connection by which a node writes.
inline QByteArray writer(const QByteArray &node)
{
    return "pushscope:writer:" + node;
}

/// What append.lua takes: the stream, two hashes of channels with their newest sequence, and the list of the stream's
/// blocks.
inline QByteArrayList ofAppending(const QByteArray &epoch, const QByteArray &node)
{
    return {state(),
            writer(node),
            stream(epoch),
            "pushscope:previous:" + epoch,
            "pushscope:older:" + epoch,
            "pushscope:blocks:" + epoch};
}

} // namespace pushscope::redislogkeys
