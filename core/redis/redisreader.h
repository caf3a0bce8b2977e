// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "redis/redisreply.h"

#include <QByteArrayView>
#include <QString>

#include <memory>
#include <optional>

namespace pushscope {

/// Bytes from a Redis in, replies out: hiredis' parser, which builds our values itself.
class RedisReader
{
public:
    RedisReader();
    ~RedisReader();
    RedisReader(const RedisReader &) = delete;
    RedisReader &operator=(const RedisReader &) = delete;

    void feed(QByteArrayView bytes);
    /// The next complete reply. Nothing more comes after an error.
    [[nodiscard]] std::optional<RedisReply> next();
    /// What was wrong with the bytes; empty if nothing was.
    [[nodiscard]] QString error() const { return m_error; }

    /// More than the events that a log holds, and what stands around them.
    static constexpr qsizetype mostReplyBytes = 256 * 1024 * 1024;

private:
    struct Parser;
    std::unique_ptr<Parser> m_parser;
    qsizetype m_unfinished = 0; ///< bytes since the last complete reply
    QString m_error;
};

} // namespace pushscope
