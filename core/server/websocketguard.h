// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/websocketmessage.h"
#include "server/ratelimit.h"
#include "server/serverlimits.h"

#include <optional>

namespace pushscope {

/// What the peer of one WebSocket may send in a second, and how long a frame or a message of several may be under way.
class WebSocketGuard
{
public:
    /// `limits` outlive the guard.
    explicit WebSocketGuard(const ServerLimits &limits);

    /// `held` is for how long the server has read nothing before: all of that time's may come at once.
    [[nodiscard]] bool takeControlFrame(Instant now, std::chrono::nanoseconds held)
    {
        return m_controlFrames.take(now, held);
    }
    [[nodiscard]] bool takeCommand(Instant now, std::chrono::nanoseconds held) { return m_commands.take(now, held); }

    /// To be called when the reader was fed. The clock is read only if something unfinished has begun.
    void watch(const WebSocketMessageReader &reader, const Clock &clock);
    /// By when what is unfinished must be whole; nothing if nothing is.
    [[nodiscard]] std::optional<Instant> deadline() const;

private:
    /// Since when the same thing has been unfinished.
    struct Unfinished
    {
        qint64 number = 0;
        std::optional<Instant> since;

        void update(bool isUnfinished, qint64 present, std::optional<Instant> began, const Clock &clock);
    };

    const ServerLimits &m_limits;
    RateLimit m_controlFrames;
    RateLimit m_commands;
    Unfinished m_frame;
    Unfinished m_message;
};

} // namespace pushscope
