// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/tcproundtrip.h"

#if defined(Q_OS_LINUX) || defined(Q_OS_MACOS)
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#endif

namespace pushscope {

#if defined(Q_OS_LINUX)

std::optional<std::chrono::microseconds> tcpRoundTrip(qintptr socketDescriptor)
{
    tcp_info info{};
    socklen_t size = sizeof info;
    if (::getsockopt(static_cast<int>(socketDescriptor), IPPROTO_TCP, TCP_INFO, &info, &size) != 0
        || info.tcpi_rtt == 0) {
        return {};
    }
    return std::chrono::microseconds{info.tcpi_rtt};
}

#elif defined(Q_OS_MACOS)

std::optional<std::chrono::microseconds> tcpRoundTrip(qintptr socketDescriptor)
{
    tcp_connection_info info{};
    socklen_t size = sizeof info;
    if (::getsockopt(static_cast<int>(socketDescriptor), IPPROTO_TCP, TCP_CONNECTION_INFO, &info, &size) != 0
        || info.tcpi_srtt == 0) {
        return {};
    }
    return std::chrono::milliseconds{info.tcpi_srtt};
}

#else

std::optional<std::chrono::microseconds> tcpRoundTrip(qintptr /*socketDescriptor*/)
{
    return {};
}

#endif

} // namespace pushscope
