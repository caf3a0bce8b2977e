// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "message/result.h"
#include "protocol/httphead.h"

#include <QByteArray>

namespace pushscope {

/// RFC 6455 4.2.2: the answer to a Sec-WebSocket-Key.
[[nodiscard]] QByteArray webSocketAccept(QByteArrayView key);

/// Whether the request asks for `websocket` at all (Upgrade and Connection).
[[nodiscard]] bool isWebSocketUpgrade(const HttpRequestHead &head);

/// The server's side (RFC 6455 4.2.1): the key, or what is wrong: code `bad-upgrade` (400), or
/// `bad-version` (426, to be answered with `Sec-WebSocket-Version: 13`).
[[nodiscard]] Result<QByteArray> checkUpgradeRequest(const HttpRequestHead &head);

/// The whole 101 answer; `extra` are header lines, each ending in CRLF.
[[nodiscard]] QByteArray encodeUpgradeResponse(QByteArrayView key, QByteArrayView extra = {});

/// The client's side (RFC 6455 4.1): the header lines that make a GET an upgrade, each ending in
/// CRLF. `key` is 16 random bytes in base64.
[[nodiscard]] QByteArray upgradeHeaderLines(QByteArrayView key);

/// What is wrong with a 101 answer to `key`, if anything.
[[nodiscard]] std::optional<Error> checkUpgradeResponse(const HttpResponseHead &head, QByteArrayView key);

} // namespace pushscope
