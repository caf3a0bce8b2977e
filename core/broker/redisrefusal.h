// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace pushscope {

/// The error of a command or script that Redis refused before anything was done, as what is said of Redis: "has no
/// memory left". Empty for any other error.
[[nodiscard]] QString redisRefusal(const QByteArray &error);

} // namespace pushscope
