// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "message/transport.h"
#include "server/sessionid.h"
#include "time/clock.h"

#include <QByteArray>
#include <QString>

#include <chrono>
#include <optional>
#include <vector>

namespace pushscope {

/// Somebody who is given events at present: a stream, a WebSocket, or a connection that polls.
struct ViewerInfo
{
    /// Longer names of programs are cut off.
    static constexpr qsizetype longestUserAgent = 160;

    SessionId session{}; ///< by which it is kicked; for a WebSocket that of its hello
    Transport transport = Transport::Sse;
    QString peer; ///< address and port
    QString userAgent; ///< as it says; printable characters, at most `longestUserAgent` of them
    bool guest = false; ///< came in by PushServer::share()
    Instant since{}; ///< its stream, or its first poll, began
    std::chrono::milliseconds connected{0}; ///< since then, when its thread told of it
    qint64 delivered = 0; ///< events handed to it or to the queue
    qint64 queueBytes = 0; ///< waiting in its queue and as events
    /// There and back: of a WebSocket's ping, else as the system knows it of the TCP connection. Where there is a
    /// proxy, the latter ends at it. None where it cannot be told, or not yet.
    std::optional<std::chrono::microseconds> roundTrip;

    bool operator==(const ViewerInfo &) const = default;
};

struct ViewerList
{
    static constexpr std::size_t mostListed = 500;

    std::vector<ViewerInfo> viewers; ///< those that came first, in that order, at most `mostListed`
    qint64 total = 0; ///< with those that are not listed
    qint64 guests = 0; ///< of `total`

    bool operator==(const ViewerList &) const = default;
};

} // namespace pushscope
