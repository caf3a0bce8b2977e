// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/plainsocket.h"

#include <QEvent>

#include <array>
#include <utility>

namespace pushscope {

namespace {

// Small enough that a reader which stops is noticed soon, large enough for a burst.
constexpr int sendBufferBytes = 128 * 1024;

} // namespace

PlainSocket::Notifier::Notifier(PlainSocket &socket, Type type, Handler handler)
    : QSocketNotifier{socket.m_descriptor, type}, m_socket{socket}, m_handler{handler}
{
}

bool PlainSocket::Notifier::event(QEvent *event)
{
    if (event->type() != QEvent::SockAct) {
        return QSocketNotifier::event(event);
    }
    (m_socket.*m_handler)();
    return true;
}

PlainSocket::PlainSocket(qintptr descriptor)
    : m_descriptor{descriptor}, m_readable{*this, QSocketNotifier::Read, &PlainSocket::readyToRead}
{
    setNoDelay(descriptor);
    setSendBuffer(descriptor, sendBufferBytes);
}

PlainSocket::~PlainSocket()
{
    // A notifier of a closed descriptor might hear of another connection that has got its number.
    m_readable.setEnabled(false);
    m_writable.reset();
    closeDescriptor(m_descriptor);
}

Received PlainSocket::read(QByteArray &into)
{
    thread_local std::array<char, mostAtOnce> buffer;
    const Received received = receiveNow(m_descriptor, buffer.data(), mostAtOnce);
    into.append(buffer.data(), received.size);
    return received;
}

bool PlainSocket::write(const QByteArray &bytes)
{
    if (queuedBytes() > 0) {
        m_queue.remove(0, std::exchange(m_sent, 0));
        m_queue += bytes;
        return true;
    }
    const qint64 taken = sendNow(m_descriptor, bytes);
    if (taken >= 0 && taken < bytes.size()) {
        m_queue = bytes;
        m_sent = taken;
        if (!m_writable) {
            m_writable.emplace(*this, QSocketNotifier::Write, &PlainSocket::readyToWrite);
        }
        m_writable->setEnabled(true);
    }
    return taken >= 0;
}

void PlainSocket::endSending()
{
    if (!shutdownSending(m_descriptor)) {
        user().disconnected();
    }
}

void PlainSocket::readyToRead()
{
    user().readable();
}

void PlainSocket::readyToWrite()
{
    const qint64 taken = sendNow(m_descriptor, QByteArrayView{m_queue}.sliced(m_sent));
    if (taken < 0) {
        m_writable->setEnabled(false);
        user().disconnected();
        return;
    }
    m_sent += taken;
    if (m_sent == m_queue.size()) {
        m_writable->setEnabled(false);
        m_queue = {};
        m_sent = 0;
    }
    if (taken > 0) {
        user().taken();
    }
}

} // namespace pushscope
