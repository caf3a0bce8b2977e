// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace pushscope {

class MainWindow;

/// Saves the window as it is now, as PNG. False if that fails; stderr then says why.
[[nodiscard]] bool writePicture(MainWindow &window, const QString &file);

/// A line on stderr under the program's name.
void say(const QString &message);

} // namespace pushscope
