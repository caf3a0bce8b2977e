// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/tcpstate.h"
#include "server/peername.h"
#include "server/serversocket.h"

#include <QSocketNotifier>

#include <optional>

namespace pushscope {

/// A TCP socket by its descriptor (Unix). QTcpSocket would ask the kernel how much there is before each read, and
/// takes some kB a connection.
class PlainSocket final : public ServerSocket
{
public:
    /// Takes the descriptor over, which does not block.
    explicit PlainSocket(qintptr descriptor);
    ~PlainSocket() override;

    [[nodiscard]] Received read(QByteArray &into) override;
    void setReading(bool on) override { m_readable.setEnabled(on); }
    [[nodiscard]] qintptr directDescriptor() const override { return m_descriptor; }
    [[nodiscard]] bool write(const QByteArray &bytes) override;
    [[nodiscard]] qint64 queuedBytes() const override { return m_queue.size() - m_sent; }
    [[nodiscard]] QString peer() const override { return peerName(m_descriptor); }
    [[nodiscard]] std::optional<std::chrono::microseconds> roundTrip() const override
    {
        return tcpRoundTrip(m_descriptor);
    }
    void endSending() override;

private:
    /// Calls a function instead of a signal: each connection of a signal and a slot would take memory of its own.
    class Notifier final : public QSocketNotifier
    {
    public:
        using Handler = void (PlainSocket::*)();
        Notifier(PlainSocket &socket, Type type, Handler handler);

    protected:
        bool event(QEvent *event) override;

    private:
        PlainSocket &m_socket;
        Handler m_handler;
    };

    void readyToRead();
    void readyToWrite();

    qintptr m_descriptor;
    Notifier m_readable;
    std::optional<Notifier> m_writable; ///< since something was queued for the first time
    QByteArray m_queue;
    qsizetype m_sent = 0; ///< of the queue's bytes
};

} // namespace pushscope
