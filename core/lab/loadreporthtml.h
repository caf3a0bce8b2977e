// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lab/loadreport.h"

#include <QByteArray>

namespace pushscope {

/// The report as one HTML file that needs nothing else: verdict, table, percentile curves, surroundings.
[[nodiscard]] QByteArray loadHtml(const LoadReport &report);

} // namespace pushscope
