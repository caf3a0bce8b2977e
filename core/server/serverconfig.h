// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "redis/redisaddress.h"
#include "server/addressrange.h"
#include "server/serverlimits.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QHostAddress>
#include <QList>
#include <QString>

#include <chrono>
#include <memory>
#include <optional>

namespace pushscope {

class TlsIdentity;
class TrafficLog;

/// What happens to a subscriber whose queue is at its limit.
enum class SlowConsumer {
    Disconnect, ///< it can resume by id, so nothing is lost while the history lasts
    DropOldest,
    LatestOnly,
};

/// A push server's settings; the defaults are those of the command line.
struct ServerConfig
{
    static constexpr int mostThreads = 64;

    QHostAddress address{QHostAddress::LocalHost};
    quint16 port = 8080;
    int threads = 1; ///< more than one only on Linux
    std::chrono::milliseconds heartbeat{15'000}; ///< 0 = none
    std::size_t historyEvents = 10'000;
    int maxConnections = 10'000; ///< of all threads together
    qint64 maxQueueBytes = 8 * 1024 * 1024; ///< of one connection
    SlowConsumer slowConsumer = SlowConsumer::Disconnect;
    QByteArray token; ///< needed to read, if not empty
    QByteArray publishToken; ///< needed to publish, if not empty; else `token` is
    std::chrono::milliseconds ticketTime{30'000}; ///< for which a ticket can be used
    QByteArrayList allowedOrigins; ///< in addition to the server's own
    QByteArrayList allowedHosts; ///< in addition to loopback names and the server's own addresses
    QString siteFolder; ///< one of the user's own that is served beside the endpoints, if not empty
    ServerLimits limits;
    std::optional<RedisAddress> redis; ///< where the log and the rooms are shared with other servers, if they are
    QList<AddressRange> trustedProxies; ///< whose X-Forwarded-* lines are believed
    std::shared_ptr<TrafficLog> traffic; ///< is told what clients do, if there is one
    std::shared_ptr<const TlsIdentity> tls; ///< https and wss, and nothing else, if there is one
};

} // namespace pushscope
