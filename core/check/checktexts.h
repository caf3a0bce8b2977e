// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QList>
#include <QString>

namespace pushscope {

/// What the texts about cases are found by in a translation. They are translated where they are made: who wants them in
/// English keeps an EnglishTexts while the cases run.
struct CheckTitle
{
    Q_DECLARE_TR_FUNCTIONS(Check)
};

struct CheckFinding
{
    Q_DECLARE_TR_FUNCTIONS(CheckFinding)
};

/// `400 or 505`
[[nodiscard]] QString anyOf(const QList<int> &numbers);

} // namespace pushscope
