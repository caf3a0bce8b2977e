// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/samplegrid.h"

#include <algorithm>
#include <cmath>

namespace pushscope {

namespace {

float log2Of(std::chrono::microseconds latency)
{
    return std::log2(static_cast<float>(std::max<qint64>(1, latency.count())));
}

} // namespace

std::chrono::nanoseconds columnWidth(std::chrono::milliseconds window, int columns)
{
    return std::max(std::chrono::nanoseconds{window} / std::max(1, columns), std::chrono::nanoseconds{1});
}

bool SampleGrid::setScale(std::chrono::milliseconds window, QSize plot, const LatencyRange &range)
{
    if (window == m_window && plot == m_plot && range == m_range)
        return true;
    m_window = window;
    m_plot = plot;
    m_range = range;
    m_cellWidth = columnWidth(window, plot.width()) * cell;
    m_rows = std::max(1, plot.height() / cell) + 1;
    m_low = log2Of(range.low);
    m_rowsPerOctave = static_cast<float>(m_rows - 1) / std::max(0.1F, log2Of(range.high) - m_low);
    m_taken.assign(static_cast<std::size_t>(m_rows) * 2, false);
    clear();
    return false;
}

void SampleGrid::clear()
{
    m_visible.clear();
    m_column = -1;
}

void SampleGrid::add(const LatencySample &sample)
{
    if (m_taken.empty()) // no scale yet: nothing is seen, and setScale() will ask for all
        return;
    const qint64 column = sample.delivered.time_since_epoch() / m_cellWidth;
    if (column != m_column) {
        m_column = column;
        std::fill(m_taken.begin(), m_taken.end(), false);
    }
    const float row =
        std::clamp((log2Of(sample.latency) - m_low) * m_rowsPerOctave, 0.0F, static_cast<float>(m_rows - 1));
    const auto index = static_cast<std::size_t>(row) * 2 + (sample.replayed ? 1 : 0);
    if (m_taken[index])
        return;
    m_taken[index] = true;
    m_visible.push_back(sample);
}

void SampleGrid::add(std::span<const LatencySample> samples)
{
    for (const LatencySample &sample : samples)
        add(sample);
}

void SampleGrid::add(const std::deque<LatencySample> &samples)
{
    for (const LatencySample &sample : samples)
        add(sample);
}

std::vector<LatencySample> SampleGrid::takeFrom(Instant from)
{
    while (!m_visible.empty() && m_visible.front().delivered < from)
        m_visible.pop_front();
    return {m_visible.begin(), m_visible.end()};
}

} // namespace pushscope
