// SPDX-License-Identifier: GPL-3.0-or-later
#include "message/payload.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonParseError>

#include <optional>

namespace pushscope {

namespace {

/// The JSON with the line breaks between its tokens made spaces, since SSE carries it in one line;
/// nothing if a string holds a bare control character, which RFC 8259 forbids and Qt lets pass.
std::optional<QByteArray> inOneLine(QByteArrayView json)
{
    QByteArray line = json.toByteArray().trimmed();
    bool inString = false;
    bool escaped = false;
    for (char &c : line) {
        const bool control = static_cast<unsigned char>(c) < 0x20;
        if (inString) {
            if (control) {
                return {};
            }
            if (escaped) {
                escaped = false;
            } else if (c == '\\') {
                escaped = true;
            } else if (c == '"') {
                inString = false;
            }
        } else if (c == '"') {
            inString = true;
        } else if (control) {
            c = ' ';
        }
    }
    return line;
}

} // namespace

Result<Payload> Payload::fromJson(QByteArrayView bytes)
{
    const auto inLine = inOneLine(bytes);
    if (!inLine) {
        return Error{"invalid-json", QStringLiteral("not valid JSON: a control character inside a string"),
                     QStringLiteral("body")};
    }
    const QByteArray &line = *inLine;
    QJsonParseError parsed;
    // Qt 6.4 parses only objects and arrays: a bare value is checked as the one element of an array.
    const bool container = line.startsWith('{') || line.startsWith('[');
    const auto document = QJsonDocument::fromJson(container ? line : '[' + line + ']', &parsed);
    if (parsed.error != QJsonParseError::NoError) {
        return Error{"invalid-json",
                     QStringLiteral("not valid JSON at byte %1: %2").arg(parsed.offset).arg(parsed.errorString()),
                     QStringLiteral("body")};
    }
    if (!container && document.array().size() != 1) {
        return Error{"invalid-json", QStringLiteral("not one JSON value"), QStringLiteral("body")};
    }
    return Payload{Kind::Json, line};
}

Payload Payload::fromBytes(QByteArrayView bytes)
{
    return {bytes.isValidUtf8() ? Kind::Text : Kind::Binary, bytes.toByteArray()};
}

Payload Payload::fromLine(QByteArrayView line)
{
    if (line.startsWith('{') || line.startsWith('[')) {
        if (auto json = fromJson(line)) {
            return std::move(json).value();
        }
    }
    return fromBytes(line);
}

QByteArray jsonString(QByteArrayView text)
{
    static constexpr char hex[] = "0123456789abcdef";
    QByteArray json;
    json.reserve(text.size() + 2);
    json += '"';
    for (const char c : text) {
        switch (c) {
        case '"': json += "\\\""; break;
        case '\\': json += "\\\\"; break;
        case '\n': json += "\\n"; break;
        case '\r': json += "\\r"; break;
        case '\t': json += "\\t"; break;
        default:
            if (static_cast<unsigned char>(c) < 0x20) {
                json += "\\u00";
                json += hex[static_cast<unsigned char>(c) >> 4];
                json += hex[c & 0xf];
            } else {
                json += c;
            }
        }
    }
    json += '"';
    return json;
}

} // namespace pushscope
