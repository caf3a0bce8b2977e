// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

namespace pushscope {

/// What the texts about experiments are found by in a translation.
struct ExperimentText
{
    Q_DECLARE_TR_FUNCTIONS(Experiment)
};

struct ExpectationText
{
    Q_DECLARE_TR_FUNCTIONS(Expectation)
};

struct ComparisonText
{
    Q_DECLARE_TR_FUNCTIONS(Comparison)
};

struct FigureText
{
    Q_DECLARE_TR_FUNCTIONS(Figure)
};

} // namespace pushscope
