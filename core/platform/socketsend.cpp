// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/socketsend.h"

#ifdef Q_OS_UNIX
#include <cerrno>
#include <sys/socket.h>
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

} // namespace pushscope
