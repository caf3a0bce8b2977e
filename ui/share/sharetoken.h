// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace pushscope {

/// A hundred random bits as letters and digits that can be told apart when read from a screen.
[[nodiscard]] QByteArray makeShareToken();

} // namespace pushscope
