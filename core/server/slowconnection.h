// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <chrono>

namespace pushscope {

/// A connection whose peer does not take its bytes as fast as they come.
struct SlowConnection
{
    const char *transport = ""; ///< as in `connections` of /stats
    QString peer{}; ///< address and port
    qint64 queueBytes = 0; ///< waiting in its queue and as events
    qint64 eventsBehind = 0;
    qint64 limitBytes = 0;
    std::chrono::milliseconds stalled{0}; ///< since it last took a byte

    bool operator==(const SlowConnection &) const = default;
};

/// Connections that passed half of their limit, or were closed for being too slow, since the last such notice.
struct SlowNotice
{
    qint64 connections = 0;
    qint64 closed = 0; ///< of them
    SlowConnection worst;
};

} // namespace pushscope
