// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "metrics/clientstate.h"

#include <deque>
#include <optional>
#include <span>
#include <vector>

namespace pushscope {

/// A stretch of time in which a client's state was the same.
struct StateStretch
{
    Instant from;
    std::optional<Instant> to; ///< nothing: it lasts
    ClientState state = ClientState::Idle;
    std::chrono::milliseconds delay{0}; ///< of Backoff: the planned wait
    QString cause{};

    bool operator==(const StateStretch &) const = default;
};

/// Whether bytes can flow in this state.
[[nodiscard]] constexpr bool isConnected(ClientState state)
{
    return state == ClientState::Open || state == ClientState::Stale;
}

/// What one client went through in the last minutes, oldest first. Bounded in time by prune() and in
/// number by the constants; the oldest go first.
class StateHistory
{
public:
    void apply(std::span<const TimelineMark> marks);
    /// Mends the end if marks were lost on the way: the client is in `state` since `since`.
    void reconcile(ClientState state, Instant since, std::chrono::milliseconds delay, const QString &cause);
    /// Forgets what was over before `before`.
    void prune(Instant before);
    /// Forgets all but the present state.
    void clear();
    void forget(); ///< that as well

    [[nodiscard]] const std::deque<StateStretch> &stretches() const { return m_stretches; }
    [[nodiscard]] const std::deque<Instant> &heartbeats() const { return m_heartbeats; }
    [[nodiscard]] const std::deque<Instant> &polls() const { return m_polls; }
    [[nodiscard]] const std::deque<TimelineMark> &incidents() const { return m_incidents; } ///< gaps and resets

    static constexpr std::size_t mostStretches = 2'000;
    static constexpr std::size_t mostTicks = 20'000;
    /// Ticks closer than this are one: they could not be told apart in the shortest window.
    static constexpr std::chrono::milliseconds tickDistance{20};
    static constexpr std::size_t mostIncidents = 1'000;

private:
    void enter(const StateStretch &stretch);

    std::deque<StateStretch> m_stretches;
    std::deque<Instant> m_heartbeats;
    std::deque<Instant> m_polls;
    std::deque<TimelineMark> m_incidents;
};

} // namespace pushscope
