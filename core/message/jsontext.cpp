// SPDX-License-Identifier: GPL-3.0-or-later
#include "message/jsontext.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace pushscope {

namespace {

/// `at` is that of the opening quote; returns the position behind the closing one.
qsizetype endOfString(QByteArrayView text, qsizetype at)
{
    for (++at; at < text.size() && text[at] != '"'; ++at) {
        if (text[at] == '\\') {
            ++at;
        }
    }
    return std::min(at + 1, text.size());
}

/// Of the comma or bracket behind the value that begins at `at`.
qsizetype endOfValue(QByteArrayView text, qsizetype at)
{
    int depth = 0;
    while (at < text.size()) {
        const char c = text[at];
        if (c == '"') {
            at = endOfString(text, at);
            continue;
        }
        if (depth == 0 && (c == ',' || c == '}')) {
            break;
        }
        depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
        ++at;
    }
    return at;
}

bool isName(QByteArrayView quoted, QByteArrayView name)
{
    if (!quoted.contains('\\')) {
        return quoted.sliced(1, quoted.size() - 2) == name;
    }
    const auto parsed = QJsonDocument::fromJson('[' + quoted.toByteArray() + ']');
    return parsed.array().first().toString().toUtf8() == name;
}

} // namespace

std::optional<QByteArrayView> jsonMember(QByteArrayView object, QByteArrayView name)
{
    std::optional<QByteArrayView> found;
    qsizetype at = object.indexOf('"');
    while (at >= 0 && at < object.size()) {
        const qsizetype afterName = endOfString(object, at);
        const qsizetype colon = object.indexOf(':', afterName);
        if (colon < 0) {
            break;
        }
        const qsizetype end = endOfValue(object, colon + 1);
        if (isName(object.sliced(at, afterName - at), name)) {
            found = object.sliced(colon + 1, end - colon - 1).trimmed();
        }
        at = object.indexOf('"', end);
    }
    return found;
}

} // namespace pushscope
