// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "message/result.h"

#include <QByteArray>
#include <QString>

namespace pushscope {

/// Where a Redis is, as `redis://[USER[:PASSWORD]@]HOST[:PORT][/DB]` says it.
struct RedisAddress
{
    static constexpr quint16 defaultPort = 6379;

    QString host;
    quint16 port = defaultPort;
    int database = 0;
    QByteArray user; ///< none: Redis' default user
    QByteArray password; ///< none: no AUTH

    /// The error's code is `bad-address`.
    [[nodiscard]] static Result<RedisAddress> parse(const QString &text);
    /// Without user and password: for logs and messages.
    [[nodiscard]] QString toText() const;

    bool operator==(const RedisAddress &) const = default;
};

} // namespace pushscope
