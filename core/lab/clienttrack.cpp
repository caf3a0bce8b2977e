// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/clienttrack.h"

#include <algorithm>

namespace pushscope {

namespace {

qint64 half(qint64 index)
{
    return index >= 0 ? index / 2 : (index - 1) / 2;
}

void add(LatencyTrack::Step &to, const LatencyTrack::Step &step)
{
    to.n += step.n;
    to.sum += step.sum;
    to.max = std::max(to.max, step.max);
}

} // namespace

Instant LatencyTrack::begin() const
{
    return Instant{m_length * m_first};
}

void LatencyTrack::lengthen()
{
    std::vector<Step> longer(m_steps.empty() ? 0 : m_steps.size() / 2 + 1);
    const qint64 first = half(m_first);
    for (std::size_t i = 0; i < m_steps.size(); ++i) {
        const auto place = static_cast<std::size_t>(half(m_first + static_cast<qint64>(i)) - first);
        add(longer[place], m_steps[i]);
    }
    m_length *= 2;
    m_first = first;
    m_steps = std::move(longer);
}

LatencyTrack::Step &LatencyTrack::at(qint64 index)
{
    if (m_steps.empty()) {
        m_first = index;
    }
    if (index < m_first) {
        m_steps.insert(m_steps.begin(), static_cast<std::size_t>(m_first - index), {});
        m_first = index;
    }
    const auto place = static_cast<std::size_t>(index - m_first);
    if (place >= m_steps.size()) {
        m_steps.resize(place + 1);
    }
    return m_steps[place];
}

void LatencyTrack::record(Instant at, std::chrono::microseconds latency)
{
    const auto indexOf = [this, at] { return at.time_since_epoch() / m_length; };
    const auto tooFar = [this](qint64 index) {
        const auto first = m_steps.empty() ? index : std::min(index, m_first);
        const auto last = std::max(index, m_first + static_cast<qint64>(m_steps.size()) - 1);
        return !m_steps.empty() && last - first >= static_cast<qint64>(mostSteps);
    };
    while (tooFar(indexOf())) {
        lengthen();
    }
    add(this->at(indexOf()), {1, latency.count(), latency.count()});
}

void LatencyTrack::merge(const LatencyTrack &other)
{
    if (other.m_steps.empty()) {
        return;
    }
    LatencyTrack more = other;
    const auto span = [](const LatencyTrack &a, const LatencyTrack &b) {
        const auto end = [](const LatencyTrack &track) {
            return track.m_first + static_cast<qint64>(track.m_steps.size());
        };
        return a.m_steps.empty() ? qint64{0} : std::max(end(a), end(b)) - std::min(a.m_first, b.m_first);
    };
    while (m_length < more.m_length) {
        lengthen();
    }
    while (more.m_length < m_length) {
        more.lengthen();
    }
    while (span(*this, more) > static_cast<qint64>(mostSteps)) {
        lengthen();
        more.lengthen();
    }
    for (std::size_t i = 0; i < more.m_steps.size(); ++i) {
        if (more.m_steps[i].n > 0) {
            add(at(more.m_first + static_cast<qint64>(i)), more.m_steps[i]);
        }
    }
}

void ClientTrack::changed(Instant at, ClientState state)
{
    if (m_states.size() < mostStates && (m_states.empty() || m_states.back().state != state)) {
        m_states.push_back({at, state});
    }
}

void ClientTrack::clear(Instant now, ClientState state)
{
    m_states = {{now, state}};
    m_latency = {};
}

} // namespace pushscope
