// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/pushserver.h"

#include "message/errortexts.h"
#include "platform/processlimits.h"
#include "platform/sharedport.h"
#include "platform/socketsend.h"
#include "server/backplane.h"
#include "server/listenerror.h"
#include "server/servershard.h"
#include "server/shardthread.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace pushscope {

namespace {

/// No more connections than the process can have files, with some left for everything else.
ServerConfig withinLimits(ServerConfig config)
{
    constexpr qint64 filesOfThread = 8;
    config.threads = std::clamp(config.threads, 1, ServerConfig::mostThreads);
    const qint64 others = 64 + filesOfThread * config.threads;
    const auto limit = static_cast<qint64>(fileLimit());
    if (limit > 0) {
        // A connection may have a file of the site besides.
        const qint64 filesOfConnection = config.siteFolder.isEmpty() ? 1 : 2;
        const qint64 room = std::max<qint64>((limit - others) / filesOfConnection, 2);
        config.limits.surplus = std::min(config.limits.surplus, room / 3);
        config.maxConnections = static_cast<int>(std::min<qint64>(config.maxConnections, room - config.limits.surplus));
    }
    return config;
}

} // namespace

/// One shard in the owner's thread, and each of the others in a thread of its own.
class PushServer::Impl
{
public:
    Impl(const ServerConfig &config, const Clock &clock)
        : m_config{withinLimits(config)}, m_totals{m_config}, m_tickets{clock, m_config.ticketTime},
          m_backplane{makeBackplane(m_config, clock)}, m_viewers{static_cast<std::size_t>(m_config.threads)}, m_clock{
                                                                                                                  clock}
    {
        const auto threads = static_cast<std::size_t>(m_config.threads);
        m_first = makeShard(clock, 0);
        for (std::size_t i = 1; i < threads; ++i) {
            m_others.push_back(std::make_unique<ShardThread>(QStringLiteral("serve-%1").arg(i + 1),
                                                             [&, i] { return makeShard(clock, i); }));
        }
    }

    ~Impl()
    {
        m_first.reset(); // the others may be waiting for its reader
        for (const auto &other : m_others) {
            other->quit();
        }
    }

    Impl(const Impl &) = delete;
    Impl &operator=(const Impl &) = delete;

    [[nodiscard]] Result<quint16> listen()
    {
        Gate &gate = m_first->gate();
        if (!gate.listen(m_config.address, m_config.port)) {
            return listenError(gate, m_config.address, m_config.port, QStringLiteral("--listen"));
        }
        if (!listenInOthers(gate.socketDescriptor())) {
            gate.close();
            return Error{"threads-unsupported", ServerText::tr("this system cannot listen in several threads"),
                         QStringLiteral("--threads")};
        }
        gate.open();
        return gate.serverPort();
    }

    void inAll(const std::function<void(ServerShard &)> &action)
    {
        action(*m_first);
        for (const auto &other : m_others) {
            other->run(action);
        }
    }

    void close()
    {
        m_first->close();
        for (const auto &other : m_others) {
            other->close();
        }
    }

    [[nodiscard]] ServerShard &first() { return *m_first; }
    [[nodiscard]] const std::vector<std::unique_ptr<ShardThread>> &others() const { return m_others; }

    /// Whether that was the last.
    [[nodiscard]] bool firstClosed() { return !std::exchange(m_firstIsClosed, true) && m_ended == m_others.size(); }
    [[nodiscard]] bool otherEnded() { return ++m_ended == m_others.size() && m_firstIsClosed; }

    [[nodiscard]] const Clock &clock() const { return m_clock; }
    [[nodiscard]] ViewerList viewers()
    {
        m_viewers.ask(m_clock.now());
        m_first->viewers().publish(m_clock.now());
        return m_viewers.all();
    }

    [[nodiscard]] ServerTotals &totals() { return m_totals; }

    ServerMutes m_mutes;

private:
    [[nodiscard]] std::unique_ptr<ServerShard> makeShard(const Clock &clock, std::size_t number)
    {
        return std::make_unique<ServerShard>(m_config, clock, *m_backplane, m_mutes, m_totals, m_tickets, m_viewers,
                                             number);
    }

    [[nodiscard]] bool listenInOthers(qintptr first)
    {
        std::vector<qintptr> descriptors;
        std::ranges::generate_n(std::back_inserter(descriptors), std::ssize(m_others),
                                [first] { return listenBeside(first, Gate::backlog); });
        if (std::ranges::find(descriptors, -1) != descriptors.end()) {
            std::erase(descriptors, -1);
            std::ranges::for_each(descriptors, closeDescriptor);
            return false;
        }
        auto next = descriptors.cbegin();
        for (const auto &other : m_others) {
            // A thread that ends before it comes to this closes it.
            const std::shared_ptr<qintptr> owned{new qintptr{*next++}, [](const qintptr *descriptor) {
                                                     if (*descriptor >= 0) {
                                                         closeDescriptor(*descriptor);
                                                     }
                                                     delete descriptor;
                                                 }};
            other->run([owned](ServerShard &shard) { shard.gate().open(std::exchange(*owned, -1)); });
        }
        return true;
    }

    ServerConfig m_config;
    ServerTotals m_totals;
    TicketOffice m_tickets;
    std::unique_ptr<Backplane> m_backplane;
    ViewerBoard m_viewers;
    const Clock &m_clock;
    std::vector<std::unique_ptr<ShardThread>> m_others;
    std::unique_ptr<ServerShard> m_first;
    std::size_t m_ended = 0; ///< of the others
    bool m_firstIsClosed = false;
};

PushServer::PushServer(const ServerConfig &config, const Clock &clock, QObject *parent)
    : QObject{parent}, m_impl{std::make_unique<Impl>(config, clock)}
{
    connect(&m_impl->first(), &ServerShard::closed, this, [this] {
        if (m_impl->firstClosed()) {
            Q_EMIT closed();
        }
    });
    for (const auto &other : m_impl->others()) {
        connect(other.get(), &ShardThread::ended, this, [this] {
            if (m_impl->otherEnded()) {
                Q_EMIT closed();
            }
        });
    }
}

PushServer::~PushServer() = default;

Result<quint16> PushServer::listen()
{
    return m_impl->listen();
}

quint16 PushServer::port() const
{
    return m_impl->first().gate().serverPort();
}

void PushServer::close()
{
    m_impl->close();
}

void PushServer::publish(Publication publication)
{
    ServerShard &shard = m_impl->first();
    if (publication.payload.kind == Payload::Kind::Binary) {
        ++shard.counters().feedInvalidUtf8;
    }
    shard.broker().publish(std::move(publication), [&counters = shard.counters()](const Result<EventId> &published) {
        counters.countPublished(Source::Feed, bool{published});
    });
}

void PushServer::setPublishedListener(std::function<void(const Event &)> listener)
{
    m_impl->first().setPublishedListener(std::move(listener));
}

bool PushServer::isAvailable() const
{
    const Broker &broker = m_impl->first().broker();
    return broker.isAvailable() && broker.hasLog();
}

void PushServer::setBrokerListener(const std::function<void(const BrokerState &)> &listener)
{
    m_impl->first().broker().listenForState(listener);
}

BrokerState PushServer::brokerState() const
{
    return m_impl->first().broker().state();
}

ServerStats PushServer::stats() const
{
    return m_impl->first().stats();
}

SlowNotice PushServer::takeSlowNotice()
{
    return m_impl->totals().slow().takeNotice();
}

Result<quint16> PushServer::share(const ShareConfig &config)
{
    return m_impl->first().share(config);
}

void PushServer::unshare()
{
    m_impl->first().unshare();
}

ViewerList PushServer::viewers()
{
    return m_impl->viewers();
}

void PushServer::kick(SessionId session, std::chrono::milliseconds refused)
{
    m_impl->inAll(
        [=, &clock = m_impl->clock()](ServerShard &shard) { shard.viewers().kick(session, clock.now(), refused); });
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
    m_impl->first().broker().forgetHistory();
}

void PushServer::setHeartbeat(std::chrono::milliseconds interval)
{
    m_impl->inAll([interval](ServerShard &shard) { shard.setHeartbeat(interval); });
}

} // namespace pushscope
