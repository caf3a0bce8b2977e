// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/socketsend.h"

#ifdef Q_OS_UNIX
#include <cerrno>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>
#endif

namespace pushscope {

qint64 sendNow([[maybe_unused]] qintptr socketDescriptor, [[maybe_unused]] QByteArrayView bytes)
{
#ifdef Q_OS_UNIX
    const auto taken = ::send(static_cast<int>(socketDescriptor), bytes.data(), static_cast<std::size_t>(bytes.size()),
                              MSG_DONTWAIT | MSG_NOSIGNAL);
    if (taken >= 0) {
        return taken;
    }
    return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR || errno == ENOBUFS ? 0 : -1;
#else
    return 0;
#endif
}

bool shutdownSending([[maybe_unused]] qintptr socketDescriptor)
{
#ifdef Q_OS_UNIX
    return ::shutdown(static_cast<int>(socketDescriptor), SHUT_WR) == 0;
#else
    return false;
#endif
}

Received receiveNow([[maybe_unused]] qintptr socketDescriptor, [[maybe_unused]] char *buffer,
                    [[maybe_unused]] qint64 size)
{
#ifdef Q_OS_UNIX
    const auto taken = ::recv(static_cast<int>(socketDescriptor), buffer, static_cast<std::size_t>(size), MSG_DONTWAIT);
    if (taken > 0) {
        return {Received::Kind::Bytes, taken};
    }
    if (taken == 0) {
        return {Received::Kind::End, 0};
    }
    const bool again = errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR || errno == ENOBUFS;
    return {again ? Received::Kind::NoneWaiting : Received::Kind::Reset, 0};
#else
    return {};
#endif
}

qintptr duplicateDescriptor([[maybe_unused]] qintptr descriptor)
{
#ifdef Q_OS_UNIX
    return ::fcntl(static_cast<int>(descriptor), F_DUPFD_CLOEXEC, 0);
#else
    return -1;
#endif
}

void closeWithReset([[maybe_unused]] qintptr socketDescriptor)
{
#ifdef Q_OS_UNIX
    const linger atOnce{1, 0};
    ::setsockopt(static_cast<int>(socketDescriptor), SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce);
    ::close(static_cast<int>(socketDescriptor));
#endif
}

void setReceiveBuffer([[maybe_unused]] qintptr socketDescriptor, [[maybe_unused]] int bytes)
{
#ifdef Q_OS_UNIX
    ::setsockopt(static_cast<int>(socketDescriptor), SOL_SOCKET, SO_RCVBUF, &bytes, sizeof bytes);
#endif
}

void setSendBuffer([[maybe_unused]] qintptr socketDescriptor, [[maybe_unused]] int bytes)
{
#ifdef Q_OS_UNIX
    ::setsockopt(static_cast<int>(socketDescriptor), SOL_SOCKET, SO_SNDBUF, &bytes, sizeof bytes);
#endif
}

void setNoDelay([[maybe_unused]] qintptr socketDescriptor)
{
#ifdef Q_OS_UNIX
    const int on = 1;
    ::setsockopt(static_cast<int>(socketDescriptor), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
#endif
}

Accepted acceptNow([[maybe_unused]] qintptr listeningDescriptor)
{
#ifdef Q_OS_LINUX
    const int descriptor =
        ::accept4(static_cast<int>(listeningDescriptor), nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
    if (descriptor >= 0) {
        return {Accepted::Kind::Connection, descriptor};
    }
    switch (errno) {
    case EAGAIN: return {Accepted::Kind::NoneWaiting};
    case EMFILE:
    case ENFILE:
    case ENOBUFS:
    case ENOMEM: return {Accepted::Kind::Exhausted};
    default: return {Accepted::Kind::Failed};
    }
#else
    return {};
#endif
}

void closeDescriptor([[maybe_unused]] qintptr descriptor)
{
#ifdef Q_OS_UNIX
    ::close(static_cast<int>(descriptor));
#endif
}

} // namespace pushscope
