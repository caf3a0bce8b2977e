// SPDX-License-Identifier: GPL-3.0-or-later
#include "link/linkapproach.h"

#include "client/endpoint.h"

#include <QNetworkProxy>
#include <QTcpServer>
#include <QTcpSocket>

namespace pushscope {

LinkApproach::LinkApproach(const QUrl &origin, QObject *asker, std::function<void(const Route::Way &)> ready,
                           Calls calls, QObject *parent)
    : QObject{parent}, m_origin{origin}, m_asker{asker}, m_ready{std::move(ready)}, m_calls{std::move(calls)}, m_timer{
                                                                                                                   this}
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        if (m_stage == Stage::Connecting) {
            fail(QAbstractSocket::SocketTimeoutError);
        } else {
            over();
        }
    });
    connect(asker, &QObject::destroyed, this, &LinkApproach::askerGone);
    m_timer.start(barredPatience);
}

LinkApproach::~LinkApproach() = default;

void LinkApproach::start()
{
    if (m_stage == Stage::Over) {
        return;
    }
    if (m_calls.isRefused()) {
        fail(QAbstractSocket::ConnectionRefusedError);
        return;
    }
    check();
}

void LinkApproach::check()
{
    if (m_calls.isBarred()) {
        return;
    }
    if (m_stage == Stage::Waiting) {
        connectToServer();
    } else if (m_stage == Stage::Connected) {
        offer();
    }
}

void LinkApproach::connectToServer()
{
    m_stage = Stage::Connecting;
    m_timer.start(patience);
    m_toServer = new QTcpSocket{this};
    m_toServer->setProxy(QNetworkProxy::NoProxy);
    connect(m_toServer, &QTcpSocket::connected, this, &LinkApproach::serverConnected);
    // Queued, as is what follows a connection: the answer may delete the link, and a socket not while it signals.
    connect(m_toServer, &QTcpSocket::errorOccurred, this, &LinkApproach::fail, Qt::QueuedConnection);
    m_toServer->connectToHost(m_origin.host(), effectivePort(m_origin));
}

void LinkApproach::serverConnected()
{
    m_toServer->disconnect(this);
    m_toServer->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_wire.target = authorityOf(m_origin);
    m_wire.serverAddress = m_toServer->peerAddress().toString();
    m_wire.serverPort = m_toServer->peerPort();
    m_wire.tls = m_origin.scheme() == QLatin1String("https") || m_origin.scheme() == QLatin1String("wss");
    m_server = std::make_unique<LinkSocket>(*m_toServer);
    if (!m_server->isOpen()) {
        fail(QAbstractSocket::SocketResourceError);
        return;
    }
    m_stage = Stage::Connected;
    m_timer.start(barredPatience);
    QMetaObject::invokeMethod(this, &LinkApproach::check, Qt::QueuedConnection);
}

void LinkApproach::offer()
{
    m_listener = new QTcpServer{this};
    m_listener->setProxy(QNetworkProxy::NoProxy);
    m_listener->setMaxPendingConnections(1);
    connect(m_listener, &QTcpServer::newConnection, this, &LinkApproach::clientCame);
    if (!m_listener->listen(QHostAddress::LocalHost)) {
        fail(QAbstractSocket::SocketResourceError);
        return;
    }
    m_stage = Stage::Offered;
    m_timer.start(patience);
    answer({m_listener->serverAddress(), m_listener->serverPort(), {}});
}

void LinkApproach::clientCame()
{
    QTcpSocket *client = m_listener->nextPendingConnection();
    if (m_stage != Stage::Offered || client == nullptr) {
        return;
    }
    m_stage = Stage::Over;
    m_listener->close();
    m_timer.stop();
    client->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_wire.clientAddress = client->peerAddress().toString();
    m_wire.clientPort = client->peerPort();
    auto end = std::make_unique<LinkSocket>(*client);
    if (!end->isOpen()) {
        m_server->reset();
        m_calls.onOver();
        return;
    }
    m_calls.onConnected({std::move(end), std::move(m_server), m_wire});
}

/// A client that has come already may have written something and gone: that is still to reach the server.
void LinkApproach::askerGone()
{
    if (m_stage == Stage::Offered) {
        (void)m_listener->waitForNewConnection(0);
    }
    over();
}

/// The call may delete the link and with it this.
void LinkApproach::answer(const Route::Way &way)
{
    if (m_asker && m_ready) {
        const auto ready = std::exchange(m_ready, nullptr);
        ready(way);
    }
}

void LinkApproach::fail(QAbstractSocket::SocketError error)
{
    if (m_stage == Stage::Over) {
        return;
    }
    const QPointer<LinkApproach> self{this};
    answer({{}, 0, error});
    if (self) {
        over();
    }
}

void LinkApproach::over()
{
    if (m_stage != Stage::Over) {
        m_stage = Stage::Over;
        m_timer.stop();
        m_server.reset();
        if (m_toServer) {
            m_toServer->disconnect(this);
            m_toServer->abort();
        }
        m_calls.onOver();
    }
}

} // namespace pushscope
