// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "broker/broker.h"
#include "server/accesspolicy.h"
#include "server/backplane.h"
#include "server/gate.h"
#include "server/hub.h"
#include "server/replaycache.h"
#include "server/serverstats.h"
#include "server/servertotals.h"
#include "server/sharedentrance.h"
#include "server/site.h"
#include "server/slowwatch.h"
#include "server/ticketoffice.h"
#include "server/viewerbook.h"
#include "time/timerwheel.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <vector>

namespace pushscope {

/// What one thread of a server has: a listener with its connections, their deadlines, and a view of
/// the log. Nothing in it is shared with other threads but totals, mutes and what the broker reads from.
/// Made, used and destroyed in its thread.
class ServerShard final : public QObject
{
    Q_OBJECT

public:
    /// `number` is that of the thread in `totals`; `clock`, `backplane`, `mutes`, `totals`, `tickets` and `viewers`
    /// must outlive it.
    ServerShard(const ServerConfig &config, const Clock &clock, Backplane &backplane, const ServerMutes &mutes,
                ServerTotals &totals, TicketOffice &tickets, ViewerBoard &viewers, std::size_t number);
    ~ServerShard() override;

    [[nodiscard]] Broker &broker() { return *m_broker; }
    [[nodiscard]] Gate &gate() { return m_gate; }
    [[nodiscard]] ViewerBook &viewers() { return m_viewers; }
    [[nodiscard]] ServerCounters &counters() { return m_counters; }
    /// Hears each event before the clients do.
    void setPublishedListener(Broker::Listener listener) { m_published = std::move(listener); }
    void setHeartbeat(std::chrono::milliseconds interval);

    /// Of the whole server, with all that has been published by now.
    [[nodiscard]] ServerStats stats();
    /// As `/metrics` tells it.
    [[nodiscard]] QByteArray metrics();

    /// As PushServer's.
    [[nodiscard]] Result<quint16> share(const ShareConfig &config);
    void unshare();

    /// Stops listening and says goodbye to every connection; `closed` follows.
    void close();

Q_SIGNALS:
    void closed();

private:
    void tick();
    void noteBroker();
    void entranceClosed(const SharedEntrance *entrance);
    void tellIfClosed();
    [[nodiscard]] bool listensFirst(qint64 lateMicroseconds);

    ServerConfig m_config;
    const Clock &m_clock;
    TimerWheel m_deadlines;
    ServerTotals &m_totals;
    ServerCounters &m_counters;
    std::unique_ptr<Broker> m_broker;
    Hub m_hub;
    Site m_site;
    AccessPolicy m_policy;
    ReplayCache m_replays;
    SlowWatch m_slow;
    std::unique_ptr<RoomBoard> m_rooms;
    ViewerBook m_viewers;
    ServerContext m_context;
    Gate m_gate;
    std::unique_ptr<SharedEntrance> m_shared;
    std::vector<std::unique_ptr<SharedEntrance>> m_closing; ///< entrances whose guests are being seen off
    bool m_closed = false; ///< all is to close
    QTimer m_ticker;
    Instant m_nextTick;
    int m_ticksToListen = 0;
    Broker::Listener m_published;
};

} // namespace pushscope
