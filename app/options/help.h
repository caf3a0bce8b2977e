// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "options/commandline.h"

namespace pushscope {

/// The help of a program: its commands, or its options if it has no commands.
[[nodiscard]] QString helpText(const Program &program);
[[nodiscard]] QString helpText(const Program &program, const Command &command);

} // namespace pushscope
