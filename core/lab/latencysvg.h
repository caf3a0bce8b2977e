// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lab/html.h"
#include "lab/reportcurves.h"

#include <map>
#include <vector>

namespace pushscope {

/// One percentile curve of a picture.
struct SvgCurve
{
    QString name;
    Transport transport = Transport::Sse;
    int nth = 0; ///< several of one transport differ by it
    std::vector<LoadCurvePoint> points;
};

/// Latency logarithmic, percentiles by log 1/(1-p), so that each further nine has the same room. A curve ends where
/// fewer than ten samples are above. Nothing if no curve has a point.
[[nodiscard]] Html percentileSvg(const std::vector<SvgCurve> &curves);

/// How the latencies are spread: bars over a logarithmic axis, one row for each transport.
[[nodiscard]] Html histogramSvg(const std::map<Transport, std::vector<LatencyBucket>> &transports);

/// The highest latency of each step, over the seconds since the first.
[[nodiscard]] Html overTimeSvg(const std::map<Transport, LatencyOverTime> &transports);

} // namespace pushscope
