// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/connection.h"

#include "platform/socketsend.h"
#include "server/httpsession.h"

namespace pushscope {

namespace {

// Small enough that a reader which stops is noticed soon, large enough for a burst.
constexpr int sendBufferBytes = 128 * 1024;
constexpr qint64 readBufferBytes = 256 * 1024;
constexpr std::chrono::seconds lingerTime{2};

} // namespace

Connection::Connection(std::unique_ptr<QTcpSocket> socket, ServerContext &context, bool surplus)
    : m_context{context}, m_socket{std::move(socket)}, m_lastSent{context.clock.now()},
      m_lastReceived{m_lastSent}, m_plain{!m_socket->inherits("QSslSocket")}, m_surplus{surplus}
{
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_socket->setSocketOption(QAbstractSocket::SendBufferSizeSocketOption, sendBufferBytes);
    m_socket->setReadBufferSize(readBufferBytes);
    m_session = std::make_unique<HttpSession>(*this, m_context);
    connect(m_socket.get(), &QTcpSocket::readyRead, this, &Connection::read);
    connect(m_socket.get(), &QTcpSocket::bytesWritten, this, &Connection::drained);
    connect(m_socket.get(), &QTcpSocket::disconnected, this, &Connection::closed, Qt::QueuedConnection);
}

Connection::~Connection()
{
    m_socket->disconnect(this);
    m_session.reset();
}

void Connection::read()
{
    m_lastReceived = m_context.clock.now();
    m_input += m_socket->readAll();
    if (m_closing) {
        m_input.clear();
        return;
    }
    m_session->received(m_input);
}

void Connection::send(const QByteArray &bytes)
{
    if (bytes.isEmpty() || m_closing) {
        return;
    }
    m_lastSent = m_context.clock.now();
    qint64 taken = 0;
    if (m_plain && m_socket->bytesToWrite() == 0) {
        taken = sendNow(m_socket->socketDescriptor(), bytes);
        if (taken < 0) {
            abort();
            return;
        }
    }
    if (taken < bytes.size()) {
        m_socket->write(taken == 0 ? bytes : bytes.sliced(taken));
    }
}

void Connection::drained()
{
    if (m_socket->bytesToWrite() < drainedBelow && !m_closing) {
        m_session->writable();
    }
}

void Connection::become(std::unique_ptr<Session> session)
{
    m_formerSession = std::move(m_session);
    m_session = std::move(session);
    resumeReading();
}

void Connection::resumeReading()
{
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_formerSession.reset();
            if (!m_input.isEmpty() && !m_closing) {
                m_session->received(m_input);
            }
        },
        Qt::QueuedConnection);
}

void Connection::closeWhenSent()
{
    if (m_closing) {
        return;
    }
    m_closing = true;
    setDeadline(m_context.clock.now() + lingerTime);
    QMetaObject::invokeMethod(m_socket.get(), &QTcpSocket::disconnectFromHost, Qt::QueuedConnection);
}

void Connection::abort()
{
    m_closing = true;
    if (!m_aborting) {
        m_aborting = true;
        QMetaObject::invokeMethod(
            this,
            [this] {
                m_socket->abort();
                Q_EMIT closed();
            },
            Qt::QueuedConnection);
    }
}

void Connection::goodbye()
{
    if (!m_closing) {
        m_session->goodbye();
        closeWhenSent();
    }
}

void Connection::timedOut(Instant now)
{
    if (m_closing) {
        abort();
    } else {
        m_session->timedOut(now);
    }
}

} // namespace pushscope
