// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

namespace pushscope {

/// What the texts of reports are found by in a translation.
struct ReportText
{
    Q_DECLARE_TR_FUNCTIONS(Report)
};

struct CompareText
{
    Q_DECLARE_TR_FUNCTIONS(Compare)
};

struct BenchText
{
    Q_DECLARE_TR_FUNCTIONS(Bench)
};

} // namespace pushscope
