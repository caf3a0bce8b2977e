// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "options/valuetype.h"
#include "redis/redisaddress.h"

#include <QCoreApplication>

#include <optional>

namespace pushscope {

/// The environment's address for what has no --broker: a password in it is not seen among the arguments.
inline constexpr char brokerVariable[] = "PUSHSCOPE_BROKER";

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
            true,
            false,
            {{QStringLiteral("memory"), QStringLiteral("redis://")}, {}, false}};
}

/// Takes the environment's address; to be called before the command line is read, which counts more. What is wrong with
/// it, in one line that does not repeat it.
[[nodiscard]] inline std::optional<QString> takeBrokerOfEnvironment(std::optional<RedisAddress> &into)
{
    if (qEnvironmentVariableIsEmpty(brokerVariable)) {
        return {};
    }
    const auto type = brokerValue();
    const auto address = type.parse(qEnvironmentVariable(brokerVariable));
    if (!address) {
        return QCoreApplication::translate("Options", "%1 takes %2, not what was given")
            .arg(QString::fromLatin1(brokerVariable), type.takes);
    }
    into = *address;
    return {};
}

} // namespace pushscope
