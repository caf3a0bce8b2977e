// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/gate.h"

#include <QTimer>

namespace pushscope {

namespace {

constexpr int backlog = 1024;
constexpr std::chrono::milliseconds recoveryTime{100};
// Beyond the limit some are still let in to be told 503; the rest are closed without a word.
constexpr std::size_t mostSurplus = 256;

} // namespace

Gate::Gate(ServerContext context, QObject *parent) : QTcpServer{parent}, m_context{context}
{
    setListenBacklogSize(backlog);
    connect(this, &QTcpServer::acceptError, this, &Gate::recover);
}

Gate::~Gate()
{
    close();
    m_connections.clear();
}

void Gate::recover()
{
    // Qt stops accepting for ever after an error such as EMFILE.
    QTimer::singleShot(recoveryTime, this, [this] { resumeAccepting(); });
}

void Gate::incomingConnection(qintptr descriptor)
{
    auto socket = std::make_unique<QTcpSocket>();
    if (!socket->setSocketDescriptor(descriptor)) {
        return;
    }
    const auto limit = static_cast<std::size_t>(m_context.config.maxConnections);
    if (m_connections.size() >= limit + mostSurplus) {
        socket->abort();
        return;
    }
    const bool surplus = m_connections.size() >= limit;
    auto connection = std::make_unique<Connection>(std::move(socket), m_context, surplus);
    Connection *const key = connection.get();
    connect(key, &Connection::closed, this, [this, key] { remove(key); });
    m_connections.emplace(key, std::move(connection));
}

void Gate::remove(Connection *connection)
{
    const auto found = m_connections.find(connection);
    if (found == m_connections.end()) {
        return;
    }
    // It may be the sender of what brought us here.
    m_gone.push_back(std::move(found->second));
    m_connections.erase(found);
    QMetaObject::invokeMethod(
        this, [this] { m_gone.clear(); }, Qt::QueuedConnection);
    if (m_connections.empty()) {
        Q_EMIT empty();
    }
}

qint64 Gate::queuedBytes() const
{
    qint64 bytes = 0;
    for (const auto &entry : m_connections) {
        bytes += entry.first->queuedBytes();
    }
    return bytes;
}

void Gate::closeAll()
{
    close();
    for (const auto &entry : m_connections) {
        entry.first->goodbye();
    }
}

} // namespace pushscope
