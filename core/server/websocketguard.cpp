// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/websocketguard.h"

#include <algorithm>

namespace pushscope {

WebSocketGuard::WebSocketGuard(const ServerLimits &limits)
    : m_limits{limits}, m_controlFrames{limits.controlFramesPerSecond}, m_commands{limits.commandsPerSecond}
{
}

void WebSocketGuard::Unfinished::update(bool isUnfinished, qint64 present, std::optional<Instant> began,
                                        const Clock &clock)
{
    if (!isUnfinished) {
        since.reset();
    } else if (!since || number != present) {
        since = began && number == present ? *began : clock.now();
    }
    number = present;
}

void WebSocketGuard::watch(const WebSocketMessageReader &reader, const Clock &clock)
{
    const auto frameBegan = m_frame.since; // if it came in pieces, so has the message that it may have begun
    m_frame.update(reader.inFrame(), reader.frames(), {}, clock);
    m_message.update(reader.inFragments(), reader.dataMessages(), frameBegan, clock);
}

std::optional<Instant> WebSocketGuard::deadline() const
{
    std::optional<Instant> earliest;
    if (m_frame.since) {
        earliest = *m_frame.since + m_limits.frameTime;
    }
    if (m_message.since) {
        const Instant end = *m_message.since + m_limits.bodyTime;
        earliest = earliest ? std::min(*earliest, end) : end;
    }
    return earliest;
}

} // namespace pushscope
