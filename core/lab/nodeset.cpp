// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/nodeset.h"

#include <algorithm>
#include <utility>

namespace pushscope {

namespace {

/// Epochs that are over and still remembered; each begins with a log that was lost.
constexpr qsizetype mostEpochs = 1'000;

void addTransports(ServerStats::PerTransport &sum, const ServerStats::PerTransport &other)
{
    sum.sse += other.sse;
    sum.ws += other.ws;
    sum.longpoll += other.longpoll;
    sum.other += other.other;
}

/// What each has counted for itself; the log is the same for all.
void addStats(ServerStats &sum, const ServerStats &other)
{
    addTransports(sum.connections, other.connections);
    addTransports(sum.delivered, other.delivered);
    sum.queueBytes += other.queueBytes;
    sum.queuePeakBytes += other.queuePeakBytes;
    sum.slowDisconnects += other.slowDisconnects;
    sum.droppedEvents += other.droppedEvents;
    sum.writeTimeouts += other.writeTimeouts;
    sum.tlsFailed += other.tlsFailed;
    sum.published = std::max(sum.published, other.published);
    sum.loopLag = std::max(sum.loopLag, other.loopLag);
}

} // namespace

NodeSet::NodeSet(const Clock &clock, Heard heard, QObject *parent)
    : QObject{parent}, m_clock{clock}, m_heard{std::move(heard)}
{
}

NodeSet::~NodeSet() = default;

Result<quint16> NodeSet::open(const ServerConfig &config, int nodes)
{
    drop();
    m_nodes.resize(static_cast<std::size_t>(nodes));
    m_nodes.front().port = config.port;
    for (Node &node : m_nodes) {
        if (auto port = listen(node, config); !port) {
            drop();
            return port;
        }
    }
    return m_nodes.front().port;
}

Result<quint16> NodeSet::listen(Node &node, ServerConfig config)
{
    config.port = node.port;
    auto server = std::make_unique<PushServer>(config, m_clock);
    auto port = server->listen();
    if (!port) {
        return port;
    }
    node.port = *port;
    server->setPublishedListener([this](const Event &event) { heard(event); });
    // Queued: a server is not destroyed inside its own signal. By then it may have been replaced.
    connect(
        server.get(), &PushServer::closed, this, [this, number = m_number] { serverClosed(number); },
        Qt::QueuedConnection);
    node.server = std::move(server);
    return port;
}

void NodeSet::close()
{
    m_closing = 0;
    forEach([this](PushServer &server) {
        ++m_closing;
        server.close();
    });
    if (m_closing == 0) {
        m_closing = 1;
        QMetaObject::invokeMethod(
            this, [this, number = m_number] { serverClosed(number); }, Qt::QueuedConnection);
    }
}

/// Who hears it may drop the set.
void NodeSet::serverClosed(int number)
{
    if (number == m_number && m_closing > 0 && --m_closing == 0) {
        Q_EMIT closed();
    }
}

void NodeSet::drop()
{
    ++m_number;
    m_closing = 0;
    for (Node &node : m_nodes) {
        remove(node);
    }
    m_nodes.clear();
}

void NodeSet::remove(Node &node)
{
    if (node.server) {
        const ServerStats stats = node.server->stats();
        m_earlier.slowDisconnects += stats.slowDisconnects;
        m_earlier.droppedEvents += stats.droppedEvents;
        m_earlier.queuePeakBytes = std::max(m_earlier.queuePeakBytes, stats.queuePeakBytes);
        node.server.reset();
    }
}

void NodeSet::stop(int node)
{
    if (node < size()) {
        remove(m_nodes[static_cast<std::size_t>(node)]);
    }
}

std::optional<Error> NodeSet::start(int node, const ServerConfig &config)
{
    if (node >= size() || m_nodes[static_cast<std::size_t>(node)].server) {
        return {};
    }
    const auto port = listen(m_nodes[static_cast<std::size_t>(node)], config);
    return port ? std::nullopt : std::optional{port.error()};
}

PushServer *NodeSet::first() const
{
    const auto running = std::ranges::find_if(m_nodes, [](const Node &node) { return node.server != nullptr; });
    return running == m_nodes.end() ? nullptr : running->server.get();
}

/// Each node hears the whole log, and one may be ahead of the other.
void NodeSet::heard(const Event &event)
{
    if (event.id.epoch != m_newest.epoch) {
        if (m_epochs.contains(event.id.epoch)) {
            return;
        }
        if (m_epochs.size() >= mostEpochs) {
            m_epochs.clear();
        }
        m_epochs.insert(m_newest.epoch);
    } else if (event.id.sequence <= m_newest.sequence) {
        return;
    }
    m_newest = event.id;
    ++m_published;
    m_heard(event);
}

bool NodeSet::canPublish()
{
    const PushServer *server = first();
    const bool can = server != nullptr && server->isAvailable();
    m_refused += can ? 0 : 1;
    return can;
}

void NodeSet::publish(Publication publication)
{
    if (PushServer *server = first()) {
        server->publish(std::move(publication));
    }
}

bool NodeSet::isAvailable() const
{
    return std::ranges::all_of(m_nodes, [](const Node &node) { return !node.server || node.server->isAvailable(); });
}

std::vector<ClusterState::Node> NodeSet::states() const
{
    std::vector<ClusterState::Node> states;
    for (const Node &node : m_nodes) {
        ClusterState::Node &state = states.emplace_back();
        if (node.server) {
            const ServerStats stats = node.server->stats();
            state = {true, node.server->isAvailable(), stats.connections.total(), stats.historyLast};
        }
    }
    return states;
}

ServerStats NodeSet::stats() const
{
    ServerStats sum;
    bool isFirst = true;
    forEach([&](const PushServer &server) {
        if (std::exchange(isFirst, false)) {
            sum = server.stats();
        } else {
            addStats(sum, server.stats());
        }
    });
    return sum;
}

ServerStats NodeSet::totals() const
{
    ServerStats stats = this->stats();
    stats.published = m_published;
    stats.slowDisconnects += m_earlier.slowDisconnects;
    stats.droppedEvents += m_earlier.droppedEvents;
    stats.queuePeakBytes = std::max(stats.queuePeakBytes, m_earlier.queuePeakBytes);
    return stats;
}

void NodeSet::forget()
{
    m_earlier = {};
    m_published = 0;
    m_refused = 0;
    m_epochs.clear(); // the next run may go on with the log of an earlier one
}

} // namespace pushscope
