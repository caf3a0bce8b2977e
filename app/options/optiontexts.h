// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

namespace pushscope {

/// What the texts of both command lines are found by in a translation.
struct OptionsText
{
    Q_DECLARE_TR_FUNCTIONS(Options)
};

struct FaultOptionText
{
    Q_DECLARE_TR_FUNCTIONS(FaultOption)
};

struct RunText
{
    Q_DECLARE_TR_FUNCTIONS(Run)
};

} // namespace pushscope
