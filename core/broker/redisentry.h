// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "message/event.h"
#include "redis/redisreply.h"

#include <QByteArrayList>

#include <optional>

namespace pushscope {

class RedisClock;

/// Who wrote an entry: no two entries of one log have the same.
struct RedisStamp
{
    QByteArray node; ///< random, of one broker
    quint64 generation = 0; ///< of its connection
    quint64 counter = 0; ///< of its publications

    bool operator==(const RedisStamp &) const = default;
};

/// An event as it stands in the stream.
struct RedisEntry
{
    Event event;
    RedisStamp stamp;
    QByteArray about; ///< what the entry says of itself besides the event

    bool operator==(const RedisEntry &) const = default;
};

/// What append.lua takes for one event. The due instant goes in twice: on the writer's clock, for readers on the same
/// host, and in Redis' time.
[[nodiscard]] QByteArrayList toRedisFields(const Publication &publication, const RedisStamp &stamp,
                                           const RedisClock &clock);

/// Nothing if it is no entry of ours. `reply` is moved from.
[[nodiscard]] std::optional<RedisEntry> fromRedisEntry(RedisReply reply, const QByteArray &epoch,
                                                       const RedisClock &clock);

} // namespace pushscope
