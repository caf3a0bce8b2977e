// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "time/clock.h"

#include <QString>

#include <chrono>

namespace pushscope {

/// What a client is doing, for all transports alike.
enum class ClientState {
    Idle, ///< not started yet
    Connecting, ///< a connection or its handshake is under way
    Open, ///< events can arrive
    Stale, ///< open, but a heartbeat is overdue
    Backoff, ///< waiting before the next attempt
    Closed, ///< ended for good, as asked for
    Failed, ///< ended for good by an error that repeating cannot mend
};

/// A change of state, or a mark on the time axis of one client.
struct TimelineMark
{
    enum class Kind { State, Heartbeat, PollCycle, Gap, Reset };

    Kind kind = Kind::State;
    Instant at;
    ClientState state = ClientState::Idle; ///< for State
    std::chrono::milliseconds delay{0}; ///< for State with Backoff: the planned wait
    QString cause; ///< why, in words; empty where nothing went wrong

    bool operator==(const TimelineMark &) const = default;
};

} // namespace pushscope
