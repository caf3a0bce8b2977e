// SPDX-License-Identifier: GPL-3.0-or-later
#include "metrics/timeseries.h"

#include <algorithm>
#include <array>

namespace pushscope {

namespace {

/// The samples of one kind in one pixel column that are worth drawing.
class Column
{
public:
    void add(const LatencySample &sample)
    {
        if (m_first == nullptr) {
            m_first = m_lowest = m_highest = &sample;
        }
        m_last = &sample;
        if (sample.latency < m_lowest->latency) {
            m_lowest = &sample;
        }
        if (sample.latency > m_highest->latency) {
            m_highest = &sample;
        }
    }

    [[nodiscard]] std::array<const LatencySample *, 4> chosen() const { return {m_first, m_lowest, m_highest, m_last}; }

private:
    const LatencySample *m_first = nullptr;
    const LatencySample *m_lowest = nullptr;
    const LatencySample *m_highest = nullptr;
    const LatencySample *m_last = nullptr;
};

void appendColumn(std::vector<LatencySample> &out, const Column &column)
{
    const auto start = static_cast<std::ptrdiff_t>(out.size());
    std::array<const LatencySample *, 4> drawn{};
    auto end = drawn.begin();
    for (const LatencySample *sample : column.chosen()) {
        if (sample != nullptr && std::find(drawn.begin(), end, sample) == end) {
            *end++ = sample;
            out.push_back(*sample);
        }
    }
    std::ranges::stable_sort(out.begin() + start, out.end(), {}, &LatencySample::delivered);
}

} // namespace

TimeSeries::TimeSeries(std::chrono::nanoseconds window, std::size_t mostSamples)
    : m_window{window}, m_mostSamples{mostSamples}
{
}

void TimeSeries::append(std::span<const LatencySample> samples)
{
    m_samples.insert(m_samples.end(), samples.begin(), samples.end());
    dropOld();
    if (m_samples.size() > m_mostSamples) {
        const auto excess = m_samples.size() - m_mostSamples;
        m_samples.erase(m_samples.begin(), m_samples.begin() + static_cast<std::ptrdiff_t>(excess));
        m_dropped += excess;
    }
}

void TimeSeries::setWindow(std::chrono::nanoseconds window)
{
    m_window = window;
    dropOld();
}

void TimeSeries::clear()
{
    m_samples.clear();
    m_dropped = 0;
}

void TimeSeries::dropOld()
{
    if (m_samples.empty()) {
        return;
    }
    const auto oldest = m_samples.back().delivered - m_window;
    m_samples.erase(m_samples.begin(), std::ranges::lower_bound(m_samples, oldest, {}, &LatencySample::delivered));
}

std::vector<LatencySample> TimeSeries::decimated(Instant from, Instant to, int columns) const
{
    std::vector<LatencySample> drawn;
    if (from >= to || columns <= 0) {
        return drawn;
    }
    const auto begin = std::ranges::lower_bound(m_samples, from, {}, &LatencySample::delivered);
    const auto end = std::ranges::lower_bound(begin, m_samples.end(), to, {}, &LatencySample::delivered);
    const double columnsPerNanosecond = columns / static_cast<double>((to - from).count());
    const auto columnOf = [&](const LatencySample &sample) {
        return static_cast<int>(static_cast<double>((sample.delivered - from).count()) * columnsPerNanosecond);
    };

    for (auto at = begin; at != end;) {
        Column live;
        Column replayed;
        for (const int column = columnOf(*at); at != end && columnOf(*at) == column; ++at) {
            (at->replayed ? replayed : live).add(*at);
        }
        appendColumn(drawn, live);
        appendColumn(drawn, replayed);
    }
    return drawn;
}

} // namespace pushscope
