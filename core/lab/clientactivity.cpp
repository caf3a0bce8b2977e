// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/clientactivity.h"

namespace pushscope {

void ClientActivity::stateChanged(Instant at, ClientState state)
{
    addTime(m_times, at);
    m_state = state;
    m_since = at;
    if (state == ClientState::Connecting && m_attempts.size() < mostAttempts) {
        m_attempts.push_back(at);
    }
}

void ClientActivity::drew(Instant at, std::chrono::milliseconds delay)
{
    if (m_draws.size() < mostDraws) {
        m_draws.push_back({at, delay});
    }
}

void ClientActivity::closed(Instant at, int code)
{
    m_code = code;
    m_closedAt = at;
}

void ClientActivity::addTime(Times &times, Instant until) const
{
    const auto time = std::chrono::duration_cast<std::chrono::microseconds>(until - m_since);
    switch (m_state) {
    case ClientState::Idle:
    case ClientState::Open:
    case ClientState::Closed: return;
    case ClientState::Stale: times.stale += time; return;
    case ClientState::Backoff: times.backoff += time; [[fallthrough]];
    case ClientState::Connecting:
    case ClientState::Failed: times.notOpen += time; return;
    }
}

ClientActivity::Times ClientActivity::times(Instant now) const
{
    Times times = m_times;
    addTime(times, now);
    return times;
}

void ClientActivity::clear(Instant now)
{
    const ClientState state = m_state;
    *this = {};
    m_state = state;
    m_since = now;
}

} // namespace pushscope
