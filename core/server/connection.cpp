// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/connection.h"

#include "platform/socketsend.h"
#include "server/httpsession.h"

namespace pushscope {

namespace {

// Small enough that a reader which stops is noticed soon, large enough for a burst.
constexpr int sendBufferBytes = 128 * 1024;
constexpr qint64 readBufferBytes = 64 * 1024;
constexpr std::chrono::milliseconds lingerTime{2'000};
constexpr std::chrono::milliseconds goodbyeTime{1'000};

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
    countQueued(0);
}

Instant Connection::lastReceived() const
{
    return m_socket->bytesAvailable() > 0 ? m_context.clock.now() : m_lastReceived;
}

/// What a peer sends faster than its answers are taken, or than its session uses it, stays in the
/// kernel: so a connection's memory is bounded.
void Connection::read()
{
    if (m_closing) {
        discardUnread();
        return;
    }
    while (!m_closing && !isCongested() && readPiece()) {}
}

bool Connection::readPiece()
{
    const QByteArray bytes = m_socket->read(mostInput - m_input.size());
    if (bytes.isEmpty()) {
        return false;
    }
    m_lastReceived = m_context.clock.now();
    m_input += bytes;
    const Session *const session = m_session.get();
    m_session->received(m_input);
    return session == m_session.get();
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
        countQueued(m_socket->bytesToWrite());
    }
}

/// A total that is kept costs a reader of it nothing, however many connections there are.
void Connection::countQueued(qint64 bytes)
{
    m_context.stats.queueBytes += bytes - m_counted;
    m_counted = bytes;
}

void Connection::drained()
{
    m_lastTaken = m_context.clock.now();
    countQueued(m_socket->bytesToWrite());
    if (m_closing) {
        if (!m_sayingGoodbye) {
            setDeadline(m_lastTaken + lingerTime);
        }
        endSending();
    } else if (m_socket->bytesToWrite() < drainedBelow) {
        m_session->writable();
        resumeReading();
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
            read();
        },
        Qt::QueuedConnection);
}

void Connection::closeWhenSent()
{
    if (m_closing) {
        return;
    }
    m_closing = true;
    setDeadline(m_context.clock.now() + (m_sayingGoodbye ? goodbyeTime : lingerTime));
    QMetaObject::invokeMethod(this, &Connection::endSending, Qt::QueuedConnection);
}

void Connection::discardUnread()
{
    if (m_socket->isOpen()) { // the peer may have reset the connection
        m_socket->skip(m_socket->bytesAvailable());
    }
}

void Connection::endSending()
{
    if (m_socket->bytesToWrite() > 0) {
        return;
    }
    if (!m_plain || !shutdownSending(m_socket->socketDescriptor())) {
        m_socket->disconnectFromHost();
        return;
    }
    // Closing with bytes unread would reset the connection, and the peer might lose our answer.
    discardUnread();
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
        m_sayingGoodbye = true;
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
