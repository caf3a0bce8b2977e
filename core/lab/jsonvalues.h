// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonValue>

#include <optional>

namespace pushscope {

[[nodiscard]] inline QJsonValue orNull(const std::optional<double> &value)
{
    return value ? QJsonValue{*value} : QJsonValue{QJsonValue::Null};
}

} // namespace pushscope
