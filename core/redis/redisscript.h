// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "redis/redisconnection.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QString>

namespace pushscope {

/// A Lua script, which Redis runs as one step. It is sent only where Redis does not have it yet.
class RedisScript
{
public:
    explicit RedisScript(QByteArray source);
    /// The text of a file that is compiled in, as `:/pushscope/redis/append.lua`.
    [[nodiscard]] static RedisScript fromFile(const QString &path);

    /// Where Redis turns out not to have the script, what was sent meanwhile is done before it: who needs an order
    /// loads it first, whenever the connection has been opened.
    void run(RedisConnection &connection, const QByteArrayList &keys, const QByteArrayList &arguments,
             RedisConnection::Answer answer) const;
    void load(RedisConnection &connection) const;

    [[nodiscard]] const QByteArray &source() const { return m_source; }
    /// Its name in Redis: the SHA-1 in hexadecimal.
    [[nodiscard]] const QByteArray &digest() const { return m_digest; }

private:
    QByteArray m_source;
    QByteArray m_digest;
};

} // namespace pushscope
