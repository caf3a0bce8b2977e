// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "loadmodel/loadconfig.h"
#include "panels/runsettings.h"
#include "theme/theme.h"

#include <QString>

class QSettings;

namespace pushscope {

/// What the window remembers between two runs; never a token. What cannot be used is left out.
[[nodiscard]] RunSettings loadRunSettings(const QSettings &settings);
void saveRunSettings(QSettings &settings, const RunSettings &run);
[[nodiscard]] ThemeChoice loadTheme(const QSettings &settings);
void saveTheme(QSettings &settings, ThemeChoice choice);
/// One of the lengths that are offered.
[[nodiscard]] std::chrono::milliseconds loadWindowLength(const QSettings &settings);
void saveWindowLength(QSettings &settings, std::chrono::milliseconds length);

/// The code of a language; empty: that of the system.
[[nodiscard]] QString loadLanguage(const QSettings &settings);
void saveLanguage(QSettings &settings, const QString &code);

/// The last load, without what gives access.
[[nodiscard]] LoadConfig loadLastLoad(const QSettings &settings);
void saveLastLoad(QSettings &settings, const LoadConfig &load);

} // namespace pushscope
