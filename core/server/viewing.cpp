// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/viewing.h"

#include "server/connection.h"
#include "server/servercontext.h"

#include <QRandomGenerator>

#include <algorithm>

namespace pushscope {

Viewing::Viewing(Connection &connection, ServerContext &context, const Beginning &beginning)
    : m_connection{connection}, m_context{context}, m_session{beginning.session == SessionId{}
                                                                  ? SessionId{QRandomGenerator::system()->generate64()}
                                                                  : beginning.session},
      m_transport{beginning.transport},
      m_userAgent{userAgentOf(beginning.head)}, m_since{context.clock.now()}, m_polled{m_since}
{
    context.viewers.add(*this);
}

QByteArray Viewing::userAgentOf(const HttpRequestHead &head)
{
    return head.headers.value("User-Agent").value_or(QByteArray{}).left(ViewerInfo::longestUserAgent);
}

QByteArray Viewing::nameOf(const QString &peer, QByteArrayView userAgent)
{
    const qsizetype colon = peer.indexOf(u':', std::max<qsizetype>(peer.indexOf(u']'), 0));
    return peer.left(colon).toLatin1() + '\n' + userAgent.toByteArray();
}

void Viewing::polled(Transport transport, Instant now)
{
    m_transport = transport;
    m_polled = now;
}

bool Viewing::isViewing(Instant now) const
{
    if (m_connection.isClosing()) {
        return false;
    }
    const bool polls = m_transport == Transport::LongPoll || m_transport == Transport::ShortPoll;
    return !polls || m_connection.session().isParked() || now - m_polled < pollMemory;
}

ViewerInfo Viewing::describe(Instant now) const
{
    const Session &session = m_connection.session();
    ViewerInfo info;
    info.session = m_session;
    info.transport = m_transport;
    info.peer = m_connection.peer();
    info.userAgent = QString::fromUtf8(m_userAgent);
    info.guest = isGuest();
    info.since = m_since;
    info.connected = std::chrono::duration_cast<std::chrono::milliseconds>(now - m_since);
    info.delivered = m_polledEvents + session.delivered();
    info.queueBytes = m_connection.queuedBytes() + session.backlog().queueBytes;
    const auto measured = session.roundTrip();
    info.roundTrip = measured ? measured : m_connection.roundTrip();
    return info;
}

bool Viewing::isGuest() const
{
    return m_context.shared;
}

QByteArray Viewing::name() const
{
    return nameOf(m_connection.peer(), m_userAgent);
}

void Viewing::probe(Instant now)
{
    if (!m_connection.isClosing() && m_connection.queuedBytes() == 0) {
        m_connection.session().probe(now);
    }
}

void Viewing::kick(Instant now, std::chrono::milliseconds refused)
{
    if (refused.count() > 0) {
        m_context.viewers.board().refuse(name(), now + refused);
    }
    m_connection.kick();
}

} // namespace pushscope
