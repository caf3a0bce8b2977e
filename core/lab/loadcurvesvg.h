// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "loadmodel/loadresult.h"

#include <QString>

namespace pushscope {

/// The latency of each transport over the percentiles as an SVG: latency logarithmic, percentiles by log 1/(1-p), so
/// that each further nine has the same room. A curve ends where fewer than ten samples are above.
[[nodiscard]] QString percentileCurves(const LoadResult &result);

} // namespace pushscope
