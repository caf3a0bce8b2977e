// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace pushscope {

/// Names a WebSocket session to the others; 64 random bits, so that nobody guesses one.
enum class SessionId : quint64 {};

/// As the hello tells it.
[[nodiscard]] inline QByteArray toText(SessionId id)
{
    constexpr int base = 36;
    return QByteArray::number(static_cast<quint64>(id), base);
}

/// Nothing unless `toText` can have given it.
[[nodiscard]] inline std::optional<SessionId> sessionIdOf(QByteArrayView text)
{
    constexpr int base = 36;
    constexpr qsizetype longest = 13;
    if (text.size() > longest) {
        return {};
    }
    const SessionId id{text.toByteArray().toULongLong(nullptr, base)};
    return toText(id) == text ? std::optional{id} : std::nullopt;
}

} // namespace pushscope
