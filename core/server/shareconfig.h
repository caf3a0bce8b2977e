// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHostAddress>

namespace pushscope {

/// A further address at which a running server can be reached, for guests.
struct ShareConfig
{
    static constexpr int mostGuests = 200; ///< connections, unless told otherwise

    QHostAddress address;
    quint16 port = 0; ///< 0: that of the server, or a free one if that is taken there
    QByteArray token; ///< needed to read; must not be empty
    int maxConnections = mostGuests;

    bool operator==(const ShareConfig &) const = default;
};

} // namespace pushscope
