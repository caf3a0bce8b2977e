// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/gate.h"

#include "platform/peeraddress.h"
#include "platform/socketsend.h"
#include "server/peername.h"
#include "server/plainsocket.h"
#include "server/qtsocket.h"

#include <QTimer>

#include <algorithm>

namespace pushscope {

namespace {

constexpr std::chrono::milliseconds recoveryTime{100};
constexpr std::chrono::milliseconds shortestPause{1};

std::unique_ptr<ServerSocket> openSocket(qintptr descriptor)
{
#ifdef Q_OS_LINUX
    return std::make_unique<PlainSocket>(descriptor);
#else
    auto socket = std::make_unique<QTcpSocket>();
    socket->setSocketDescriptor(descriptor);
    return std::make_unique<QtSocket>(std::move(socket));
#endif
}

} // namespace

Gate::Gate(ServerContext context, ServerTotals &totals, QObject *parent)
    : QTcpServer{parent}, m_context{context}, m_totals{totals}, m_handshakes{context}
{
    m_context.admissions = &totals.admissions();
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

void Gate::open(qintptr listeningDescriptor)
{
    if (setSocketDescriptor(listeningDescriptor)) {
        open();
    } else {
        closeDescriptor(listeningDescriptor);
    }
}

void Gate::acceptWaiting()
{
    constexpr int mostAtOnce = 100;
    Admissions &admissions = m_totals.admissions();
    const Instant now = m_context.clock.now();
    for (int i = 0; i < mostAtOnce; ++i) {
        if (const auto wait = admissions.takeAccept(now); wait.count() > 0) {
            pause(std::chrono::ceil<std::chrono::milliseconds>(wait));
            return;
        }
        const Accepted accepted = acceptNow(socketDescriptor());
        if (accepted.kind == Accepted::Kind::Connection) {
            incomingConnection(accepted.descriptor);
            continue;
        }
        admissions.giveBackAccept();
        if (accepted.kind == Accepted::Kind::Exhausted) {
            pause(recoveryTime);
            return;
        }
        if (accepted.kind == Accepted::Kind::NoneWaiting) {
            return;
        }
    }
}

void Gate::pause(std::chrono::milliseconds time)
{
    m_incoming->setEnabled(false);
    // Of a timer that is to fire in the past nothing is heard.
    QTimer::singleShot(std::max(time, shortestPause), m_incoming.get(), [this] { m_incoming->setEnabled(true); });
}

void Gate::incomingConnection(qintptr descriptor)
{
    Admissions &admissions = m_totals.admissions();
    const auto &proxies = m_context.config.trustedProxies;
    const bool byProxy = !proxies.isEmpty() && holdsAddress(proxies, peerHost(descriptor));
    auto place = admissions.enter(admissions.countsAddresses() && !byProxy ? peerAddress(descriptor) : QByteArray{});
    ServerCounters &stats = m_context.stats;
    if (!place) {
        ++stats.gateRefusals[GateRefusal::Unanswered];
        closeDescriptor(descriptor);
        return;
    }
    ++stats.accepted;
    if (place->admission() != Admission::Granted) {
        const bool addressFull = place->admission() == Admission::AddressFull;
        ++stats.gateRefusals[addressFull ? GateRefusal::AddressFull : GateRefusal::AtCapacity];
    }
    auto connection = std::make_unique<Connection>(m_handshakes.secure(openSocket(descriptor)), m_context,
                                                   Connection::Arrival{place->admission(), byProxy});
    Connection *const key = connection.get();
    connect(key, &Connection::closed, this, [this, key] { remove(key); });
    m_connections.emplace(key, Guest{*std::move(place), std::move(connection)});
}

void Gate::remove(Connection *connection)
{
    const auto found = m_connections.find(connection);
    if (found == m_connections.end()) {
        return;
    }
    // It may be the sender of what brought us here.
    m_gone.push_back(std::move(found->second.connection));
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
