// SPDX-License-Identifier: GPL-3.0-or-later
#include "load/loadsocket.h"

#include "loadmodel/loadtexts.h"

#include <cerrno>
#include <cstring>
#include <memory>
#include <netdb.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <unistd.h>

namespace pushscope {

namespace {

constexpr int connectSliceMs = 100;
constexpr int connectSlices = 50;
constexpr quint32 connectionsPerLocalAddress = 20'000;
constexpr quint32 loopbackNet = 127;

/// Connections beyond the first many come from 127.0.0.2, 127.0.0.3, …
void chooseLocalAddress(int socket, const LoadAddress &to, quint32 number)
{
    const quint32 further = number / connectionsPerLocalAddress;
    if (further == 0 || to.address.ss_family != AF_INET) {
        return;
    }
    sockaddr_in local{};
    std::memcpy(&local, &to.address, sizeof local);
    if ((ntohl(local.sin_addr.s_addr) >> 24U) != loopbackNet) {
        return;
    }
    local.sin_addr.s_addr = htonl(INADDR_LOOPBACK + further);
    local.sin_port = 0;
    const int on = 1;
    ::setsockopt(socket, IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, &on, sizeof on);
    // If that fails, connect chooses, as long as it can.
    (void)::bind(socket, reinterpret_cast<const sockaddr *>(&local), sizeof local);
}

/// 0 if a connection can be made.
int tryConnect(const LoadAddress &to, const std::atomic<bool> &stopped)
{
    const Connecting attempt = beginConnect(to, 0);
    if (!attempt.socket.valid()) {
        return attempt.error;
    }
    pollfd waiting{attempt.socket.get(), POLLOUT, 0};
    for (int slice = 0; slice < connectSlices && !stopped; ++slice) {
        if (::poll(&waiting, 1, connectSliceMs) == 1) {
            return connectError(attempt.socket.get());
        }
    }
    return stopped ? ECANCELED : ETIMEDOUT;
}

} // namespace

Descriptor &Descriptor::operator=(Descriptor &&other) noexcept
{
    if (this != &other) {
        reset(other.m_descriptor);
        other.m_descriptor = -1;
    }
    return *this;
}

void Descriptor::reset(int descriptor)
{
    if (m_descriptor >= 0) {
        ::close(m_descriptor);
    }
    m_descriptor = descriptor;
}

QString systemReason(int error)
{
    switch (error) {
    case ECONNREFUSED: return LoadText::tr("Connection refused");
    case ECONNRESET: return LoadText::tr("Connection reset by peer");
    case EPIPE: return LoadText::tr("Broken pipe");
    case ETIMEDOUT: return LoadText::tr("Connection timed out");
    case EHOSTUNREACH: return LoadText::tr("No route to host");
    case ENETUNREACH: return LoadText::tr("Network is unreachable");
    case EADDRNOTAVAIL: return LoadText::tr("Cannot assign requested address");
    case ECANCELED: return LoadText::tr("stopped before its end");
    case EMFILE: return LoadText::tr("Too many open files");
    default: return LoadText::tr("system error %1").arg(error);
    }
}

Result<LoadAddress> findAddress(const LoadHost &host, const QString &field, const std::atomic<bool> &stopped)
{
    addrinfo hints{};
    hints.ai_socktype = SOCK_STREAM;
    addrinfo *list = nullptr;
    const int failed =
        ::getaddrinfo(host.name.toUtf8().constData(), QByteArray::number(host.port).constData(), &hints, &list);
    if (failed != 0) {
        return Error{"no-address",
                     LoadText::tr("%1: %2").arg(host.name, QString::fromLocal8Bit(::gai_strerror(failed))), field};
    }
    const std::unique_ptr<addrinfo, decltype(&::freeaddrinfo)> owner{list, &::freeaddrinfo};
    int error = 0;
    for (const addrinfo *each = list; each; each = each->ai_next) {
        LoadAddress found;
        found.size = each->ai_addrlen;
        std::memcpy(&found.address, each->ai_addr, each->ai_addrlen);
        error = tryConnect(found, stopped);
        if (error == 0) {
            return found;
        }
    }
    return Error{"cannot-connect",
                 LoadText::tr("cannot connect to %1:%2: %3").arg(host.name).arg(host.port).arg(systemReason(error)),
                 field};
}

Connecting beginConnect(const LoadAddress &to, quint32 number)
{
    Connecting result{Descriptor{::socket(to.address.ss_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0)}};
    if (!result.socket.valid()) {
        result.error = errno;
        return result;
    }
    const int on = 1;
    ::setsockopt(result.socket.get(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    chooseLocalAddress(result.socket.get(), to, number);
    const auto *address = reinterpret_cast<const sockaddr *>(&to.address);
    if (::connect(result.socket.get(), address, to.size) != 0 && errno != EINPROGRESS) {
        result.error = errno;
        result.socket.reset();
    }
    return result;
}

int connectError(int socket)
{
    int error = 0;
    socklen_t size = sizeof error;
    return ::getsockopt(socket, SOL_SOCKET, SO_ERROR, &error, &size) == 0 ? error : errno;
}

} // namespace pushscope
