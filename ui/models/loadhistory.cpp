// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/loadhistory.h"

#include <algorithm>

namespace pushscope {

namespace {

/// Of two neighbours in time: the worst of each figure stays to be seen.
void mergeInto(std::optional<LatencySummary> &into, const std::optional<LatencySummary> &other)
{
    if (!into || !other) {
        into = into ? into : other;
        return;
    }
    into->n += other->n;
    into->min = std::min(into->min, other->min);
    into->p50 = std::max(into->p50, other->p50);
    into->p90 = std::max(into->p90, other->p90);
    into->p99 = std::max(into->p99, other->p99);
    into->p999 = std::max(into->p999, other->p999);
    into->max = std::max(into->max, other->max);
}

void mergeInto(LoadHistory::Point &into, const LoadHistory::Point &later)
{
    for (const auto &[transport, point] : later.transports) {
        LoadHistory::TransportPoint &kept = into.transports[transport];
        mergeInto(kept.latency, point.latency);
        kept.deliveredPerSecond = point.deliveredPerSecond;
        kept.connected = point.connected;
    }
    into.at = later.at;
    into.phase = later.phase;
    into.offeredPerSecond = later.offeredPerSecond;
}

} // namespace

void LoadHistory::add(const LoadProgress &progress)
{
    std::erase_if(m_recent,
                  [&progress](const LoadProgress &old) { return progress.elapsed - old.elapsed >= meanOver; });
    m_recent.push_back(progress);
    m_latest = progress;
    Point point{progress.elapsed, progress.phase, {}, {}};
    int most = 0;
    for (const auto &[transport, each] : progress.transports) {
        most = std::max(most, each.clients);
        const auto latency = each.latency.n > 0 ? std::optional{each.latency} : std::nullopt;
        point.transports.emplace(transport, TransportPoint{meanRate(transport, progress), latency, each.connected});
    }
    if (m_offers) {
        point.offeredPerSecond = progress.offeredPerSecond * most;
    }
    if (m_waiting == 0) {
        m_points.push_back(std::move(point));
    } else {
        mergeInto(m_points.back(), point);
    }
    m_waiting = (m_waiting + 1) % m_stride;
    if (m_points.size() >= mostPoints && m_waiting == 0) {
        halve();
    }
}

double LoadHistory::meanRate(Transport transport, const LoadProgress &progress) const
{
    double sum = 0;
    int count = 0;
    for (const LoadProgress &each : m_recent) {
        const auto found = each.transports.find(transport);
        // What came in another phase was offered at another rate.
        if (found != each.transports.end() && each.phase == progress.phase) {
            sum += found->second.deliveredPerSecond;
            ++count;
        }
    }
    return count > 0 ? sum / count : 0;
}

void LoadHistory::halve()
{
    for (std::size_t i = 0; 2 * i + 1 < m_points.size(); ++i) {
        mergeInto(m_points[2 * i], m_points[2 * i + 1]);
        m_points[i] = m_points[2 * i];
    }
    m_points.resize(m_points.size() / 2);
    m_stride *= 2;
}

std::vector<LoadHistory::Stretch> LoadHistory::stretches() const
{
    std::vector<Stretch> stretches;
    std::chrono::milliseconds from{0};
    for (const Point &point : m_points) {
        if (stretches.empty() || stretches.back().phase != point.phase) {
            stretches.push_back({point.phase, from, point.at});
        }
        stretches.back().to = point.at;
        from = point.at;
    }
    return stretches;
}

} // namespace pushscope
