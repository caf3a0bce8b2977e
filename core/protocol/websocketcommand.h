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
    std::variant<SubscribeCommand, UnsubscribeCommand, PublishCommand, EchoCommand, PingCommand> body;
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

[[nodiscard]] std::variant<WebSocketCommand, WebSocketCommandError> parseWebSocketCommand(QByteArrayView text);

} // namespace pushscope
