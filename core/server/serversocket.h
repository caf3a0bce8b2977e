// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/socketsend.h"

#include <QByteArray>
#include <QString>

#include <chrono>
#include <optional>

namespace pushscope {

/// The bytes of one accepted connection, in its server's thread. Nothing blocks.
class ServerSocket
{
public:
    /// Whom a socket tells what happens; must not destroy it in such a call.
    class User
    {
    public:
        virtual ~User() = default;
        /// There may be bytes to read, or their end.
        virtual void readable() = 0;
        /// The peer took bytes that had been queued.
        virtual void taken() = 0;
        /// Nothing can be sent or received any more.
        virtual void disconnected() = 0;
    };

    ServerSocket() = default;
    virtual ~ServerSocket() = default;
    ServerSocket(const ServerSocket &) = delete;
    ServerSocket &operator=(const ServerSocket &) = delete;

    /// Comes before all other calls; the user outlives the socket.
    void setUser(User &user) { m_user = &user; }

    static constexpr qsizetype mostAtOnce = 64 * 1024;
    /// Appends at most that much of the bytes that wait. If more do, `readable` is called again.
    [[nodiscard]] virtual Received read(QByteArray &into) = 0;
    /// While off, bytes stay where they are, and `readable` is not called.
    virtual void setReading(bool on) = 0;

    /// Where bytes may be sent while nothing is queued, past this object; -1 if they may not.
    [[nodiscard]] virtual qintptr directDescriptor() const { return -1; }
    /// Gives the kernel at once what it takes, and queues the rest. False: the connection is broken.
    [[nodiscard]] virtual bool write(const QByteArray &bytes) = 0;
    [[nodiscard]] virtual qint64 queuedBytes() const = 0;

    /// The other side's address and port, for messages.
    [[nodiscard]] virtual QString peer() const = 0;

    /// There and back, as the system knows it of the connection.
    [[nodiscard]] virtual std::optional<std::chrono::microseconds> roundTrip() const { return {}; }

    /// Ends our direction; nothing may be queued. The other one stays open where that is possible.
    virtual void endSending() = 0;

protected:
    [[nodiscard]] User &user() const { return *m_user; }

private:
    User *m_user = nullptr;
};

} // namespace pushscope
