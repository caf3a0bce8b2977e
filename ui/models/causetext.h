// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace pushscope {

/// A client's cause as the window shows it: translated, and without advice that names options of the command line.
[[nodiscard]] QString causeText(const QString &cause);

} // namespace pushscope
