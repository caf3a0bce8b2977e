// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/peeraddress.h"

#ifdef Q_OS_UNIX
#include <cstring>
#include <netinet/in.h>
#include <sys/socket.h>
#endif

namespace pushscope {

#ifdef Q_OS_UNIX

namespace {

constexpr qsizetype addressBytes4 = 4;
constexpr qsizetype networkBytes6 = 8;

QByteArray networkOf(const in6_addr &address)
{
    const auto *const bytes = reinterpret_cast<const char *>(&address);
    constexpr qsizetype mappedAt = sizeof(in6_addr) - addressBytes4;
    return IN6_IS_ADDR_V4MAPPED(&address) ? QByteArray{bytes + mappedAt, addressBytes4}
                                          : QByteArray{bytes, networkBytes6};
}

} // namespace

QByteArray peerAddress(qintptr socketDescriptor)
{
    sockaddr_storage storage{};
    socklen_t size = sizeof storage;
    if (::getpeername(static_cast<int>(socketDescriptor), reinterpret_cast<sockaddr *>(&storage), &size) != 0) {
        return {};
    }
    if (storage.ss_family == AF_INET) {
        sockaddr_in address{};
        std::memcpy(&address, &storage, sizeof address);
        return {reinterpret_cast<const char *>(&address.sin_addr), addressBytes4};
    }
    if (storage.ss_family == AF_INET6) {
        sockaddr_in6 address{};
        std::memcpy(&address, &storage, sizeof address);
        return networkOf(address.sin6_addr);
    }
    return {};
}

#else

QByteArray peerAddress(qintptr /*socketDescriptor*/)
{
    return {};
}

#endif

} // namespace pushscope
