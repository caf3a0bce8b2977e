// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/serverworker.h"

#include "feed/scheduledfeed.h"
#include "lab/localurl.h"
#include "message/errortexts.h"

#include <QThread>
#include <QTimer>

#include <algorithm>

namespace pushscope {

namespace {

using namespace std::chrono_literals;

/// For the goodbyes when the run ends; a peer that does not read is not waited for longer.
constexpr auto finishTimeout = 1000ms;

constexpr std::chrono::microseconds usualAbsence = 1s;

/// A browser tries again at once; who has been asked to leave is not let in again so soon.
constexpr auto kickTime = 60s;

/// Every byte value in turn: neither text nor compressible by chance.
QByteArray binaryOf(qsizetype bytes)
{
    QByteArray made(bytes, '\0');
    for (qsizetype i = 0; i < bytes; ++i) {
        made[i] = static_cast<char>(i & 0xff);
    }
    return made;
}

} // namespace

ServerWorker::ServerWorker(const Clock &clock, std::atomic<quint64> &published, PublishedLog &log)
    : m_clock{clock}, m_published{published}, m_log{log}, m_lag{clock, this},
      m_nodes{clock, [this](const Event &event) { m_log.add(event.id, event.channel, event.due); }, this},
      m_return{this}, m_logPatience{this}
{
    connect(&m_nodes, &NodeSet::closed, this, &ServerWorker::dropServer);
    connect(&m_lag, &LoopLag::ticked, this, [this] {
        awaitLog();
        tellCluster();
    });
    m_logPatience.setSingleShot(true);
    connect(&m_logPatience, &QTimer::timeout, this, [this] {
        dropServer();
        Q_EMIT listenFailed(
            {"broker-unavailable", ServerText::tr("the nodes do not reach Redis"), QStringLiteral("broker")});
    });
    m_return.setSingleShot(true);
    m_return.setTimerType(Qt::PreciseTimer);
    connect(&m_return, &QTimer::timeout, this, &ServerWorker::comeBack);
}

ServerWorker::~ServerWorker() = default;

void ServerWorker::begin()
{
    m_lag.start();
}

void ServerWorker::start(const ServerConfig &config, const FeedSpec &feed, const NodePlan &plan)
{
    dropServer();
    m_share.reset();
    m_nodes.forget();
    m_config = config;
    m_config.threads = 1; // a pause holds this thread, so there must be no other
    m_plan = plan;
    if (plan.redis) {
        connectRedis(feed);
        m_redis->start();
    } else {
        listen(feed);
    }
}

void ServerWorker::startFeed(const FeedSpec &feed)
{
    m_feed = makeFeed(feed, m_clock, [this](Publication publication) { publish(std::move(publication)); });
    connect(m_feed.get(), &Feed::failed, this, &ServerWorker::feedFailed);
    connect(m_feed.get(), &Feed::finished, this, &ServerWorker::feedFinished);
    m_feed->start();
}

void ServerWorker::publish(Publication publication)
{
    if (m_nodes.isOpen() && !m_closing && m_nodes.canPublish()) {
        m_published.fetch_add(1, std::memory_order_relaxed);
        m_nodes.publish(std::move(publication));
    }
}

void ServerWorker::stop()
{
    m_feed.reset();
    m_share.reset();
    m_waitingFeed.reset();
    m_logPatience.stop();
    if (m_away) {
        dropServer();
    } else if (isRunning()) {
        m_closing = true;
        m_nodes.close();
    } else if (!m_nodes.isOpen()) {
        m_redis.reset(); // it was still starting
    }
}

/// Ends what is left of a server: it has closed, or a new one takes its place.
void ServerWorker::dropServer()
{
    m_feed.reset();
    m_waitingFeed.reset();
    m_logPatience.stop();
    if (!m_nodes.isOpen() && !m_away) {
        m_redis.reset();
        return;
    }
    m_return.stop();
    m_away = false;
    m_nodes.drop();
    m_redis.reset();
    m_closing = false;
    Q_EMIT stopped();
    if (m_finishing) {
        finishNow();
    }
}

ServerMoment ServerWorker::moment() const
{
    constexpr double percentile = 0.99;
    return {m_nodes.totals(), m_lag.histogram().percentile(percentile), m_nodes.refused()};
}

void ServerWorker::publish(const QByteArray &channel, const QByteArray &type, const Payload &payload)
{
    publish({channel, type, m_clock.now(), payload});
}

void ServerWorker::burst(const QByteArray &channel, int events, qsizetype bytes, bool binary)
{
    const Instant due = m_clock.now();
    for (int i = 0; i < events; ++i) {
        Payload payload{Payload::Kind::Json, padded(R"({"n":)" + QByteArray::number(i + 1) + '}', bytes)};
        if (binary) {
            payload = {Payload::Kind::Binary, binaryOf(bytes)};
        }
        publish({channel, QByteArrayLiteral("burst"), due, payload});
    }
}

void ServerWorker::setFeed(const FeedSpec &feed)
{
    if (isRunning()) {
        startFeed(feed);
    }
}

void ServerWorker::setRate(double perSecond)
{
    if (m_feed) {
        m_feed->setRate(perSecond);
    }
}

void ServerWorker::setPayloadSize(qsizetype bytes)
{
    if (m_feed) {
        m_feed->setPayloadSize(bytes);
    }
}

void ServerWorker::share(ShareConfig config)
{
    if (!isRunning()) {
        Q_EMIT shareFailed({"not-running", ServerText::tr("no server runs that could be shared"), {}});
        return;
    }
    // Whoever comes back with a new token finds it where it was.
    if (m_share && m_share->address == config.address && config.port == 0) {
        config.port = m_share->port;
    }
    m_share = config;
    openToGuests();
}

void ServerWorker::openToGuests()
{
    PushServer *server = m_nodes.first();
    if (!m_share || server == nullptr) {
        return;
    }
    const auto port = server->share(*m_share);
    if (!port) {
        m_share.reset();
        Q_EMIT shareFailed(port.error());
        return;
    }
    m_share->port = *port;
    Q_EMIT shared(localUrl(m_share->address, *port));
}

ViewerList ServerWorker::viewers()
{
    PushServer *server = m_nodes.first();
    return server != nullptr && !m_closing ? server->viewers() : ViewerList{};
}

void ServerWorker::kick(SessionId viewer)
{
    m_nodes.forEach([viewer](PushServer &server) { server.kick(viewer, kickTime); });
}

void ServerWorker::unshare()
{
    m_share.reset();
    m_nodes.forEach([](PushServer &server) { server.unshare(); });
}

void ServerWorker::setHeartbeat(std::chrono::milliseconds interval)
{
    m_config.heartbeat = interval;
    m_nodes.forEach([interval](PushServer &server) { server.setHeartbeat(interval); });
}

void ServerWorker::faultBegan(int id, const Fault &fault)
{
    switch (fault.kind) {
    case FaultKind::MuteHeartbeats: m_heartbeatMutes[id] = fault.target; break;
    case FaultKind::WithholdPongs: m_pongMutes.insert(id); break;
    case FaultKind::PauseServer: pause(id, fault); break;
    case FaultKind::RestartServer: goAway(fault.time.count() > 0 ? fault.time : usualAbsence); break;
    case FaultKind::ForgetHistory: m_nodes.forEach([](PushServer &server) { server.forgetHistory(); }); break;
    default: break;
    }
    applyMutes();
}

void ServerWorker::faultEnded(int id, const Fault & /*fault*/)
{
    m_heartbeatMutes.erase(id);
    m_pongMutes.remove(id);
    applyMutes();
}

void ServerWorker::applyMutes()
{
    m_nodes.forEach([this](PushServer &server) {
        for (const Transport transport : allTransports) {
            server.setHeartbeatsMuted(transport, std::ranges::any_of(m_heartbeatMutes, [transport](const auto &mute) {
                                          return !mute.second.transport || mute.second.transport == transport;
                                      }));
        }
        server.setPongsWithheld(!m_pongMutes.isEmpty());
    });
}

void ServerWorker::pause(int id, const Fault &fault)
{
    if (isRunning()) {
        m_standstill.hold(id, fault.duration);
        m_lag.start(); // what was meant to be is no lag
    }
}

void ServerWorker::resume(int id)
{
    m_standstill.wake(id);
    QMetaObject::invokeMethod(
        this, [this, id] { m_standstill.settled(id); }, Qt::QueuedConnection);
}

void ServerWorker::resumeAll()
{
    m_standstill.wakeAll();
    QMetaObject::invokeMethod(
        this, [this] { m_standstill.allSettled(); }, Qt::QueuedConnection);
}

void ServerWorker::goAway(std::chrono::microseconds time)
{
    if (!isRunning()) {
        return;
    }
    m_away = true;
    m_nodes.drop();
    m_return.start(std::max(std::chrono::ceil<std::chrono::milliseconds>(time), m_return.remainingTimeAsDuration()));
}

void ServerWorker::comeBack()
{
    const auto port = open();
    if (!port) {
        dropServer();
        Q_EMIT listenFailed(port.error());
        return;
    }
    m_away = false;
}

void ServerWorker::clear()
{
    m_lag.clear();
}

std::optional<ServerStats> ServerWorker::stats()
{
    if (!m_nodes.isOpen() || m_closing) {
        return {};
    }
    ServerStats stats = m_nodes.stats();
    stats.loopLag = m_lag.takeWorst();
    return stats;
}

void ServerWorker::finish()
{
    m_finishing = true;
    stop();
    if (!m_nodes.isOpen()) {
        finishNow();
        return;
    }
    QTimer::singleShot(finishTimeout, this, &ServerWorker::finishNow);
}

void ServerWorker::finishNow()
{
    m_feed.reset();
    m_nodes.drop();
    m_redis.reset();
    thread()->quit();
}

} // namespace pushscope
