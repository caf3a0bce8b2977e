// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/websocketcommand.h"

#include "message/channelname.h"
#include "message/event.h"
#include "message/jsontext.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QJsonParseError>

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
    return Error{QByteArrayLiteral("unknown-type"),
                 QStringLiteral("'type' must be subscribe, unsubscribe, publish, echo or ping"),
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
