// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QtGlobal>

namespace pushscope {

/// Hands bytes to the kernel at once, without waiting. Returns how many it took: fewer than given
/// (also none) if its buffer is full or the platform has no such call, -1 if the connection is broken.
[[nodiscard]] qint64 sendNow(qintptr socketDescriptor, QByteArrayView bytes);

/// Ends the sending direction (FIN) and leaves the receiving one open. False where that cannot be done.
[[nodiscard]] bool shutdownSending(qintptr socketDescriptor);

/// What came of one attempt to accept a connection.
struct Accepted
{
    enum class Kind {
        Connection,
        NoneWaiting,
        Failed, ///< this one is lost, the next may succeed
        Exhausted, ///< no descriptors or memory: pause before the next attempt
        Unsupported, ///< the platform has no such call
    };
    Kind kind = Kind::Unsupported;
    qintptr descriptor = -1;
};
[[nodiscard]] Accepted acceptNow(qintptr listeningDescriptor);
void closeDescriptor(qintptr descriptor);

} // namespace pushscope
