// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>

#include <optional>

namespace pushscope {

/// Puts the bytes in place of what the file held, or leaves that as it was. A pipe or a device is written to and stays
/// what it is. Returns what went wrong, in the system's words.
[[nodiscard]] std::optional<QString> writeWhole(const QString &name, QByteArrayView bytes);

/// What would go wrong at once; changes nothing.
[[nodiscard]] std::optional<QString> checkWritable(const QString &name);

} // namespace pushscope
