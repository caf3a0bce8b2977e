// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/qtsocket.h"

#include "server/peername.h"

namespace pushscope {

QtSocket::QtSocket(std::unique_ptr<QTcpSocket> socket) : m_socket{std::move(socket)}
{
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_socket->setReadBufferSize(mostAtOnce);
    connect(m_socket.get(), &QTcpSocket::readyRead, this, [this] {
        if (m_reading) {
            user().readable();
        }
    });
    connect(m_socket.get(), &QTcpSocket::bytesWritten, this, [this] { user().taken(); });
    connect(
        m_socket.get(), &QTcpSocket::disconnected, this, [this] { user().disconnected(); }, Qt::QueuedConnection);
}

QtSocket::~QtSocket()
{
    m_socket->disconnect(this);
    m_socket->abort();
}

Received QtSocket::read(QByteArray &into)
{
    if (!m_socket->isOpen()) { // the peer may have reset the connection
        return {Received::Kind::Reset, 0};
    }
    const QByteArray bytes = m_socket->read(mostAtOnce);
    into += bytes;
    readOnLater();
    return {bytes.isEmpty() ? Received::Kind::NoneWaiting : Received::Kind::Bytes, bytes.size()};
}

void QtSocket::setReading(bool on)
{
    if (on && !m_reading) {
        readOnLater();
    }
    m_reading = on;
}

/// Qt tells of bytes only once.
void QtSocket::readOnLater()
{
    if (m_socket->bytesAvailable() == 0) {
        return;
    }
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (m_reading && m_socket->bytesAvailable() > 0) {
                user().readable();
            }
        },
        Qt::QueuedConnection);
}

bool QtSocket::write(const QByteArray &bytes)
{
    return m_socket->write(bytes) == bytes.size();
}

QString QtSocket::peer() const
{
    return peerName(m_socket->peerAddress(), m_socket->peerPort());
}

} // namespace pushscope
