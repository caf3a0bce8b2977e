// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "metrics/timeseries.h"
#include "models/latencyscale.h"

#include <QSize>

#include <deque>
#include <span>
#include <vector>

namespace pushscope {

/// The time that one pixel column of a plot stands for. Everything drawn lies on the grid of its
/// multiples, so that all of a picture moves by whole pixels together.
[[nodiscard]] std::chrono::nanoseconds columnWidth(std::chrono::milliseconds window, int columns);

/// The samples of which at least a part can be seen: of those whose markers would cover each other
/// one is kept, live and replayed ones apart. A burst that arrives at one instant (the answer of a
/// poll) keeps its whole spread. New samples cost what they are; what was chosen stays chosen.
class SampleGrid
{
public:
    /// Whether the picture has the same scale as before. If not, all samples must be added anew.
    [[nodiscard]] bool setScale(std::chrono::milliseconds window, QSize plot, const LatencyRange &range);
    /// In the order of `delivered`.
    void add(std::span<const LatencySample> samples);
    void add(const std::deque<LatencySample> &samples);
    void clear();

    /// What is visible from the column of `from` on.
    [[nodiscard]] std::vector<LatencySample> takeFrom(Instant from);

    static constexpr int cell = 2; ///< pixels, in both directions; a marker is larger

private:
    void add(const LatencySample &sample);

    std::chrono::milliseconds m_window{0};
    QSize m_plot;
    LatencyRange m_range;
    std::chrono::nanoseconds m_cellWidth{1};
    float m_low = 0; ///< log2 of the range's low end
    float m_rowsPerOctave = 1;
    int m_rows = 1;
    qint64 m_column = -1; ///< the newest one, counted from the clock's start
    std::vector<bool> m_taken; ///< the cells of that column, each for live and for replayed
    std::deque<LatencySample> m_visible;
};

} // namespace pushscope
