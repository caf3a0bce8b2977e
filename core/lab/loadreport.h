// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lab/report.h"
#include "loadmodel/loadfigures.h"

#include <QJsonObject>

namespace pushscope {

/// A load that was run, with all that is said of it.
struct LoadReport
{
    LoadConfig config;
    LoadResult result;
    LoadVerdict verdict;
    RunReport report; ///< the same in the form that all reports have
    QDateTime at; ///< when it ended
};

[[nodiscard]] LoadReport makeLoadReport(const LoadConfig &config, LoadResult result);

/// What is shown of it beside others.
[[nodiscard]] LoadFigures figuresOf(const LoadReport &report);

/// The object of `--json` and `--report FILE.json`: that of every report, and more about the load.
[[nodiscard]] QJsonObject toJson(const LoadReport &report);

} // namespace pushscope
