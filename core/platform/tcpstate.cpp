// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/tcpstate.h"

#include "platform/socketsend.h"

#if defined(Q_OS_LINUX) || defined(Q_OS_MACOS)
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#endif
#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

namespace pushscope {

#if defined(Q_OS_LINUX)

namespace {

std::optional<tcp_info> infoOf(qintptr socketDescriptor)
{
    tcp_info info{};
    socklen_t size = sizeof info;
    if (::getsockopt(static_cast<int>(socketDescriptor), IPPROTO_TCP, TCP_INFO, &info, &size) != 0) {
        return {};
    }
    return info;
}

} // namespace

std::optional<std::chrono::microseconds> tcpRoundTrip(qintptr socketDescriptor)
{
    const auto info = infoOf(socketDescriptor);
    if (!info || info->tcpi_rtt == 0) {
        return {};
    }
    return std::chrono::microseconds{info->tcpi_rtt};
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

ResetDetector::ResetDetector(qintptr socketDescriptor) : m_descriptor{duplicateDescriptor(socketDescriptor)} {}

ResetDetector::~ResetDetector()
{
#ifdef Q_OS_UNIX
    if (m_descriptor >= 0) {
        ::close(static_cast<int>(m_descriptor));
    }
#endif
}

/// A FIN leaves it in CLOSE-WAIT.
bool ResetDetector::wasReset() const
{
#ifdef Q_OS_LINUX
    const auto info = infoOf(m_descriptor);
    return info && info->tcpi_state == TCP_CLOSE;
#else
    return false;
#endif
}

} // namespace pushscope
