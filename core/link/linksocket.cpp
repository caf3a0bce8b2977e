// SPDX-License-Identifier: GPL-3.0-or-later
#include "link/linksocket.h"

#include <QSocketNotifier>
#include <QTcpSocket>

namespace pushscope {

LinkSocket::LinkSocket(QTcpSocket &socket) : m_descriptor{duplicateDescriptor(socket.socketDescriptor())}
{
    socket.abort(); // closes its own descriptor alone
    if (!isOpen()) {
        return;
    }
    m_read = new QSocketNotifier{m_descriptor, QSocketNotifier::Read};
    m_read->setEnabled(false);
    m_write = new QSocketNotifier{m_descriptor, QSocketNotifier::Write};
    m_write->setEnabled(false);
    QObject::connect(m_read, &QSocketNotifier::activated, m_read, [this] { onReadable(); });
    QObject::connect(m_write, &QSocketNotifier::activated, m_write, [this] { onWritable(); });
}

LinkSocket::~LinkSocket()
{
    close();
}

void LinkSocket::setReading(bool reading)
{
    if (isOpen() && reading != m_reading) {
        m_reading = reading;
        m_read->setEnabled(reading);
    }
}

void LinkSocket::setWriting(bool writing)
{
    if (isOpen() && writing != m_writing) {
        m_writing = writing;
        m_write->setEnabled(writing);
    }
}

Received LinkSocket::receive(char *buffer, qint64 size) const
{
    return receiveNow(m_descriptor, buffer, size);
}

qint64 LinkSocket::send(QByteArrayView bytes) const
{
    return sendNow(m_descriptor, bytes);
}

void LinkSocket::finish() const
{
    if (isOpen()) {
        (void)shutdownSending(m_descriptor);
    }
}

void LinkSocket::close()
{
    if (isOpen()) {
        forget();
        closeDescriptor(std::exchange(m_descriptor, -1));
    }
}

void LinkSocket::reset()
{
    if (isOpen()) {
        forget();
        closeWithReset(std::exchange(m_descriptor, -1));
    }
}

void LinkSocket::setReceiveBuffer(int bytes) const
{
    if (isOpen()) {
        pushscope::setReceiveBuffer(m_descriptor, bytes);
    }
}

/// The notifiers may be the ones that are calling.
void LinkSocket::forget()
{
    for (QSocketNotifier *notifier : {m_read, m_write}) {
        notifier->setEnabled(false);
        notifier->disconnect();
        notifier->deleteLater();
    }
}

} // namespace pushscope
