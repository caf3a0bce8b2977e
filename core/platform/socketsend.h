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

/// What came of one attempt to read.
struct Received
{
    enum class Kind {
        Bytes,
        NoneWaiting,
        End, ///< the other side has ended its sending (FIN)
        Reset, ///< it has reset the connection, or the connection is broken otherwise
        Unsupported, ///< the platform has no such call
    };
    Kind kind = Kind::Unsupported;
    qint64 size = 0;
};
/// Reads at most `size` bytes into `buffer`, without waiting.
[[nodiscard]] Received receiveNow(qintptr socketDescriptor, char *buffer, qint64 size);

/// A second descriptor of the same socket, which outlives the first; -1 if there are too many.
[[nodiscard]] qintptr duplicateDescriptor(qintptr descriptor);
/// Closes so that the other side sees a reset (RST), whatever was sent before.
void closeWithReset(qintptr socketDescriptor);
/// Asks for a receive buffer of about so many bytes; the system may take more.
void setReceiveBuffer(qintptr socketDescriptor, int bytes);
void setSendBuffer(qintptr socketDescriptor, int bytes);
/// Small pieces are sent at once instead of being collected (TCP_NODELAY).
void setNoDelay(qintptr socketDescriptor);

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
