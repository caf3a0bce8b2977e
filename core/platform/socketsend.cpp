// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/socketsend.h"

#ifdef Q_OS_UNIX
#include <cerrno>
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
