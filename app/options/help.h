// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "options/commandline.h"

#include <utility>

namespace pushscope {

/// The help of a program: its commands, or its options if it has no commands.
[[nodiscard]] QString helpText(const Program &program);
[[nodiscard]] QString helpText(const Program &program, const Command &command);

/// What the help says of an option: purpose, what it takes, whether it may be repeated, and its default.
[[nodiscard]] QString optionText(const Option &option);

/// A part of the help of a command; without a title: the options that have no group.
struct OptionGroup
{
    QString title;
    QList<Option> options;
};

/// Those without a group first, then each group in the order of its first option.
[[nodiscard]] QList<OptionGroup> optionGroups(const Command &command);
/// `--help` and `--version`, which every command has besides those of its table.
[[nodiscard]] QList<Option> standardOptions();
/// Exit codes with what they mean.
[[nodiscard]] QList<std::pair<int, QString>> exitStatuses();

} // namespace pushscope
