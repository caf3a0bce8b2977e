// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <chrono>

namespace pushscope {

/// What rooms may hold; resources/help/samples.md tells how a breach is answered.
struct RoomLimits
{
    qsizetype roomsOfSession = 100;
    qsizetype membersOfRoom = 1'000;
    qsizetype rooms = 10'000; ///< with those that are empty but not yet forgotten
    qsizetype keptMessages = 10'000; ///< of one room
    qsizetype keptBytes = 1024 * 1024; ///< of one room, as they stand in `kept`
    qsizetype allKeptBytes = 64 * 1024 * 1024;
    std::chrono::milliseconds emptyTime{60'000}; ///< for which a room without members keeps its messages

    /// What waits for a thread that is behind: then what would add to it is refused.
    static constexpr qsizetype waitingMessages = 10'000;
    static constexpr qsizetype waitingBytes = 16 * 1024 * 1024;
};

} // namespace pushscope
