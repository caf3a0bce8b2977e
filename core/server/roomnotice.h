// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/roommessage.h"
#include "server/sessionid.h"

#include <QByteArray>
#include <QByteArrayView>

#include <optional>
#include <variant>
#include <vector>

namespace pushscope {

/// What the scripts of the rooms in Redis publish, in the order in which it happened. To all nodes:
struct UserJoinedNotice
{
    QByteArray room;
    RoomMember member;
    bool operator==(const UserJoinedNotice &) const = default;
};

struct UserLeftNotice
{
    QByteArray room;
    RoomMember member;
    bool operator==(const UserLeftNotice &) const = default;
};

struct RoomMessageNotice
{
    QByteArray sender;
    RoomMessageCommand command;
    QByteArray node; ///< of the sender
    quint64 number = 0; ///< of the command, on that node
    bool operator==(const RoomMessageNotice &) const = default;
};

/// To one node, for a session of its:
struct PrivateMessageNotice
{
    SessionId target;
    QByteArray sender;
    QByteArray data;
    bool operator==(const PrivateMessageNotice &) const = default;
};

/// It wanted to come back into a room and found no place any more.
struct PutOutNotice
{
    QByteArray room;
    SessionId session;
    bool operator==(const PutOutNotice &) const = default;
};

/// Answers to a command of the node:
struct RoomJoinedNotice
{
    quint64 number = 0;
    QByteArray kept; ///< between the brackets of a JSON array
    std::vector<RoomMember> members; ///< in the order in which they came
    bool operator==(const RoomJoinedNotice &) const = default;
};

struct RoomDoneNotice
{
    quint64 number = 0;
    bool operator==(const RoomDoneNotice &) const = default;
};

struct RoomRefusedNotice
{
    quint64 number = 0;
    QByteArray reason; ///< a word of the scripts
    bool operator==(const RoomRefusedNotice &) const = default;
};

using RoomNotice = std::variant<UserJoinedNotice, UserLeftNotice, RoomMessageNotice, PrivateMessageNotice, PutOutNotice,
                                RoomJoinedNotice, RoomDoneNotice, RoomRefusedNotice>;

/// `message` is a list of fields, each as LENGTH:BYTES. Nothing if it is not, or of no known kind.
[[nodiscard]] std::optional<RoomNotice> parseRoomNotice(QByteArrayView message);

} // namespace pushscope
