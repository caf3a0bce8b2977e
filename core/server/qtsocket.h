// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/tcpstate.h"
#include "server/serversocket.h"

#include <QTcpSocket>

#include <memory>

namespace pushscope {

/// A socket of Qt's, for systems where PlainSocket has no means.
class QtSocket final : public QObject, public ServerSocket
{
    Q_OBJECT

public:
    explicit QtSocket(std::unique_ptr<QTcpSocket> socket);
    ~QtSocket() override;

    [[nodiscard]] Received read(QByteArray &into) override;
    void setReading(bool on) override;
    [[nodiscard]] bool write(const QByteArray &bytes) override;
    [[nodiscard]] qint64 queuedBytes() const override { return m_socket->bytesToWrite(); }
    [[nodiscard]] QString peer() const override;
    [[nodiscard]] std::optional<std::chrono::microseconds> roundTrip() const override
    {
        return tcpRoundTrip(m_socket->socketDescriptor());
    }
    void endSending() override { m_socket->disconnectFromHost(); }

private:
    void readOnLater();

    std::unique_ptr<QTcpSocket> m_socket;
    bool m_reading = true;
};

} // namespace pushscope
