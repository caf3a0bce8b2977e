// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/websocketframe.h"

namespace pushscope {

/// What members of rooms hear, as the WebSocket frame that each of them is sent.
[[nodiscard]] inline QByteArray roomFrame(QByteArrayView text)
{
    return encodeWebSocketFrame(WebSocketOpcode::Text, text);
}

} // namespace pushscope
