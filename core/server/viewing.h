// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/httphead.h"
#include "server/viewerbook.h"

#include <QByteArray>

namespace pushscope {

class Connection;
struct ServerContext;

/// What a connection is to its viewer: since when, by which transport, and who says to be there.
class Viewing final : public ViewerBook::Entry
{
public:
    struct Beginning
    {
        Transport transport = Transport::Sse;
        const HttpRequestHead &head;
        SessionId session{}; ///< one is made up if there is none
    };

    Viewing(Connection &connection, ServerContext &context, const Beginning &beginning);

    /// Another poll on the same connection, with so many events in its answer.
    void polled(Transport transport, Instant now);
    void countPolled(qint64 events) { m_polledEvents += events; }

    /// By what viewers are told apart that come again: the address without the port, and the User-Agent.
    [[nodiscard]] static QByteArray nameOf(const QString &peer, QByteArrayView userAgent);
    [[nodiscard]] static QByteArray userAgentOf(const HttpRequestHead &head);

    /// A connection that polled is a viewer for so long after its last poll.
    static constexpr std::chrono::seconds pollMemory{10};

protected:
    [[nodiscard]] SessionId session() const override { return m_session; }
    [[nodiscard]] bool isViewing(Instant now) const override;
    [[nodiscard]] ViewerInfo describe(Instant now) const override;
    [[nodiscard]] bool isGuest() const override;
    [[nodiscard]] QByteArray name() const override;
    void probe(Instant now) override;
    void kick(Instant now, std::chrono::milliseconds refused) override;

private:
    Connection &m_connection;
    ServerContext &m_context;
    SessionId m_session;
    Transport m_transport;
    QByteArray m_userAgent;
    Instant m_since;
    Instant m_polled;
    qint64 m_polledEvents = 0;
};

} // namespace pushscope
