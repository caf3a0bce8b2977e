// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "message/result.h"
#include "wire/wirechunk.h"

#include <QJsonObject>

#include <map>

namespace pushscope {

/// A chunk as one line of a recording:
/// {"kind":"chunk","index":N,"at_us":N,"connection":N,"direction":"up|down","what":"data|opened|closed|reset|fault",
/// "bytes":BASE64 or "text":…}, an `opened` one with the connection's fields. Without units.
[[nodiscard]] QJsonObject toJson(const WireChunk &chunk);

/// What reads chunks back, connection by connection; units are decoded anew by a WireCapture.
class WireJsonReader
{
public:
    /// The error's field names the member that is missing or wrong.
    [[nodiscard]] Result<WireChunk> read(const QJsonObject &line);

    static constexpr std::size_t mostConnections = 100'000;

private:
    std::map<quint32, WireConnectionPtr> m_connections;
};

} // namespace pushscope
