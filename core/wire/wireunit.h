// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <vector>

namespace pushscope {

/// A stretch of bytes, `end` not included.
struct WireSpan
{
    quint64 begin = 0;
    quint64 end = 0;

    [[nodiscard]] quint64 size() const { return end - begin; }
    bool operator==(const WireSpan &) const = default;
};

/// What a stretch of a stream is. The units of a stream follow each other without a gap.
struct WireUnit
{
    enum class Kind {
        RequestHead,
        ResponseHead,
        Body, ///< of a request or response that is no event stream; long ones in several pieces
        SseEvent, ///< a block with data
        SseComment,
        SseRetry,
        SseId, ///< a block without data that sets the last event id
        WebSocketFrame,
        Ciphertext, ///< TLS
        Undecoded, ///< after an error: what follows cannot be understood
    };

    Kind kind = Kind::Undecoded;
    WireSpan range; ///< offsets in the stream of its direction; framing (chunk sizes) included
    /// Where chunked coding stands between: the stretches of `range` that are body (an empty one if there is none).
    /// Empty: no coding.
    std::vector<WireSpan> body;
    qint64 payloadBytes = 0; ///< data of an event or frame, length of a body; 0 for heads and comments
    quint32 exchange = 0; ///< the request and its response have the same number, from 1
    quint8 opcode = 0; ///< of a WebSocketFrame, RFC 6455 5.2
    bool fin = true; ///< of a WebSocketFrame

    bool operator==(const WireUnit &) const = default;
};

} // namespace pushscope
