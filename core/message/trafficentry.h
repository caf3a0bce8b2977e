// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "time/clock.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace pushscope {

/// Something that a client of a server did, as a table of recent traffic shows it. Of a private message neither text
/// nor target is kept.
struct TrafficEntry
{
    enum class Kind { Publish, RoomMessage, PrivateMessage, Join, Leave };

    quint64 number = 0; ///< grows by one for each entry
    Instant at{};
    Kind kind = Kind::Publish;
    QByteArray place{}; ///< the channel or room; empty for a private message
    QByteArray sender{}; ///< the session's id; empty for a request over plain HTTP
    QByteArray transport{}; ///< `ws` or `http`
    qint64 bytes = 0; ///< of the payload
    QString text{}; ///< the payload's beginning, or the name of who joins

    bool operator==(const TrafficEntry &) const = default;
};

using TrafficEntries = std::vector<TrafficEntry>;

} // namespace pushscope
