// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace pushscope {

/// Raises the number of files and sockets this process may have open to the most that is allowed
/// without privileges. Returns the limit that holds then; 0 where the system has no such limit.
quint64 raiseFileLimit();

/// The limit that holds now; 0 where the system has none.
[[nodiscard]] quint64 fileLimit();

} // namespace pushscope
