// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/samplegrid.h"

#include <algorithm>
#include <cmath>

namespace pushscope {

namespace {

constexpr int rowHeight = 2; ///< pixels; a marker is larger

float log2Of(std::chrono::microseconds latency)
{
    return std::log2(static_cast<float>(std::max<qint64>(1, latency.count())));
}

} // namespace

std::chrono::nanoseconds columnWidth(std::chrono::milliseconds window, int columns)
{
    return std::max(std::chrono::nanoseconds{window} / std::max(1, columns), std::chrono::nanoseconds{1});
}

std::vector<LatencySample> visibleSamples(const std::deque<LatencySample> &samples, Instant from,
                                          std::chrono::nanoseconds width, const LatencyRange &range, QSize plot)
{
    const auto columns = static_cast<qint64>(plot.width()) + 2;
    const int rows = std::max(1, plot.height() / rowHeight) + 1;
    const float low = log2Of(range.low);
    const float scale = static_cast<float>(rows - 1) / std::max(0.1F, log2Of(range.high) - low);
    const qint64 firstColumn = from.time_since_epoch() / width;

    // Two cells each: live and replayed.
    std::vector<bool> taken(static_cast<std::size_t>(columns * rows * 2), false);
    std::vector<LatencySample> visible;
    auto sample = std::lower_bound(samples.begin(), samples.end(), from,
                                   [](const LatencySample &s, Instant at) { return s.delivered < at; });
    for (; sample != samples.end(); ++sample) {
        const qint64 column = std::min(columns - 1, sample->delivered.time_since_epoch() / width - firstColumn);
        const auto row = static_cast<qint64>(
            std::clamp((log2Of(sample->latency) - low) * scale, 0.0F, static_cast<float>(rows - 1)));
        const auto cell = static_cast<std::size_t>((column * rows + row) * 2 + (sample->replayed ? 1 : 0));
        if (taken[cell])
            continue;
        taken[cell] = true;
        visible.push_back(*sample);
    }
    return visible;
}

} // namespace pushscope
