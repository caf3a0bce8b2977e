// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "metrics/timeseries.h"
#include "models/latencyscale.h"

#include <QSize>

#include <deque>
#include <vector>

namespace pushscope {

/// The time that one pixel column of a plot stands for. Everything drawn lies on the grid of its
/// multiples, so that all of a picture moves by whole pixels together.
[[nodiscard]] std::chrono::nanoseconds columnWidth(std::chrono::milliseconds window, int columns);

/// The samples from `from` on of which at least a part can be seen: of those whose markers cover
/// each other one is kept, live and replayed ones apart. A burst that arrives at one instant (the
/// answer of a poll) keeps its whole spread. `width` is columnWidth(), `plot` in pixels.
[[nodiscard]] std::vector<LatencySample> visibleSamples(const std::deque<LatencySample> &samples, Instant from,
                                                        std::chrono::nanoseconds width, const LatencyRange &range,
                                                        QSize plot);

} // namespace pushscope
