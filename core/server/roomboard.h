// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "message/result.h"
#include "protocol/websocketcommand.h"
#include "server/sessionid.h"

#include <QByteArray>
#include <QJsonValue>

namespace pushscope {

/// Rooms and private messages, as the sessions of one thread see them. Nothing else knows whether the others are in
/// this thread, in another, or in another process. All calls and callbacks are in the thread that owns the board;
/// what a call brings about may be heard at once or later, and all members of a room hear the same in the same order.
class RoomBoard
{
public:
    /// A session. It may call the board while it hears something; nothing is destroyed meanwhile.
    class Member
    {
    public:
        virtual ~Member() = default;
        /// A WebSocket frame. `answers` what this member asked for; else it comes from others.
        virtual void hear(const QByteArray &frame, bool answers) = 0;
        /// What it asked for was not done.
        virtual void refuse(const Error &error, const QJsonValue &ref) = 0;
    };

    RoomBoard() = default;
    virtual ~RoomBoard() = default;
    RoomBoard(const RoomBoard &) = delete;
    RoomBoard &operator=(const RoomBoard &) = delete;

    /// From now on private messages find it by this id. To be left before `member` is destroyed.
    [[nodiscard]] virtual SessionId enter(Member &member) = 0;
    /// Leaves all rooms; nothing is heard any more.
    virtual void leave(SessionId session) = 0;

    /// Again: the answer comes again, and a new name is told to the others.
    virtual void join(SessionId session, const JoinRoomCommand &command, const QJsonValue &ref) = 0;
    virtual void leave(SessionId session, const LeaveRoomCommand &command, const QJsonValue &ref) = 0;
    /// Heard by all members, the sender among them: its copy has the `ref`.
    virtual void send(SessionId session, const RoomMessageCommand &command, const QJsonValue &ref) = 0;
    /// The sender hears of it only if it gave a `ref`.
    virtual void send(SessionId session, const PrivateMessageCommand &command, const QJsonValue &ref) = 0;

    /// Whether commands are carried out; else each is refused with code unavailable.
    [[nodiscard]] virtual bool isAvailable() const { return true; }

    /// Forgets what has been empty for long enough.
    virtual void turn() {}
};

} // namespace pushscope
