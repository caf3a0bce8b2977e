// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/servershard.h"

#include "server/servermetrics.h"

#include <algorithm>
#include <utility>

namespace pushscope {

namespace {

constexpr std::chrono::milliseconds tickLength{20};
/// A tick that is later than this comes after a standstill: the process was stopped, or got no time.
constexpr std::chrono::milliseconds longestLoopLag{500};
/// For so many ticks after it the peers are only listened to.
constexpr int ticksToListen = 10;

QByteArray nameOf(SlowConsumer policy)
{
    switch (policy) {
    case SlowConsumer::Disconnect: return QByteArrayLiteral("disconnect");
    case SlowConsumer::DropOldest: return QByteArrayLiteral("drop-oldest");
    case SlowConsumer::LatestOnly: return QByteArrayLiteral("latest-only");
    }
    return {};
}

} // namespace

ServerShard::ServerShard(const ServerConfig &config, const Clock &clock, Backplane &backplane, const ServerMutes &mutes,
                         ServerTotals &totals, TicketOffice &tickets, ViewerBoard &viewers, std::size_t number)
    : m_config{config}, m_clock{clock}, m_deadlines{clock.now()}, m_totals{totals},
      m_counters{totals.ofThread(number)}, m_broker{backplane.makeBroker()},
      m_site{{.stats = [this] { return stats(); },
              .metrics = [this] { return metrics(); },
              .isAvailable = [this] { return m_broker->isAvailable() && m_rooms->isAvailable(); },
              .nowMicroseconds = [this] { return toMicroseconds(m_clock.now()); }},
             config.siteFolder},
      m_policy{m_config, tickets}, m_slow{totals.slow(), number}, m_rooms{backplane.makeRoomBoard()},
      m_viewers{viewers, number}, m_context{m_config,   m_clock, m_deadlines, *m_broker, m_hub,   m_site,   m_policy,
                                            m_counters, mutes,   m_replays,   m_slow,    tickets, *m_rooms, m_viewers},
      m_gate{m_context, totals}
{
    m_broker->listen([this](const Event &event) {
        ++m_counters.published;
        if (m_published) {
            m_published(event);
        }
        m_hub.deliver(event);
    });
    m_broker->listenForBreaks([this](const LogBreak &logBreak) { m_hub.interrupt(logBreak); });
    connect(&m_gate, &Gate::empty, this, &ServerShard::tellIfClosed);
    noteBroker();
    m_ticker.setTimerType(Qt::PreciseTimer);
    m_ticker.callOnTimeout(this, &ServerShard::tick);
    m_nextTick = clock.now() + tickLength;
    m_ticker.start(tickLength);
}

ServerShard::~ServerShard() = default;

ServerStats ServerShard::stats()
{
    m_broker->refresh();
    m_slow.publish(m_clock.now());
    ServerStats stats = m_totals.sum();
    stats.slowConsumer = nameOf(m_config.slowConsumer);
    stats.queueLimitBytes = m_config.maxQueueBytes;
    const History &history = m_broker->history();
    stats.historyEvents = static_cast<qint64>(history.events().size());
    stats.historyBytes = static_cast<qint64>(history.bytes());
    if (!history.events().empty()) {
        stats.historyFirst = history.firstId().toByteArray();
        stats.historyLast = history.newestId().toByteArray();
    }
    return stats;
}

QByteArray ServerShard::metrics()
{
    m_broker->refresh();
    noteBroker();
    const History &history = m_broker->history();
    return metricsOf(m_totals,
                     {.historyEvents = static_cast<qint64>(history.events().size()),
                      .historyBytes = static_cast<qint64>(history.bytes()),
                      .maxConnections = m_config.maxConnections,
                      .maxQueueBytes = m_config.maxQueueBytes});
}

/// The broker may be asked only here, but its figures are for all threads.
void ServerShard::noteBroker()
{
    const BrokerFigures figures = m_broker->figures();
    m_counters.brokerAvailable.set(m_broker->isAvailable() ? 1 : 0);
    m_counters.brokerBehind.set(figures.behind);
    m_counters.brokerRoundTrip.set(figures.roundTrip.count());
    m_counters.brokerReconnects.set(figures.reconnects);
    m_counters.brokerRefused.set(figures.refused);
}

void ServerShard::setHeartbeat(std::chrono::milliseconds interval)
{
    m_config.heartbeat = interval;
    if (m_shared) {
        m_shared->setHeartbeat(interval);
    }
}

Result<quint16> ServerShard::share(const ShareConfig &config)
{
    unshare();
    const bool anyPort = config.port == 0;
    ShareConfig wanted = config;
    if (anyPort) {
        wanted.port = m_gate.serverPort();
    }
    auto entrance = std::make_unique<SharedEntrance>(wanted, m_context);
    auto port = entrance->listen();
    if (!port && anyPort && port.error().code == "port-busy") {
        wanted.port = 0;
        entrance = std::make_unique<SharedEntrance>(wanted, m_context);
        port = entrance->listen();
    }
    if (port) {
        connect(
            entrance.get(), &SharedEntrance::closed, this, [this, which = entrance.get()] { entranceClosed(which); },
            Qt::QueuedConnection);
        m_shared = std::move(entrance);
    }
    return port;
}

void ServerShard::unshare()
{
    if (m_shared) {
        m_closing.push_back(std::move(m_shared));
        m_closing.back()->close();
    }
}

void ServerShard::entranceClosed(const SharedEntrance *entrance)
{
    std::erase_if(m_closing, [entrance](const auto &closing) { return closing.get() == entrance; });
    tellIfClosed();
}

void ServerShard::close()
{
    m_closed = true;
    unshare();
    m_gate.closeAll();
    QMetaObject::invokeMethod(this, &ServerShard::tellIfClosed, Qt::QueuedConnection);
}

void ServerShard::tellIfClosed()
{
    if (m_closed && m_gate.isEmpty() && m_closing.empty()) {
        Q_EMIT closed();
    }
}

void ServerShard::tick()
{
    const Instant now = m_clock.now();
    const qint64 late = std::chrono::duration_cast<std::chrono::microseconds>(now - m_nextTick).count();
    m_nextTick = now + tickLength;
    // The worst of about a second, forgotten slowly, so that a reader once a second misses none.
    const qint64 worst = m_counters.loopLag.value();
    m_counters.loopLag.set(std::max(late, worst - worst / 50));
    m_replays.freeIfUnused(now);
    m_rooms->turn();
    m_viewers.turn(now);
    noteBroker();
    if (!listensFirst(late)) {
        m_deadlines.turn(now);
        m_slow.turn(now);
    }
}

/// What the peers sent during a standstill is read before any of them is judged by a deadline that passed meanwhile.
/// Where every tick is late they are judged all the same, only less often.
bool ServerShard::listensFirst(qint64 lateMicroseconds)
{
    if (m_ticksToListen > 0) {
        return --m_ticksToListen > 0;
    }
    if (std::chrono::microseconds{lateMicroseconds} > longestLoopLag) {
        m_ticksToListen = ticksToListen;
    }
    return m_ticksToListen > 0;
}

} // namespace pushscope
