// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "metrics/clientstate.h"

#include <vector>

namespace pushscope {

/// When one client tried to connect, waited, doubted and was cut off. In the clients' thread.
class ClientActivity
{
public:
    struct Times
    {
        std::chrono::microseconds stale{0};
        std::chrono::microseconds backoff{0};
        std::chrono::microseconds notOpen{0}; ///< while it should be: connecting, waiting or failed
    };
    /// A wait as the backoff drew it.
    struct Draw
    {
        Instant at;
        std::chrono::milliseconds delay{0};
    };

    void stateChanged(Instant at, ClientState state);
    void drew(Instant at, std::chrono::milliseconds delay);
    void closed(Instant at, int code);
    /// The state stays.
    void clear(Instant now);

    [[nodiscard]] Times times(Instant now) const;
    [[nodiscard]] const std::vector<Instant> &attempts() const { return m_attempts; }
    [[nodiscard]] const std::vector<Draw> &draws() const { return m_draws; }
    [[nodiscard]] int lastCode() const { return m_code; }
    [[nodiscard]] Instant closedAt() const { return m_closedAt; }
    [[nodiscard]] ClientState state() const { return m_state; }

    static constexpr std::size_t mostAttempts = 2'000;
    static constexpr std::size_t mostDraws = 500;

private:
    void addTime(Times &times, Instant until) const;

    ClientState m_state = ClientState::Idle;
    Instant m_since;
    Times m_times;
    std::vector<Instant> m_attempts;
    std::vector<Draw> m_draws;
    int m_code = 0; ///< of the last close
    Instant m_closedAt;
};

} // namespace pushscope
