// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/benchreport.h"

#include <QByteArray>

namespace pushscope {

/// The report as one HTML file that needs nothing else: verdict, table, percentile curves, surroundings.
[[nodiscard]] QByteArray benchHtml(const BenchReport &report);

} // namespace pushscope
