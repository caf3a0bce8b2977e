// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/latencyscale.h"
#include "theme/theme.h"

#include <QRect>
#include <QString>

class QPainter;

namespace pushscope {

/// The frame of a live plot: latency upwards by decades, ages along the bottom below a lane of ticks.
struct ChartAxes
{
    QRect plot;
    int lane = 0; ///< height
    LatencyRange range;
    std::chrono::milliseconds window{0};
};

void paintAxes(QPainter &painter, const ChartAxes &axes, const Theme &theme);
/// "10 µs", "0.1 ms", "1 ms", "10 s": a power of ten without needless digits.
[[nodiscard]] QString latencyDecade(std::chrono::microseconds latency);

} // namespace pushscope
