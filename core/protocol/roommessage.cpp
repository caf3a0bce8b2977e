// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/roommessage.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace pushscope {

namespace {

QByteArray opening(const char *type)
{
    return R"({"type":")" + QByteArray{type} + '"';
}

QByteArray inRoom(const char *type, QByteArrayView room)
{
    return opening(type) + R"(,"room":")" + room.toByteArray() + '"';
}

QByteArray refMember(const QJsonValue &ref)
{
    if (ref.isUndefined()) {
        return {};
    }
    const QByteArray list = QJsonDocument{QJsonArray{ref}}.toJson(QJsonDocument::Compact);
    return R"(,"ref":)" + list.sliced(1, list.size() - 2);
}

QByteArray userMembers(const RoomMember &member)
{
    const QByteArray id = R"("userId":")" + member.id + '"';
    return member.name.isEmpty() ? id : id + R"(,"name":)" + jsonString(member.name);
}

QByteArray fromSender(QByteArrayView senderId, QByteArrayView data)
{
    return R"(,"senderId":")" + senderId.toByteArray() + R"(","data":)" + data.toByteArray();
}

QByteArray keepMember(Keep keep)
{
    switch (keep) {
    case Keep::No: break;
    case Keep::Append: return R"(,"keep":"append")";
    case Keep::Clear: return R"(,"keep":"clear")";
    }
    return {};
}

} // namespace

QByteArray encodeRoomJoined(QByteArrayView room, const std::vector<RoomMember> &members, QByteArrayView kept,
                            const QJsonValue &ref)
{
    QByteArray list;
    for (const RoomMember &member : members) {
        list += (list.isEmpty() ? "{" : ",{") + userMembers(member) + '}';
    }
    return inRoom("room-joined", room) + R"(,"members":[)" + list + R"(],"kept":[)" + kept.toByteArray() + ']'
        + refMember(ref) + '}';
}

QByteArray encodeRoomLeft(QByteArrayView room, const QJsonValue &ref)
{
    return inRoom("room-left", room) + refMember(ref) + '}';
}

QByteArray encodeUserJoined(QByteArrayView room, const RoomMember &member)
{
    return inRoom("user-joined", room) + ',' + userMembers(member) + '}';
}

QByteArray encodeUserLeft(QByteArrayView room, const RoomMember &member)
{
    return inRoom("user-left", room) + ',' + userMembers(member) + '}';
}

QByteArray encodeRoomMessage(QByteArrayView senderId, const RoomMessageCommand &command, const QJsonValue &ref)
{
    return inRoom("room-message", command.room) + fromSender(senderId, command.data) + keepMember(command.keep)
        + refMember(ref) + '}';
}

QByteArray encodeKept(QByteArrayView senderId, QByteArrayView data)
{
    return R"({"senderId":")" + senderId.toByteArray() + R"(","data":)" + data.toByteArray() + '}';
}

QByteArray encodePrivateMessage(QByteArrayView senderId, QByteArrayView data)
{
    return opening("private-message") + fromSender(senderId, data) + '}';
}

QByteArray encodePrivateMessageSent(QByteArrayView senderId, const PrivateMessageCommand &command,
                                    const QJsonValue &ref)
{
    return opening("private-message") + fromSender(senderId, command.data) + R"(,"targetId":")" + command.targetId + '"'
        + refMember(ref) + '}';
}

} // namespace pushscope
