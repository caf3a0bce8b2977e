// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/websocketcommand.h"

#include "message/channelname.h"
#include "message/event.h"
#include "message/jsontext.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QJsonParseError>

#include <algorithm>
#include <utility>

namespace pushscope {

namespace {

using Body = decltype(WebSocketCommand::body);

Error badField(const QString &field, const QString &message)
{
    return {QByteArrayLiteral("bad-field"), message, field};
}

/// A string member, `otherwise` if it is not there; nothing if it is of another type.
std::optional<QByteArray> stringOr(const QJsonObject &object, QLatin1String name, const char *otherwise)
{
    const QJsonValue value = object.value(name);
    if (value.isUndefined()) {
        return QByteArray{otherwise};
    }
    return value.isString() ? std::optional{value.toString().toUtf8()} : std::nullopt;
}

Result<QByteArray> readChannel(const QJsonObject &object)
{
    auto channel = stringOr(object, QLatin1String{"channel"}, defaultChannel);
    if (!channel || !isChannelName(*channel)) {
        return badField(QStringLiteral("channel"),
                        QStringLiteral("'channel' must be a string of 1 to 128 of A-Z a-z 0-9 . _ : -"));
    }
    return *std::move(channel);
}

Result<Body> readSubscribe(const QJsonObject &object)
{
    auto channel = readChannel(object);
    if (!channel) {
        return channel.error();
    }
    SubscribeCommand command{std::move(channel).value(), {}};
    if (const QJsonValue after = object.value(QLatin1String{"after"}); !after.isUndefined()) {
        if (!after.isString()) {
            return badField(QStringLiteral("after"), QStringLiteral("'after' must be the id of an event, a string"));
        }
        command.after = after.toString().toUtf8();
    }
    return Body{std::move(command)};
}

Result<Body> readUnsubscribe(const QJsonObject &object)
{
    auto channel = readChannel(object);
    if (!channel) {
        return channel.error();
    }
    return Body{UnsubscribeCommand{std::move(channel).value()}};
}

/// The bytes of a JSON payload are passed on as they came.
Result<Payload> toPayload(QByteArrayView data)
{
    if (data.startsWith('"')) {
        const auto parsed = QJsonDocument::fromJson('[' + data.toByteArray() + ']');
        return Payload{Payload::Kind::Text, parsed.array().first().toString().toUtf8()};
    }
    auto payload = Payload::fromJson(data);
    return payload ? payload : badField(QStringLiteral("data"), payload.error().message);
}

Result<Body> readPublish(const QJsonObject &object, QByteArrayView text)
{
    auto channel = readChannel(object);
    if (!channel) {
        return channel.error();
    }
    auto type = stringOr(object, QLatin1String{"event"}, defaultEventType);
    if (!type || !isEventType(*type)) {
        return badField(QStringLiteral("event"),
                        QStringLiteral("'event' must be a string of 1 to 128 visible ASCII characters "
                                       "other than quote and backslash"));
    }
    const auto data = jsonMember(text, "data");
    if (!data) {
        return badField(QStringLiteral("data"), QStringLiteral("'data' is missing"));
    }
    auto payload = toPayload(*data);
    if (!payload) {
        return payload.error();
    }
    return Body{PublishCommand{std::move(channel).value(), *std::move(type), std::move(payload).value()}};
}

Result<QByteArray> readRoom(const QJsonObject &object)
{
    QByteArray room = object.value(QLatin1String{"room"}).toString().toUtf8();
    if (!isChannelName(room)) {
        return badField(QStringLiteral("room"),
                        QStringLiteral("'room' must be a string of 1 to 128 of A-Z a-z 0-9 . _ : -"));
    }
    return room;
}

/// Neither control characters nor those that turn the direction of what stands around them.
bool isShown(char32_t c)
{
    constexpr char32_t firstTurn = 0x202a;
    constexpr char32_t lastTurn = 0x202e;
    constexpr char32_t firstIsolate = 0x2066;
    constexpr char32_t lastIsolate = 0x2069;
    const auto category = QChar::category(c);
    return category != QChar::Other_Control && category != QChar::Other_Surrogate && category != QChar::Separator_Line
        && category != QChar::Separator_Paragraph && (c < firstTurn || c > lastTurn)
        && (c < firstIsolate || c > lastIsolate);
}

Result<std::optional<QByteArray>> readName(const QJsonObject &object)
{
    const QJsonValue name = object.value(QLatin1String{"name"});
    if (name.isUndefined()) {
        return std::optional<QByteArray>{};
    }
    const QString text = name.toString().trimmed();
    const auto characters = text.toUcs4();
    if (!name.isString() || text.isEmpty() || text.size() > longestMemberName
        || !std::all_of(characters.begin(), characters.end(), isShown)) {
        return badField(
            QStringLiteral("name"),
            QStringLiteral("'name' must be a string of 1 to %1 printable characters").arg(longestMemberName));
    }
    return std::optional{text.toUtf8()};
}

Result<Body> readJoin(const QJsonObject &object)
{
    auto room = readRoom(object);
    if (!room) {
        return room.error();
    }
    auto name = readName(object);
    if (!name) {
        return name.error();
    }
    return Body{JoinRoomCommand{std::move(room).value(), std::move(name).value()}};
}

Result<Body> readLeave(const QJsonObject &object)
{
    auto room = readRoom(object);
    if (!room) {
        return room.error();
    }
    return Body{LeaveRoomCommand{std::move(room).value()}};
}

/// The JSON of `data` in one line; empty if it is not there.
Result<QByteArray> readData(QByteArrayView text)
{
    const auto data = jsonMember(text, "data");
    if (!data) {
        return QByteArray{};
    }
    auto payload = Payload::fromJson(*data);
    if (!payload) {
        return badField(QStringLiteral("data"), payload.error().message);
    }
    return std::move(payload).value().bytes;
}

Error missingData()
{
    return badField(QStringLiteral("data"), QStringLiteral("'data' is missing"));
}

std::optional<Keep> readKeep(const QJsonObject &object)
{
    const QJsonValue keep = object.value(QLatin1String{"keep"});
    if (keep.isUndefined()) {
        return Keep::No;
    }
    if (keep.toString() == QLatin1String{"append"}) {
        return Keep::Append;
    }
    return keep.toString() == QLatin1String{"clear"} ? std::optional{Keep::Clear} : std::nullopt;
}

Result<Body> readRoomMessage(const QJsonObject &object, QByteArrayView text)
{
    auto room = readRoom(object);
    if (!room) {
        return room.error();
    }
    const auto keep = readKeep(object);
    if (!keep) {
        return badField(QStringLiteral("keep"), QStringLiteral("'keep' must be append or clear"));
    }
    const auto data = readData(text);
    if (!data) {
        return data.error();
    }
    if (data->isEmpty() && *keep != Keep::Clear) {
        return missingData();
    }
    return Body{
        RoomMessageCommand{std::move(room).value(), data->isEmpty() ? QByteArrayLiteral("null") : *data, *keep}};
}

Result<Body> readPrivateMessage(const QJsonObject &object, QByteArrayView text)
{
    const QJsonValue target = object.value(QLatin1String{"targetId"});
    if (!target.isString()) {
        return badField(QStringLiteral("targetId"), QStringLiteral("'targetId' must be the id of a session, a string"));
    }
    auto data = readData(text);
    if (!data) {
        return data.error();
    }
    if (data->isEmpty()) {
        return missingData();
    }
    return Body{PrivateMessageCommand{target.toString().toUtf8(), std::move(data).value()}};
}

/// Commands of rooms and sessions; nothing if the type is another.
std::optional<Result<Body>> readRoomCommand(const QString &type, const QJsonObject &object, QByteArrayView text)
{
    if (type == QLatin1String{"join-room"}) {
        return readJoin(object);
    }
    if (type == QLatin1String{"leave-room"}) {
        return readLeave(object);
    }
    if (type == QLatin1String{"room-message"}) {
        return readRoomMessage(object, text);
    }
    if (type == QLatin1String{"private-message"}) {
        return readPrivateMessage(object, text);
    }
    return {};
}

Result<Body> readBody(const QJsonObject &object, QByteArrayView text)
{
    const QString type = object.value(QLatin1String{"type"}).toString();
    if (type == QLatin1String{"subscribe"}) {
        return readSubscribe(object);
    }
    if (type == QLatin1String{"unsubscribe"}) {
        return readUnsubscribe(object);
    }
    if (type == QLatin1String{"publish"}) {
        return readPublish(object, text);
    }
    if (type == QLatin1String{"echo"}) {
        return Body{EchoCommand{object.value(QLatin1String{"data"})}};
    }
    if (type == QLatin1String{"ping"}) {
        return Body{PingCommand{}};
    }
    if (auto command = readRoomCommand(type, object, text)) {
        return *std::move(command);
    }
    return Error{QByteArrayLiteral("unknown-type"),
                 QStringLiteral("'type' must be subscribe, unsubscribe, publish, join-room, leave-room, room-message, "
                                "private-message, echo or ping"),
                 QStringLiteral("type")};
}

} // namespace

std::variant<WebSocketCommand, WebSocketCommandError> parseWebSocketCommand(QByteArrayView text)
{
    QJsonParseError parsed;
    const auto document = QJsonDocument::fromJson(QByteArray::fromRawData(text.data(), text.size()), &parsed);
    if (parsed.error != QJsonParseError::NoError) {
        return WebSocketCommandError{
            {QByteArrayLiteral("invalid-json"),
             QStringLiteral("not valid JSON at byte %1: %2").arg(parsed.offset).arg(parsed.errorString()),
             {}}};
    }
    if (!document.isObject()) {
        return WebSocketCommandError{
            {QByteArrayLiteral("invalid-json"), QStringLiteral("a command is a JSON object"), {}}};
    }
    const QJsonObject object = document.object();
    const QJsonValue ref = object.value(QLatin1String{"ref"});
    auto body = readBody(object, text);
    if (!body) {
        return WebSocketCommandError{body.error(), ref};
    }
    return WebSocketCommand{std::move(body).value(), ref};
}

} // namespace pushscope
