// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/httptarget.h"

#include "protocol/characters.h"

#include <algorithm>
#include <array>

namespace pushscope {

namespace {

Error bad(const QString &message, const QString &field)
{
    return {QByteArrayLiteral("bad-target"), message, field};
}

int hexDigit(char c)
{
    if (c >= '0' && c <= '9') {
        return c - '0';
    }
    if (c >= 'a' && c <= 'f') {
        return c - 'a' + 10;
    }
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/// Decoded once; nothing if an escape is malformed or stands for a control character.
std::optional<QByteArray> decoded(QByteArrayView text)
{
    QByteArray plain;
    plain.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        char c = text[i];
        if (c == '%') {
            const int high = i + 2 < text.size() ? hexDigit(text[i + 1]) : -1;
            const int low = high >= 0 ? hexDigit(text[i + 2]) : -1;
            if (low < 0) {
                return {};
            }
            c = static_cast<char>(high << 4 | low);
            i += 2;
        }
        if (isControlCharacter(c)) {
            return {};
        }
        plain += c;
    }
    return plain;
}

/// Takes `scheme://authority` off the front of an absolute form; an empty path becomes '/'.
std::optional<Error> splitAuthority(QByteArrayView &rest, QByteArray &authority)
{
    static constexpr std::array<const char *, 4> schemes{"http://", "https://", "ws://", "wss://"};
    const auto *const scheme = std::ranges::find_if(schemes, [&](QByteArrayView name) {
        return rest.size() > name.size() && rest.first(name.size()).compare(name, Qt::CaseInsensitive) == 0;
    });
    if (scheme == schemes.end()) {
        return bad(QStringLiteral("the request target is neither a path nor an http URL"), QStringLiteral("target"));
    }
    rest = rest.sliced(QByteArrayView{*scheme}.size());
    const auto *const end = std::ranges::find_if(rest, [](char c) { return c == '/' || c == '?'; });
    const auto host = rest.first(end - rest.begin());
    if (host.isEmpty() || host.contains('@')) {
        return bad(QStringLiteral("the request target has no host, or names a user"), QStringLiteral("target"));
    }
    authority = host.toByteArray();
    rest = rest.sliced(host.size());
    return {};
}

/// The text itself where nothing is escaped, else what it stands for, in `room`; nothing if it is malformed.
std::optional<QByteArrayView> decodedIn(QByteArrayView text, QByteArray &room)
{
    if (!text.contains('%')) {
        return text; // control characters were refused before
    }
    auto plain = decoded(text);
    if (!plain) {
        return {};
    }
    room = *std::move(plain);
    return QByteArrayView{room};
}

std::optional<Error> parsePair(QByteArrayView pair, HttpTarget &target)
{
    QByteArray nameRoom;
    QByteArray valueRoom;
    const auto equals = pair.indexOf('=');
    const auto name = decodedIn(equals < 0 ? pair : pair.first(equals), nameRoom);
    if (!name) {
        return bad(QStringLiteral("a query parameter's name has a bad percent-encoding or a control character"),
                   QStringLiteral("query"));
    }
    const auto value = decodedIn(equals < 0 ? QByteArrayView{} : pair.sliced(equals + 1), valueRoom);
    if (!value) {
        return bad(QStringLiteral("a query parameter has a bad percent-encoding or a control character"),
                   QString::fromUtf8(*name));
    }
    target.query.append(*name, *value);
    return {};
}

std::optional<Error> parseQuery(QByteArrayView query, HttpTarget &target)
{
    constexpr std::size_t usualPairs = 4;
    target.query.reserve(query.size(), usualPairs);
    while (!query.isEmpty()) {
        const auto ampersand = query.indexOf('&');
        const auto pair = ampersand < 0 ? query : query.first(ampersand);
        query = ampersand < 0 ? QByteArrayView{} : query.sliced(ampersand + 1);
        if (pair.isEmpty()) {
            continue;
        }
        if (auto error = parsePair(pair, target)) {
            return error;
        }
    }
    return {};
}

} // namespace

std::optional<QByteArrayView> HttpTarget::queryFind(QByteArrayView name) const
{
    for (std::size_t i = 0; i < query.size(); ++i) {
        if (query.name(i) == name) {
            return query.value(i);
        }
    }
    return {};
}

std::optional<QByteArray> HttpTarget::queryValue(QByteArrayView name) const
{
    const auto found = queryFind(name);
    return found ? std::optional{found->toByteArray()} : std::nullopt;
}

QByteArrayList HttpTarget::queryValues(QByteArrayView name) const
{
    QByteArrayList found;
    for (std::size_t i = 0; i < query.size(); ++i) {
        if (query.name(i) == name) {
            found.append(query.value(i).toByteArray());
        }
    }
    return found;
}

Result<HttpTarget> HttpTarget::parse(QByteArrayView target)
{
    if (std::ranges::any_of(target, [](char c) { return isControlCharacter(c) || c == ' ' || c == '#'; })) {
        return bad(QStringLiteral("the request target holds white space, a control character or '#'"),
                   QStringLiteral("target"));
    }
    HttpTarget parsed;
    if (!target.startsWith('/')) {
        if (auto error = splitAuthority(target, parsed.authority)) {
            return *std::move(error);
        }
    }
    const auto question = target.indexOf('?');
    QByteArray room;
    const auto path = decodedIn(question < 0 ? target : target.first(question), room);
    if (!path) {
        return bad(QStringLiteral("the path has a bad percent-encoding or a control character"),
                   QStringLiteral("path"));
    }
    parsed.path = path->isEmpty() ? QByteArrayLiteral("/") : path->toByteArray();
    if (question >= 0) {
        if (auto error = parseQuery(target.sliced(question + 1), parsed)) {
            return *std::move(error);
        }
    }
    return parsed;
}

} // namespace pushscope
