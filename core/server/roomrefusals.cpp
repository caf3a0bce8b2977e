// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/roomrefusals.h"

#include <algorithm>
#include <array>
#include <utility>

namespace pushscope::roomrefusals {

namespace {

Error badRoom(const QString &message)
{
    return {"bad-field", message, QStringLiteral("room")};
}

Error tooLarge(const QString &message)
{
    return {"too-large", message, QStringLiteral("data")};
}

} // namespace

Error notInRoom()
{
    return {"not-in-room", QStringLiteral("this session is not in the room"), QStringLiteral("room")};
}

Error unknownTarget()
{
    return {"unknown-target", QStringLiteral("there is no session of this id"), QStringLiteral("targetId")};
}

Error behind()
{
    return {"rate-limited", QStringLiteral("the server is behind with what was sent; try again in a moment"), {}};
}

Error tooManyRoomsOfSession(const RoomLimits &limits)
{
    return badRoom(QStringLiteral("at most %1 rooms a connection").arg(limits.roomsOfSession));
}

Error tooManyRooms(const RoomLimits &limits)
{
    return badRoom(QStringLiteral("there are %1 rooms, as many as there may be").arg(limits.rooms));
}

Error tooManyMembers(const RoomLimits &limits)
{
    return badRoom(QStringLiteral("this room has %1 members, as many as it may have").arg(limits.membersOfRoom));
}

Error tooManyKept(const RoomLimits &limits)
{
    return tooLarge(QStringLiteral("this room keeps %1 messages, as many as it may").arg(limits.keptMessages));
}

Error tooLargeToKeep(const RoomLimits &limits)
{
    return tooLarge(QStringLiteral("a room keeps at most %1 bytes of messages").arg(limits.keptBytes));
}

Error tooLargeForAll(const RoomLimits &limits)
{
    return tooLarge(QStringLiteral("all rooms together keep at most %1 bytes of messages").arg(limits.allKeptBytes));
}

Error away(const QString &problem)
{
    if (!problem.isEmpty()) {
        return {"unavailable", QStringLiteral("the rooms are in a Redis that refuses: %1").arg(problem), {}};
    }
    return {"unavailable",
            QStringLiteral("the server has no connection to the Redis where the rooms are; try again in a moment"),
            {}};
}

Error notDone(const QString &why)
{
    return {"unavailable", QStringLiteral("Redis refused it: %1").arg(why), {}};
}

Error unknownOutcome()
{
    return {"unavailable",
            QStringLiteral("the connection to Redis failed meanwhile; whether this was done is not known"),
            {}};
}

Error unreachable()
{
    return {"unavailable", QStringLiteral("the server of this session cannot be reached at the moment"),
            QStringLiteral("targetId")};
}

Error named(const QByteArray &word, const RoomLimits &limits)
{
    const std::array refusals{
        std::pair{"not-in-room", notInRoom()},
        std::pair{"unknown-target", unknownTarget()},
        std::pair{"unreachable", unreachable()},
        std::pair{"rooms-of-session", tooManyRoomsOfSession(limits)},
        std::pair{"rooms", tooManyRooms(limits)},
        std::pair{"members-of-room", tooManyMembers(limits)},
        std::pair{"kept-messages", tooManyKept(limits)},
        std::pair{"kept-bytes", tooLargeToKeep(limits)},
        std::pair{"all-kept-bytes", tooLargeForAll(limits)},
    };
    const auto *const found = std::ranges::find_if(refusals, [&word](const auto &each) { return word == each.first; });
    return found == refusals.end() ? notDone(QString::fromUtf8(word)) : found->second;
}

} // namespace pushscope::roomrefusals
