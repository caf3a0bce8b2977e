// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "options/commandline.h"

namespace pushscope {

/// Scripts that complete the command line of `program`: its commands, their options, and the words, files and folders
/// that these take. Each stands for itself, and needs nothing but its shell.
[[nodiscard]] QByteArray bashCompletion(const Program &program);
[[nodiscard]] QByteArray zshCompletion(const Program &program);
[[nodiscard]] QByteArray fishCompletion(const Program &program);

} // namespace pushscope
