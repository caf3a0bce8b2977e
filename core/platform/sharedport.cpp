// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/sharedport.h"

#ifdef Q_OS_LINUX
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>
#endif

namespace pushscope {

#ifdef Q_OS_LINUX

namespace {

int option(int descriptor, int level, int name)
{
    int value = 0;
    socklen_t size = sizeof value;
    return ::getsockopt(descriptor, level, name, &value, &size) == 0 ? value : 0;
}

bool setOption(int descriptor, int level, int name, int value)
{
    return ::setsockopt(descriptor, level, name, &value, sizeof value) == 0;
}

bool listenAt(int descriptor, int other, int domain, int backlog)
{
    sockaddr_storage address{};
    socklen_t size = sizeof address;
    auto *const generic = reinterpret_cast<sockaddr *>(&address);
    const bool ready = ::getsockname(other, generic, &size) == 0
        && (domain != AF_INET6
            || setOption(descriptor, IPPROTO_IPV6, IPV6_V6ONLY, option(other, IPPROTO_IPV6, IPV6_V6ONLY)))
        && setOption(descriptor, SOL_SOCKET, SO_REUSEADDR, option(other, SOL_SOCKET, SO_REUSEADDR))
        && setOption(descriptor, SOL_SOCKET, SO_REUSEPORT, 1);
    return ready && ::bind(descriptor, generic, size) == 0 && ::listen(descriptor, backlog) == 0;
}

} // namespace

qintptr listenBeside(qintptr listeningDescriptor, int backlog)
{
    const int other = static_cast<int>(listeningDescriptor);
    const int domain = option(other, SOL_SOCKET, SO_DOMAIN);
    if (!setOption(other, SOL_SOCKET, SO_REUSEPORT, 1)) {
        return -1;
    }
    const int descriptor = ::socket(domain, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (descriptor >= 0 && !listenAt(descriptor, other, domain, backlog)) {
        ::close(descriptor);
        return -1;
    }
    return descriptor;
}

#else

qintptr listenBeside(qintptr /*listeningDescriptor*/, int /*backlog*/)
{
    return -1;
}

#endif

} // namespace pushscope
