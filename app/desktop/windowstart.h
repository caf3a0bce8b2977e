// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/settingsfile.h"

namespace pushscope {

struct DesktopOptions;
class MainWindow;

/// What a window has when it is opened by a person: facts about the program, word of settings that could not be read or
/// kept, and the tour at the very first time. `mark` is cleared with the first picture; both must outlive the window.
void prepareWindow(MainWindow &window, const DesktopOptions &options, const SettingsState &state, StartMark &mark);

/// Nothing was asked for that a script would ask for, and nothing else is to be looked at first.
[[nodiscard]] bool isPlainStart(const DesktopOptions &options);

} // namespace pushscope
