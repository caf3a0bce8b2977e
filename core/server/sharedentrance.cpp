// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/sharedentrance.h"

#include "message/errortexts.h"
#include "server/listenerror.h"

#include <QRandomGenerator>

#include <array>

namespace pushscope {

namespace {

/// Nobody is told it, so nobody publishes.
QByteArray unknownToken()
{
    std::array<quint32, 8> words{};
    QRandomGenerator::system()->fillRange(words.data(), words.size());
    return QByteArray{reinterpret_cast<const char *>(words.data()), sizeof words}.toHex();
}

ServerConfig configOf(const ShareConfig &share, const ServerConfig &own)
{
    ServerConfig config = own;
    config.address = share.address;
    config.port = share.port;
    config.threads = 1;
    config.token = share.token;
    config.publishToken = unknownToken();
    config.maxConnections = share.maxConnections;
    return config;
}

} // namespace

SharedEntrance::SharedEntrance(const ShareConfig &share, const ServerContext &own, QObject *parent)
    : QObject{parent}, m_config{configOf(share, own.config)}, m_tickets{own.clock, m_config.ticketTime},
      m_policy{m_config, m_tickets}, m_totals{m_config}, m_gate{{m_config, own.clock, own.deadlines, own.broker,
                                                                 own.hub, own.site, m_policy, own.stats, own.mutes,
                                                                 own.replays, own.slow, m_tickets, own.rooms,
                                                                 own.viewers, true},
                                                                m_totals}
{
    connect(&m_gate, &Gate::empty, this, [this] {
        if (!m_gate.isListening()) {
            Q_EMIT closed();
        }
    });
}

Result<quint16> SharedEntrance::listen()
{
    if (m_config.token.isEmpty()) {
        return Error{"bad-token", ServerText::tr("what is shared needs a token"), QStringLiteral("token")};
    }
    if (!m_gate.listen(m_config.address, m_config.port)) {
        return listenError(m_gate, m_config.address, m_config.port, QStringLiteral("address"));
    }
    m_gate.open();
    return m_gate.serverPort();
}

void SharedEntrance::close()
{
    m_gate.closeAll();
    if (m_gate.isEmpty()) {
        QMetaObject::invokeMethod(this, &SharedEntrance::closed, Qt::QueuedConnection);
    }
}

} // namespace pushscope
