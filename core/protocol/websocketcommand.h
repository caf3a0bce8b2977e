// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "message/eventid.h"
#include "message/payload.h"
#include "message/result.h"

#include <QByteArray>
#include <QJsonValue>

#include <optional>
#include <variant>

namespace pushscope {

struct SubscribeCommand
{
    QByteArray channel;
    std::optional<QByteArray> after; ///< as given; an id of another epoch is answered by a reset
    bool operator==(const SubscribeCommand &) const = default;
};

struct UnsubscribeCommand
{
    QByteArray channel;
    bool operator==(const UnsubscribeCommand &) const = default;
};

struct PublishCommand
{
    QByteArray channel;
    QByteArray type;
    Payload payload; ///< Json, or Text for a JSON string
    bool operator==(const PublishCommand &) const = default;
};

struct JoinRoomCommand
{
    QByteArray room;
    std::optional<QByteArray> name; ///< to be shown to the others, UTF-8
    bool operator==(const JoinRoomCommand &) const = default;
};

struct LeaveRoomCommand
{
    QByteArray room;
    bool operator==(const LeaveRoomCommand &) const = default;
};

/// What becomes of a message for those who join later.
enum class Keep {
    No,
    Append, ///< it is kept, behind what is
    Clear, ///< nothing is kept any more
};

struct RoomMessageCommand
{
    QByteArray room;
    QByteArray data; ///< JSON as it came, in one line; `null` if a Clear has none
    Keep keep = Keep::No;
    bool operator==(const RoomMessageCommand &) const = default;
};

struct PrivateMessageCommand
{
    QByteArray targetId; ///< as given; whether there is such a session is for the rooms to say
    QByteArray data; ///< JSON as it came, in one line
    bool operator==(const PrivateMessageCommand &) const = default;
};

struct EchoCommand
{
    QJsonValue data;
    bool operator==(const EchoCommand &) const = default;
};

struct PingCommand
{
    bool operator==(const PingCommand &) const = default;
};

/// A JSON text frame of a client, with the `ref` that its answer repeats (undefined if none).
struct WebSocketCommand
{
    std::variant<SubscribeCommand, UnsubscribeCommand, PublishCommand, JoinRoomCommand, LeaveRoomCommand,
                 RoomMessageCommand, PrivateMessageCommand, EchoCommand, PingCommand>
        body;
    QJsonValue ref{QJsonValue::Undefined};
    bool operator==(const WebSocketCommand &) const = default;
};

/// Why a command was refused; `ref` is repeated even then, if it could be read.
struct WebSocketCommandError
{
    Error error; ///< code invalid-json, unknown-type or bad-field; `field` names the field
    QJsonValue ref{QJsonValue::Undefined};
    bool operator==(const WebSocketCommandError &) const = default;
};

inline constexpr qsizetype longestMemberName = 64; ///< characters of UTF-16

[[nodiscard]] std::variant<WebSocketCommand, WebSocketCommandError> parseWebSocketCommand(QByteArrayView text);

} // namespace pushscope
