// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

namespace pushscope {

/// What the texts about load are found by in a translation.
struct LoadText
{
    Q_DECLARE_TR_FUNCTIONS(Load)
};

} // namespace pushscope
