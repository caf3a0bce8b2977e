// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lab/report.h"
#include "load/loadconfig.h"
#include "load/loadresult.h"
#include "load/loadverdict.h"

#include <QJsonObject>

namespace pushscope {

/// A load that was run, with all that is said of it.
struct BenchReport
{
    LoadConfig config;
    LoadResult result;
    LoadVerdict verdict;
    RunReport report; ///< the same in the form that all reports have
};

[[nodiscard]] BenchReport makeBenchReport(const LoadConfig &config, LoadResult result);

/// The object of `--json` and `--report FILE.json`: that of every report, and more about the load.
[[nodiscard]] QJsonObject toJson(const BenchReport &report);

} // namespace pushscope
