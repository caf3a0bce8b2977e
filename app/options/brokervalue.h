// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "options/valuetype.h"
#include "redis/redisaddress.h"

#include <QCoreApplication>

#include <optional>

namespace pushscope {

/// What `--broker` takes: where the log is; nothing: in the server's memory. Apart from values.h, since only programs
/// with a server link it.
[[nodiscard]] inline ValueType<std::optional<RedisAddress>> brokerValue()
{
    return {QStringLiteral("BROKER"),
            QCoreApplication::translate("Options", "memory, or redis://[USER[:PASSWORD]@]HOST[:PORT][/DB]"),
            [](const QString &text) -> Result<std::optional<RedisAddress>> {
                if (text == QLatin1String{"memory"}) {
                    return std::optional<RedisAddress>{};
                }
                const auto address = RedisAddress::parse(text);
                if (!address) {
                    return address.error();
                }
                return std::optional{*address};
            },
            true};
}

} // namespace pushscope
