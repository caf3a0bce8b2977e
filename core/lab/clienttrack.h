// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "metrics/clientstate.h"

#include <chrono>
#include <vector>

namespace pushscope {

/// Latency over time in steps of equal length, which lie on the same grid for all: the steps of several clients are
/// added. Bounded: where there would be too many steps, two become one.
class LatencyTrack
{
public:
    struct Step
    {
        qint64 n = 0;
        qint64 sum = 0; ///< µs
        qint64 max = 0; ///< µs

        bool operator==(const Step &) const = default;
    };

    static constexpr std::size_t mostSteps = 480;
    static constexpr std::chrono::milliseconds shortestStep{250};

    void record(Instant at, std::chrono::microseconds latency);
    void merge(const LatencyTrack &other);

    [[nodiscard]] Instant begin() const; ///< of the first step
    [[nodiscard]] std::chrono::milliseconds length() const { return m_length; }
    [[nodiscard]] const std::vector<Step> &steps() const { return m_steps; }

private:
    void lengthen();
    Step &at(qint64 index);

    std::chrono::milliseconds m_length = shortestStep;
    qint64 m_first = 0; ///< steps since the clock's beginning
    std::vector<Step> m_steps;
};

/// What one client did over time, as its report draws it: states and latency. Bounded.
class ClientTrack
{
public:
    struct State
    {
        Instant at;
        ClientState state = ClientState::Idle;
    };

    static constexpr std::size_t mostStates = 200; ///< later changes are not kept

    void changed(Instant at, ClientState state);
    void delivered(Instant at, std::chrono::microseconds latency) { m_latency.record(at, latency); }
    void clear(Instant now, ClientState state);

    [[nodiscard]] const std::vector<State> &states() const { return m_states; }
    [[nodiscard]] const LatencyTrack &latency() const { return m_latency; }

private:
    std::vector<State> m_states;
    LatencyTrack m_latency;
};

} // namespace pushscope
