// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/rawpeer.h"
#include "support/serverfixture.h"

namespace pushscope::test {

inline QByteArray request(const QByteArray &line, const QByteArray &headerLines = {}, const QByteArray &body = {})
{
    return line + " HTTP/1.1\r\nHost: localhost\r\n" + headerLines + "\r\n" + body;
}

inline QByteArray post(const QByteArray &headerLines, const QByteArray &body)
{
    return request("POST /publish", headerLines, body);
}

inline int statusOf(const std::optional<RawPeer::Response> &response)
{
    return response ? response->head.status : 0;
}

/// Of the close frame with that code; null without one.
inline QByteArray reasonOf(RawWebSocket &socket, int code)
{
    for (const WebSocketMessage &message : socket.messages()) {
        const auto close = parseClosePayload(message.payload);
        if (message.kind == WebSocketOpcode::Close && close && close->code == code) {
            return close->reason;
        }
    }
    return {};
}

} // namespace pushscope::test
