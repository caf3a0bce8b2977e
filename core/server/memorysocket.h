// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QTcpSocket>

namespace pushscope {

/// A socket without a network: what is put in is what its reader reads, and what its reader writes
/// is what comes out. Connected for as long as it lives.
class MemorySocket final : public QTcpSocket
{
    Q_OBJECT

public:
    MemorySocket();

    /// Hands the bytes over and returns what was written in answer by the time the reader is done.
    [[nodiscard]] QByteArray exchange(const QByteArray &bytes);
    [[nodiscard]] bool wasClosed() const { return m_closed; }

    [[nodiscard]] qint64 bytesAvailable() const override;
    [[nodiscard]] bool canReadLine() const override;
    void disconnectFromHost() override { m_closed = true; }
    void close() override { m_closed = true; }

protected:
    qint64 readData(char *data, qint64 maximum) override;
    qint64 writeData(const char *data, qint64 size) override;

private:
    QByteArray m_input;
    qsizetype m_read = 0;
    QByteArray m_output;
    bool m_closed = false;
};

} // namespace pushscope
