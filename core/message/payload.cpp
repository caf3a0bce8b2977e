// SPDX-License-Identifier: GPL-3.0-or-later
#include "message/payload.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonParseError>

#include <algorithm>
#include <utility>

namespace pushscope {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isJsonSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

QByteArrayView withoutSpace(QByteArrayView json)
{
    while (!json.isEmpty() && isJsonSpace(json.front())) {
        json = json.sliced(1);
    }
    while (!json.isEmpty() && isJsonSpace(json.back())) {
        json.chop(1);
    }
    return json;
}

/// Whether `c`, after a backslash, makes an escape; the digits after `u` are checked elsewhere.
bool isEscape(char c)
{
    return QByteArrayView{"\"\\/bfnrtu"}.contains(c);
}

/// What RFC 8259 forbids and Qt's parser lets pass: control characters and unknown escapes inside
/// strings, and a decimal point without a digit on both sides. The bytes are passed on as they
/// stand, and stricter parsers read them. Line breaks between tokens become spaces, since SSE
/// carries the text in one line. Returns what is wrong, if anything.
const char *makeStrictLine(QByteArray &json)
{
    bool inString = false;
    for (qsizetype i = 0; i < json.size(); ++i) {
        const char c = json.at(i);
        if (c == '"') {
            inString = !inString;
        } else if (static_cast<unsigned char>(c) < ' ') {
            if (inString || !isJsonSpace(c)) {
                return "a control character";
            }
            json[i] = ' ';
        } else if (inString && c == '\\') {
            ++i;
            if (i == json.size() || !isEscape(json.at(i))) {
                return "an unknown escape";
            }
        } else if (!inString && c == '.') {
            const bool between = i > 0 && i + 1 < json.size() && isDigit(json.at(i - 1)) && isDigit(json.at(i + 1));
            if (!between) {
                return "a decimal point without digits on both sides";
            }
        }
    }
    return nullptr;
}

Error invalidJson(const QString &reason)
{
    return {QByteArrayLiteral("invalid-json"), QStringLiteral("not valid JSON: %1").arg(reason),
            QStringLiteral("body")};
}

void appendEscape(QByteArray &json, char c)
{
    static constexpr char hex[] = "0123456789abcdef";
    json += '\\';
    switch (c) {
    case '\n': json += 'n'; break;
    case '\r': json += 'r'; break;
    case '\t': json += 't'; break;
    case '"':
    case '\\': json += c; break;
    default:
        json += "u00";
        json += hex[static_cast<unsigned char>(c) >> 4];
        json += hex[c & 0xf];
    }
}

} // namespace

Result<Payload> Payload::fromJson(QByteArrayView bytes)
{
    QByteArray line = withoutSpace(bytes).toByteArray();
    if (const char *const wrong = makeStrictLine(line)) {
        return invalidJson(QString::fromLatin1(wrong));
    }
    // Qt 6.4 parses only objects and arrays: a bare value is checked as the one element of an array.
    const bool container = line.startsWith('{') || line.startsWith('[');
    QJsonParseError parsed;
    const auto document = QJsonDocument::fromJson(container ? line : '[' + line + ']', &parsed);
    if (parsed.error != QJsonParseError::NoError) {
        return invalidJson(QStringLiteral("%1 at byte %2")
                               .arg(parsed.errorString())
                               .arg(container ? parsed.offset : std::max(parsed.offset - 1, 0)));
    }
    if (!container && document.array().size() != 1) {
        return invalidJson(QStringLiteral("not one value"));
    }
    return Payload{Kind::Json, std::move(line)};
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
    QByteArray json;
    json.reserve(text.size() + 2);
    json += '"';
    qsizetype plain = 0; // where the bytes begin that need no escape
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (static_cast<unsigned char>(c) >= ' ' && c != '"' && c != '\\') {
            continue;
        }
        json += text.sliced(plain, i - plain);
        appendEscape(json, c);
        plain = i + 1;
    }
    json += text.sliced(plain);
    json += '"';
    return json;
}

} // namespace pushscope
