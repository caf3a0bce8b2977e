// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/memorysocket.h"

#include <QHostAddress>

#include <algorithm>
#include <cstring>
#include <utility>

namespace pushscope {

MemorySocket::MemorySocket()
{
    setSocketState(QAbstractSocket::ConnectedState);
    setPeerAddress(QHostAddress{QHostAddress::LocalHost});
    setPeerPort(1);
    QIODevice::open(QIODevice::ReadWrite | QIODevice::Unbuffered);
}

QByteArray MemorySocket::exchange(const QByteArray &bytes)
{
    m_input = bytes;
    m_read = 0;
    m_output.clear();
    Q_EMIT readyRead();
    return std::exchange(m_output, {});
}

qint64 MemorySocket::bytesAvailable() const
{
    return m_input.size() - m_read + QTcpSocket::bytesAvailable();
}

bool MemorySocket::canReadLine() const
{
    return m_input.indexOf('\n', m_read) >= 0 || QTcpSocket::canReadLine();
}

qint64 MemorySocket::readData(char *data, qint64 maximum)
{
    const qint64 size = std::min<qint64>(maximum, m_input.size() - m_read);
    std::memcpy(data, m_input.constData() + m_read, static_cast<std::size_t>(size));
    m_read += size;
    return size;
}

qint64 MemorySocket::writeData(const char *data, qint64 size)
{
    m_output.append(data, size);
    return size;
}

} // namespace pushscope
