// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/accesspolicy.h"
#include "server/gate.h"
#include "server/servertotals.h"
#include "server/shareconfig.h"
#include "server/ticketoffice.h"

#include <QObject>

namespace pushscope {

/// A second listener of a server thread, by which guests come in: with the token they read what the others read, and
/// nobody publishes. Its tickets are of no use at the server's own address, nor those of the server here.
class SharedEntrance final : public QObject
{
    Q_OBJECT

public:
    /// `own` is the context of the thread's own gate; what it refers to must outlive the entrance.
    SharedEntrance(const ShareConfig &share, const ServerContext &own, QObject *parent = nullptr);

    /// The port, or an error with the codes of PushServer::listen() and field `address`; code `bad-token` if there is
    /// none.
    [[nodiscard]] Result<quint16> listen();
    /// Stops listening and says goodbye to every guest; `closed` follows.
    void close();
    void setHeartbeat(std::chrono::milliseconds interval) { m_config.heartbeat = interval; }

Q_SIGNALS:
    void closed();

private:
    ServerConfig m_config;
    TicketOffice m_tickets;
    AccessPolicy m_policy;
    ServerTotals m_totals; ///< of guests alone, so that they take no place from others
    Gate m_gate;
};

} // namespace pushscope
