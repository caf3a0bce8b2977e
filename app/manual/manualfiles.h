// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "options/commandline.h"

#include <QMap>

namespace pushscope {

/// The man pages and completions of a program by their paths: man1/pushscope-cli.1, bash/pushscope-cli,
/// zsh/_pushscope-cli, fish/pushscope-cli.fish.
[[nodiscard]] QMap<QString, QByteArray> manualFiles(const Program &program);

} // namespace pushscope
