// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QByteArrayView>

#include <vector>

namespace pushscope {

/// What Redis answered (RESP2).
struct RedisReply
{
    enum class Kind { Nil, Integer, Bytes, Status, Error, Array };

    Kind kind = Kind::Nil;
    qint64 integer = 0;
    QByteArray bytes = {}; ///< of Bytes, Status and Error
    std::vector<RedisReply> elements = {};

    bool operator==(const RedisReply &) const = default;

    /// The first word of an error, as `NOSCRIPT`; empty if it is none.
    [[nodiscard]] QByteArray errorCode() const;
    [[nodiscard]] bool isError() const { return kind == Kind::Error; }
    [[nodiscard]] bool isNil() const { return kind == Kind::Nil; }
    /// An integer, or bytes that are one in decimal; else `otherwise`.
    [[nodiscard]] qint64 toInteger(qint64 otherwise = 0) const;
    /// An element of an array, or nil if it has none there.
    [[nodiscard]] const RedisReply &at(std::size_t index) const;
};

/// A command with its arguments, as it goes over the wire.
void appendRedisCommand(QByteArray &to, const QByteArrayList &arguments);

} // namespace pushscope
