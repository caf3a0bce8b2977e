// SPDX-License-Identifier: GPL-3.0-or-later
// The nodes of a run and the Redis that they share.
#include "lab/serverworker.h"

#include "lab/localurl.h"

namespace pushscope {

void ServerWorker::connectRedis(const FeedSpec &feed)
{
    m_redis = std::make_unique<RedisProcess>();
    connect(m_redis.get(), &RedisProcess::started, this, [this, feed] {
        if (!m_nodes.isOpen()) {
            m_config.redis = m_redis->address();
            listen(feed);
        }
    });
    // Queued: the process is not destroyed inside its own signal.
    connect(
        m_redis.get(), &RedisProcess::failed, this,
        [this](const Error &error) {
            dropServer();
            Q_EMIT listenFailed(error);
        },
        Qt::QueuedConnection);
}

void ServerWorker::listen(const FeedSpec &feed)
{
    const auto port = open();
    if (!port) {
        m_redis.reset();
        Q_EMIT listenFailed(port.error());
        return;
    }
    m_waitingFeed = feed;
    if (m_plan.redis) {
        m_logPatience.start(RedisProcess::patience);
    }
    awaitLog();
}

/// Clients and feed begin when all nodes of a run have found their log.
void ServerWorker::awaitLog()
{
    if (m_waitingFeed && (!m_plan.redis || m_nodes.isAvailable())) {
        m_logPatience.stop();
        const FeedSpec feed = *std::exchange(m_waitingFeed, std::nullopt);
        tellListening();
        startFeed(feed);
    }
}

void ServerWorker::tellListening()
{
    if (m_nodes.size() > 1) {
        std::vector<QUrl> urls;
        urls.reserve(static_cast<std::size_t>(m_nodes.size()));
        for (int node = 0; node < m_nodes.size(); ++node) {
            urls.push_back(localUrl(m_config.address, m_nodes.port(node)));
        }
        Q_EMIT nodesListen(urls);
    }
    Q_EMIT listening(localUrl(m_config.address, m_config.port));
}

Result<quint16> ServerWorker::open()
{
    auto port = m_nodes.open(m_config, m_plan.nodes);
    if (port) {
        m_config.port = *port;
        applyMutes();
        openToGuests();
    }
    return port;
}

void ServerWorker::stopNode(int node)
{
    if (isRunning() && m_plan.redis) {
        m_nodes.stop(node);
    }
}

void ServerWorker::startNode(int node)
{
    if (!isRunning() || !m_plan.redis) {
        return;
    }
    if (const auto error = m_nodes.start(node, m_config)) {
        Q_EMIT nodeFailed(*error);
    }
    applyMutes();
}

void ServerWorker::stopRedis()
{
    if (isRunning() && m_redis) {
        m_redis->kill();
    }
}

void ServerWorker::startRedis(bool keepData)
{
    if (isRunning() && m_redis) {
        m_redis->start(keepData);
    }
}

ClusterState ServerWorker::cluster() const
{
    using Redis = ClusterState::Redis;
    ClusterState state;
    if (!m_nodes.isOpen() || m_closing || !m_config.redis) {
        return state;
    }
    state.nodes = m_nodes.states();
    state.refused = m_nodes.refused();
    state.redis = Redis::Elsewhere;
    if (const PushServer *server = m_nodes.first(); server != nullptr && !m_redis) {
        const BrokerState broker = server->brokerState();
        state.where = broker.where;
        state.problem = broker.isAvailable ? QString{} : broker.problem;
    }
    if (m_redis) {
        const bool isDown = m_redis->state() == RedisProcess::State::Down;
        state.redis = m_redis->state() == RedisProcess::State::Up ? Redis::Up : isDown ? Redis::Down : Redis::Starting;
    }
    return state;
}

/// What is the same is not told again.
void ServerWorker::tellCluster()
{
    ClusterState state = cluster();
    if (state != m_toldCluster) {
        m_toldCluster = std::move(state);
        Q_EMIT clusterChanged(m_toldCluster);
    }
}

} // namespace pushscope
