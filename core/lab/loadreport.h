// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lab/report.h"
#include "loadmodel/loadconfig.h"
#include "loadmodel/loadresult.h"
#include "loadmodel/loadverdict.h"

#include <QJsonObject>

namespace pushscope {

/// A load that was run, with all that is said of it.
struct LoadReport
{
    LoadConfig config;
    LoadResult result;
    LoadVerdict verdict;
    RunReport report; ///< the same in the form that all reports have
};

[[nodiscard]] LoadReport makeLoadReport(const LoadConfig &config, LoadResult result);

/// The object of `--json` and `--report FILE.json`: that of every report, and more about the load.
[[nodiscard]] QJsonObject toJson(const LoadReport &report);

} // namespace pushscope
