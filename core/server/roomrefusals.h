// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "message/result.h"
#include "server/roomlimits.h"

/// Why what a member of rooms asked for is not done: the same wherever the rooms are.
namespace pushscope::roomrefusals {

[[nodiscard]] Error notInRoom();
[[nodiscard]] Error unknownTarget();
/// Too much waits for those who are to hear it.
[[nodiscard]] Error behind();
[[nodiscard]] Error tooManyRoomsOfSession(const RoomLimits &limits);
[[nodiscard]] Error tooManyRooms(const RoomLimits &limits);
[[nodiscard]] Error tooManyMembers(const RoomLimits &limits);
[[nodiscard]] Error tooManyKept(const RoomLimits &limits);
[[nodiscard]] Error tooLargeToKeep(const RoomLimits &limits);
[[nodiscard]] Error tooLargeForAll(const RoomLimits &limits);

/// Only where the rooms are shared with other servers: nothing was done. `problem` is what Redis says.
[[nodiscard]] Error away(const QString &problem = {});
/// Likewise: Redis said why not.
[[nodiscard]] Error notDone(const QString &why);
/// Likewise: it may have been done or not.
[[nodiscard]] Error unknownOutcome();
/// Likewise: there is such a session, or may be, but its server is away.
[[nodiscard]] Error unreachable();
/// By the word of the scripts in Redis.
[[nodiscard]] Error named(const QByteArray &word, const RoomLimits &limits);

} // namespace pushscope::roomrefusals
