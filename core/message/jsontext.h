// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include <optional>

namespace pushscope {

/// The text of a member's value as it stands in `object`, which must be one valid JSON object; of several members of
/// that name the last. Reading it into a QJsonValue would round large numbers.
[[nodiscard]] std::optional<QByteArrayView> jsonMember(QByteArrayView object, QByteArrayView name);

} // namespace pushscope
