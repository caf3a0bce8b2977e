// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayList>

namespace pushscope {

/// Where the log is in Redis.
namespace redislogkeys {

inline constexpr char prefix[] = "pushscope:";

/// A hash: `epoch`, `seq`, the Redis run (`run`) that was last looked at, and what trimming needs.
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

} // namespace redislogkeys

} // namespace pushscope
