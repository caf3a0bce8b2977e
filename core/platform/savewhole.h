// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSaveFile>

namespace pushscope {

/// Puts what was written in place of the file, or returns false and leaves that as it was: commit() alone does not see
/// that its own last bytes found no room. After a disk has taken only a part, a second try tells why.
[[nodiscard]] inline bool saveWhole(QSaveFile &file)
{
    return (file.flush() || file.flush()) && file.commit();
}

} // namespace pushscope
