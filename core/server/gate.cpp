// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/gate.h"

#include "platform/socketsend.h"

#include <QTimer>

namespace pushscope {

namespace {

// Thousands may come at once, and who finds no room tries again only after a second. The system caps it.
constexpr int backlog = 16'384;
constexpr std::chrono::milliseconds recoveryTime{100};

} // namespace

Gate::Gate(ServerContext context, QObject *parent) : QTcpServer{parent}, m_context{context}
{
    setListenBacklogSize(backlog);
}

Gate::~Gate()
{
    m_incoming.reset();
    close();
    m_connections.clear();
}

void Gate::open()
{
#ifdef Q_OS_LINUX
    pauseAccepting();
    m_incoming = std::make_unique<QSocketNotifier>(socketDescriptor(), QSocketNotifier::Read);
    connect(m_incoming.get(), &QSocketNotifier::activated, this, &Gate::acceptWaiting);
#endif
}

void Gate::acceptWaiting()
{
    constexpr int mostAtOnce = 100;
    for (int i = 0; i < mostAtOnce; ++i) {
        const Accepted accepted = acceptNow(socketDescriptor());
        if (accepted.kind == Accepted::Kind::Connection) {
            incomingConnection(accepted.descriptor);
        } else if (accepted.kind == Accepted::Kind::Exhausted) {
            pause();
            return;
        } else if (accepted.kind == Accepted::Kind::NoneWaiting) {
            return;
        }
    }
}

void Gate::pause()
{
    m_incoming->setEnabled(false);
    QTimer::singleShot(recoveryTime, m_incoming.get(), [this] { m_incoming->setEnabled(true); });
}

void Gate::incomingConnection(qintptr descriptor)
{
    auto socket = std::make_unique<QTcpSocket>();
    if (!socket->setSocketDescriptor(descriptor)) {
        closeDescriptor(descriptor);
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

void Gate::closeAll()
{
    m_incoming.reset();
    close();
    for (const auto &entry : m_connections) {
        entry.first->goodbye();
    }
}

} // namespace pushscope
