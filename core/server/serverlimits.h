// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/httphead.h"
#include "server/roomlimits.h"

#include <chrono>

namespace pushscope {

/// What one peer may cost the server; resources/help/limits.md tells what each is good for and how a breach is
/// answered.
struct ServerLimits
{
    HttpHeadLimits head; ///< 414, 431
    qsizetype body = 1024 * 1024; ///< of a request, and of a WebSocket message: 413, 1009

    /// From a request's first byte to its blank line: 408. From a connection's acceptance to its first byte: the end.
    std::chrono::milliseconds headTime{10'000};
    std::chrono::milliseconds bodyTime{30'000}; ///< from there to the body's end: 408; of a message in fragments: 1008
    std::chrono::milliseconds idleTime{75'000}; ///< between two requests
    std::chrono::milliseconds frameTime{10'000}; ///< from a WebSocket frame's first byte to its last: 1008
    std::chrono::milliseconds writeTime{30'000}; ///< since the peer last took bytes of those that wait for it
    std::chrono::milliseconds handshakeTime{5'000}; ///< of TLS
    std::chrono::milliseconds surplusTime{2'000}; ///< for the head of a connection that is only to be refused

    qint64 requests = 100'000; ///< on one connection; 0 = any number
    qint64 perAddress = 0; ///< connections of one address: 429; 0 = any number
    qint64 surplus = 256; ///< connections above these limits that are told so; the others are closed without a word
    qint64 acceptsPerSecond = 10'000; ///< those above wait in the system's queue; 0 = any number
    qint64 controlFramesPerSecond = 100; ///< of one WebSocket: 1008; 0 = any number
    qint64 commandsPerSecond = 0; ///< of one WebSocket, answered `rate-limited`; 0 = any number

    RoomLimits rooms;
};

} // namespace pushscope
