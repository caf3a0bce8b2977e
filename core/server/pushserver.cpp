// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/pushserver.h"

#include "broker/memorybroker.h"
#include "platform/processlimits.h"
#include "server/accesspolicy.h"
#include "server/gate.h"
#include "server/hub.h"
#include "server/replaycache.h"
#include "server/site.h"
#include "time/timerwheel.h"

#include <QTimer>

#include <algorithm>
#include <utility>

namespace pushscope {

namespace {

/// No more connections than the process can have files, with some left for everything else.
ServerConfig withinFileLimit(ServerConfig config)
{
    constexpr quint64 reserve = 64 + Gate::mostSurplus;
    const quint64 limit = fileLimit();
    if (limit > 0) {
        const quint64 room = limit > 2 * reserve ? limit - reserve : limit / 2;
        config.maxConnections = static_cast<int>(std::min<quint64>(static_cast<quint64>(config.maxConnections), room));
    }
    return config;
}

} // namespace

class PushServer::Impl
{
public:
    Impl(const ServerConfig &config, const Clock &clock)
        : m_config{withinFileLimit(config)}, m_clock{clock}, m_deadlines{clock.now()},
          m_broker{{.events = config.historyEvents}}, m_site{{.stats = [this] { return stats(); },
                                                              .isAvailable = [this] { return m_broker.isAvailable(); },
                                                              .nowMicroseconds =
                                                                  [this] { return toMicroseconds(m_clock.now()); }}},
          m_policy{m_config}, m_gate{{m_config, m_clock, m_deadlines, m_broker, m_hub, m_site, m_policy, m_stats,
                                      m_mutes, m_replays}}
    {
        m_broker.listen([this](const Event &event) {
            ++m_stats.published;
            m_hub.deliver(event);
        });
        m_ticker.setTimerType(Qt::PreciseTimer);
        m_ticker.callOnTimeout(&m_ticker, [this] { tick(); });
        m_nextTick = clock.now() + tickLength;
        m_ticker.start(tickLength);
    }

    [[nodiscard]] Result<quint16> listen()
    {
        if (m_gate.listen(m_config.address, m_config.port)) {
            m_gate.open();
            return m_gate.serverPort();
        }
        const QString place = QStringLiteral("%1:%2").arg(m_config.address.toString()).arg(m_config.port);
        switch (m_gate.serverError()) {
        case QAbstractSocket::AddressInUseError:
            return Error{"port-busy", QStringLiteral("%1 is in use by another program").arg(place),
                         QStringLiteral("--listen")};
        case QAbstractSocket::SocketAddressNotAvailableError:
            return Error{"bad-address",
                         QStringLiteral("this machine has no address %1").arg(m_config.address.toString()),
                         QStringLiteral("--listen")};
        default:
            return Error{"listen-failed", QStringLiteral("cannot listen on %1: %2").arg(place, m_gate.errorString()),
                         QStringLiteral("--listen")};
        }
    }

    [[nodiscard]] ServerStats stats() const
    {
        ServerStats stats = m_stats;
        const History &history = m_broker.history();
        stats.historyEvents = static_cast<qint64>(history.events().size());
        stats.historyBytes = static_cast<qint64>(history.bytes());
        if (!history.events().empty()) {
            stats.historyFirst = history.firstId().toByteArray();
            stats.historyLast = history.newestId().toByteArray();
        }
        stats.loopLag = m_worstLag;
        return stats;
    }

    ServerConfig m_config;
    const Clock &m_clock;
    TimerWheel m_deadlines;
    MemoryBroker m_broker;
    Hub m_hub;
    Site m_site;
    AccessPolicy m_policy;
    ServerStats m_stats;
    ServerMutes m_mutes;
    ReplayCache m_replays;
    Gate m_gate;
    QTimer m_ticker;

private:
    static constexpr std::chrono::milliseconds tickLength{20};

    void tick()
    {
        const Instant now = m_clock.now();
        const auto late = std::chrono::duration_cast<std::chrono::microseconds>(now - m_nextTick);
        m_nextTick = now + tickLength;
        // The worst of about a second, forgotten slowly, so that a reader once a second misses none.
        m_worstLag = std::max(late, m_worstLag - m_worstLag / 50);
        m_deadlines.turn(now);
        m_replays.freeIfUnused(now);
    }

    Instant m_nextTick;
    std::chrono::microseconds m_worstLag{0};
};

PushServer::PushServer(const ServerConfig &config, const Clock &clock, QObject *parent)
    : QObject{parent}, m_impl{std::make_unique<Impl>(config, clock)}
{
    connect(&m_impl->m_gate, &Gate::empty, this, [this] {
        if (!m_impl->m_gate.isListening()) {
            Q_EMIT closed();
        }
    });
}

PushServer::~PushServer() = default;

Result<quint16> PushServer::listen()
{
    return m_impl->listen();
}

quint16 PushServer::port() const
{
    return m_impl->m_gate.serverPort();
}

void PushServer::close()
{
    m_impl->m_gate.closeAll();
    if (m_impl->m_gate.isEmpty()) {
        QMetaObject::invokeMethod(this, &PushServer::closed, Qt::QueuedConnection);
    }
}

void PushServer::publish(Publication publication)
{
    if (publication.payload.kind == Payload::Kind::Binary) {
        ++m_impl->m_stats.feedInvalidUtf8;
    }
    m_impl->m_broker.publish(std::move(publication), {});
}

ServerStats PushServer::stats() const
{
    return m_impl->stats();
}

void PushServer::setHeartbeatsMuted(Transport transport, bool muted)
{
    ServerMutes &mutes = m_impl->m_mutes;
    switch (transport) {
    case Transport::Sse: mutes.sseHeartbeats = muted; return;
    case Transport::WebSocket: mutes.webSocketHeartbeats = muted; return;
    case Transport::LongPoll: mutes.longPollHeartbeats = muted; return;
    case Transport::ShortPoll: return; // has none
    }
}

void PushServer::setHeartbeatsMuted(bool muted)
{
    for (const Transport transport : allTransports) {
        setHeartbeatsMuted(transport, muted);
    }
}

void PushServer::setPongsWithheld(bool withheld)
{
    m_impl->m_mutes.pongs = withheld;
}

void PushServer::forgetHistory()
{
    m_impl->m_broker.forgetHistory();
}

void PushServer::setHeartbeat(std::chrono::milliseconds interval)
{
    m_impl->m_config.heartbeat = interval;
}

} // namespace pushscope
