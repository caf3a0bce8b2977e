// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "message/result.h"
#include "wire/wirechunk.h"

#include <QJsonObject>

#include <array>
#include <map>
#include <optional>

namespace pushscope {

/// A chunk as one line of a recording:
/// {"kind":"chunk","index":N,"at_us":N,"connection":N,"direction":"up|down","what":"data|opened|closed|reset|fault",
/// "bytes":BASE64 or "text":…}, an `opened` one with the connection's fields ("client", "transport", "target",
/// "client_address", "client_port", "server_address", "server_port", "tls"). Without units.
[[nodiscard]] QJsonObject toJson(const WireChunk &chunk);

/// What reads chunks back, in the order of their indices; units are decoded anew by a WireCapture. A connection's first
/// line must be the one that opens it.
class WireJsonReader
{
public:
    /// The error's field names the member that is missing or wrong.
    [[nodiscard]] Result<WireChunk> read(const QJsonObject &line);

    static constexpr std::size_t mostConnections = 100'000;
    static constexpr qsizetype largestChunk = 16 * 1024 * 1024;

private:
    struct Connection
    {
        WireConnectionPtr connection;
        std::array<quint64, 2> offsets{};
    };

    [[nodiscard]] std::optional<Error> open(WireConnection &&connection);

    std::map<quint32, Connection> m_connections;
    quint64 m_lastIndex = 0;
};

} // namespace pushscope
