// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/peername.h"

#include <QtEndian>

#ifdef Q_OS_UNIX
#include <netinet/in.h>
#include <sys/socket.h>
#endif

namespace pushscope {

QString hostName(const QHostAddress &address)
{
    bool isIPv4 = false;
    const quint32 asIPv4 = address.toIPv4Address(&isIPv4); // also of one that is mapped into IPv6
    return isIPv4 ? QHostAddress{asIPv4}.toString() : u'[' + address.toString() + u']';
}

QString peerName(const QHostAddress &address, quint16 port)
{
    return QStringLiteral("%1:%2").arg(hostName(address)).arg(port);
}

QByteArray addressKey(const QHostAddress &address)
{
    bool isIPv4 = false;
    const quint32 asIPv4 = qToBigEndian(address.toIPv4Address(&isIPv4));
    if (isIPv4) {
        return {reinterpret_cast<const char *>(&asIPv4), sizeof asIPv4};
    }
    constexpr qsizetype networkBytes = 8;
    const Q_IPV6ADDR asIPv6 = address.toIPv6Address();
    return {reinterpret_cast<const char *>(asIPv6.c), networkBytes};
}

QHostAddress peerHost([[maybe_unused]] qintptr socketDescriptor)
{
#ifdef Q_OS_UNIX
    sockaddr_storage storage{};
    socklen_t size = sizeof storage;
    auto *const address = reinterpret_cast<sockaddr *>(&storage);
    if (::getpeername(static_cast<int>(socketDescriptor), address, &size) == 0) {
        return QHostAddress{address};
    }
#endif
    return {};
}

QString peerName([[maybe_unused]] qintptr socketDescriptor)
{
#ifdef Q_OS_UNIX
    sockaddr_storage storage{};
    socklen_t size = sizeof storage;
    auto *const address = reinterpret_cast<sockaddr *>(&storage);
    if (::getpeername(static_cast<int>(socketDescriptor), address, &size) != 0) {
        return {};
    }
    const quint16 port = storage.ss_family == AF_INET6 ? reinterpret_cast<const sockaddr_in6 *>(address)->sin6_port
                                                       : reinterpret_cast<const sockaddr_in *>(address)->sin_port;
    return peerName(QHostAddress{address}, qFromBigEndian(port));
#else
    return {};
#endif
}

} // namespace pushscope
