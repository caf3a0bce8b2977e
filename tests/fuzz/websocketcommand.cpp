// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/websocketcommand.h"
#include "fuzz/fuzzinput.h"

#include "message/channelname.h"
#include "message/payload.h"
#include "protocol/roommessage.h"

#include <QJsonDocument>

using namespace pushscope;

namespace {

void check(const JoinRoomCommand &join)
{
    fuzz::require(isChannelName(join.room), "a room has a name");
    fuzz::require(!join.name || !join.name->trimmed().isEmpty(), "a name is not empty");
}

void check(const LeaveRoomCommand &leave)
{
    fuzz::require(isChannelName(leave.room), "a room has a name");
}

/// What is passed on to others must be one JSON text in one line, whatever the sender wrote.
void check(const RoomMessageCommand &message)
{
    fuzz::require(isChannelName(message.room), "a room has a name");
    fuzz::require(Payload::fromJson(message.data).ok() && !message.data.contains('\n'), "data is JSON in one line");
    const QByteArray text = encodeRoomMessage("1", message, QJsonValue{1});
    fuzz::require(QJsonDocument::fromJson(text).isObject(), "what the others hear is JSON");
}

void check(const PrivateMessageCommand &message)
{
    fuzz::require(QJsonDocument::fromJson(encodePrivateMessage("1", message.data)).isObject(), "what it hears is JSON");
}

void check(const auto & /*command*/) {}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const auto result = parseWebSocketCommand(fuzz::Input{data, size}.rest());
    if (const auto *refused = std::get_if<WebSocketCommandError>(&result)) {
        fuzz::require(!refused->error.code.isEmpty() && !refused->error.message.isEmpty(), "a refusal says why");
        fuzz::require(refused->error.code != "bad-field" || !refused->error.field.isEmpty(), "a bad field has a name");
    }
    if (const auto *accepted = std::get_if<WebSocketCommand>(&result)) {
        std::visit([](const auto &command) { check(command); }, accepted->body);
    }
    return 0;
}
