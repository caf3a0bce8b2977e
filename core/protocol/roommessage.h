// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/websocketcommand.h"

#include <QByteArray>
#include <QJsonValue>

#include <vector>

namespace pushscope {

/// What a server tells the members of rooms, as the JSON text of one WebSocket message. Ids are those of the
/// sessions; `data` and `kept` are JSON and are passed on as they came. A `ref` that is undefined is left out.

struct RoomMember
{
    QByteArray id;
    QByteArray name; ///< UTF-8; empty if it gave none
    bool operator==(const RoomMember &) const = default;
};

/// `kept` is what stands between the brackets of a JSON array.
[[nodiscard]] QByteArray encodeRoomJoined(QByteArrayView room, const std::vector<RoomMember> &members,
                                          QByteArrayView kept, const QJsonValue &ref);
[[nodiscard]] QByteArray encodeRoomLeft(QByteArrayView room, const QJsonValue &ref);
[[nodiscard]] QByteArray encodeUserJoined(QByteArrayView room, const RoomMember &member);
[[nodiscard]] QByteArray encodeUserLeft(QByteArrayView room, const RoomMember &member);
[[nodiscard]] QByteArray encodeRoomMessage(QByteArrayView senderId, const RoomMessageCommand &command,
                                           const QJsonValue &ref);
/// One element of `kept`.
[[nodiscard]] QByteArray encodeKept(QByteArrayView senderId, QByteArrayView data);
[[nodiscard]] QByteArray encodePrivateMessage(QByteArrayView senderId, QByteArrayView data);
/// What the sender hears, if it gave a `ref`.
[[nodiscard]] QByteArray encodePrivateMessageSent(QByteArrayView senderId, const PrivateMessageCommand &command,
                                                  const QJsonValue &ref);

} // namespace pushscope
