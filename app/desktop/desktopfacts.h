// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "panels/programfacts.h"

#include <QString>

namespace pushscope {

/// What the desktop tells in a report of a problem. Without a GUI application `display` is what triedDisplay() told.
[[nodiscard]] QString desktopDiagnostics(const QString &display = {});

/// Whether there is a display, and how it is; to be called while there is no application.
[[nodiscard]] QString triedDisplay();

/// For the window: versions for About, and the diagnostics of this run.
[[nodiscard]] ProgramFacts desktopFacts();

} // namespace pushscope
