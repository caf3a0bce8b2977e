// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "options/commandline.h"

namespace pushscope {

/// The page of a command, in section 1 and the macros of man(7); ASCII, and the same on every day.
[[nodiscard]] QByteArray manPage(const Program &program, const Command &command);
/// The page of a program: of one without commands all there is, else what the commands are.
[[nodiscard]] QByteArray manPage(const Program &program);
/// As `pushscope-cli-serve`: what man(1) finds for `man pushscope-cli serve`.
[[nodiscard]] QString manName(const Program &program, const Command &command);

} // namespace pushscope
