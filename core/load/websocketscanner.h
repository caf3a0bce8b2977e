// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/websocketframe.h"

#include <cstddef>
#include <optional>
#include <string_view>

namespace pushscope {

/// A frame of a server, in the bytes scanned (RFC 6455 5.2). Lighter than WebSocketFrameParser: nothing is copied, and
/// little is refused.
struct ScannedFrame
{
    WebSocketOpcode opcode = WebSocketOpcode::Text;
    std::string_view payload;
    std::size_t size = 0; ///< 0: incomplete
    bool malformed = false; ///< masked, or longer than any load sends
};

inline constexpr quint64 largestScannedPayload = 64ULL * 1024 * 1024;

[[nodiscard]] inline ScannedFrame scanWebSocketFrame(std::string_view bytes)
{
    ScannedFrame frame;
    if (bytes.size() < 2) {
        return frame;
    }
    const auto byte = [bytes](std::size_t at) { return static_cast<quint8>(bytes[at]); };
    frame.opcode = static_cast<WebSocketOpcode>(byte(0) & 0x0fU);
    frame.malformed = (byte(1) & 0x80U) != 0;
    quint64 length = byte(1) & 0x7fU;
    const std::size_t more = length == 127 ? 8 : length == 126 ? 2 : 0;
    if (bytes.size() < 2 + more) {
        return frame;
    }
    if (more > 0) {
        length = 0;
        for (std::size_t i = 0; i < more; ++i) {
            length = (length << 8U) | byte(2 + i);
        }
    }
    frame.malformed = frame.malformed || length > largestScannedPayload;
    if (!frame.malformed && bytes.size() - 2 - more >= length) {
        frame.payload = bytes.substr(2 + more, static_cast<std::size_t>(length));
        frame.size = 2 + more + static_cast<std::size_t>(length);
    }
    return frame;
}

} // namespace pushscope
