// SPDX-License-Identifier: GPL-3.0-or-later
#include "message/event.h"

#include <algorithm>

namespace pushscope {

namespace {

/// The envelope up to its payload, still open.
QByteArray envelopeHead(const Event &event, qsizetype payloadSize)
{
    constexpr qsizetype fixedPart = 96;
    const QByteArray id = event.id.toByteArray();
    QByteArray json;
    json.reserve(fixedPart + 2 * id.size() + event.channel.size() + event.type.size() + payloadSize);
    json += R"({"id":")";
    json += id;
    if (event.previous) {
        json += R"(","prev":")";
        json += event.previous->toByteArray();
    }
    json += R"(","channel":")";
    json += event.channel;
    json += R"(","event":")";
    json += event.type;
    json += R"(","t":)";
    json += QByteArray::number(toMicroseconds(event.due));
    return json;
}

} // namespace

QByteArray toBinaryEnvelope(const Event &event)
{
    return envelopeHead(event, 0) + R"(,"binary":true})";
}

QByteArray toEnvelope(const Event &event)
{
    QByteArray json = envelopeHead(event, event.payload.bytes.size());
    switch (event.payload.kind) {
    case Payload::Kind::Json:
        json += R"(,"data":)";
        json += event.payload.bytes;
        break;
    case Payload::Kind::Text:
        json += R"(,"data":)";
        json += jsonString(event.payload.bytes);
        break;
    case Payload::Kind::Binary:
        json += R"(,"encoding":"base64","data":")";
        json += event.payload.bytes.toBase64();
        json += '"';
        break;
    }
    json += '}';
    return json;
}

bool isEventType(QByteArrayView type)
{
    constexpr qsizetype longestType = 128;
    return !type.isEmpty() && type.size() <= longestType
        && std::ranges::all_of(type, [](char c) { return c > ' ' && c < 0x7f && c != '"' && c != '\\'; });
}

} // namespace pushscope
