// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/publishrequest.h"

#include "message/channelname.h"

namespace pushscope {

namespace {

Result<Payload> payloadOf(const QByteArray &mediaType, const QByteArray &body)
{
    if (mediaType == "application/json") {
        return Payload::fromJson(body);
    }
    if (mediaType == "application/octet-stream") {
        return Payload{Payload::Kind::Binary, body};
    }
    if (!body.isValidUtf8()) {
        return Error{"invalid-utf8", QStringLiteral("text must be UTF-8; send other bytes as application/octet-stream"),
                     QStringLiteral("body")};
    }
    return Payload{Payload::Kind::Text, body};
}

} // namespace

Result<Publication> publicationOf(const HttpRequestHead &head, const HttpTarget &target, const QByteArray &body,
                                  Instant now)
{
    const auto channels = parseChannels(target.queryValues("channel"));
    if (!channels) {
        return channels.error();
    }
    if (channels->size() != 1) {
        return Error{"bad-parameter", QStringLiteral("an event goes to one channel"), QStringLiteral("channel")};
    }
    const QByteArray type = target.queryValue("event").value_or(defaultEventType);
    if (!isEventType(type)) {
        return Error{
            "bad-parameter",
            QStringLiteral("an event type is 1 to 128 printable ASCII characters without space, quote and backslash"),
            QStringLiteral("event")};
    }
    const QByteArray contentType = head.headers.value("Content-Type").value_or(QByteArray{});
    auto payload = payloadOf(contentType.split(';').constFirst().trimmed().toLower(), body);
    if (!payload) {
        return payload.error();
    }
    return Publication{channels->constFirst(), type, now, std::move(payload).value()};
}

} // namespace pushscope
