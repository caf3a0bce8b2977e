// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/tlsnames.h"

#include <QHostInfo>
#include <QNetworkInterface>
#include <QUrl>

namespace pushscope {

namespace {

bool isAny(const QHostAddress &address)
{
    return address == QHostAddress{QHostAddress::Any} || address == QHostAddress{QHostAddress::AnyIPv4}
    || address == QHostAddress{QHostAddress::AnyIPv6};
}

QByteArrayList namesOfMachine()
{
    QByteArrayList names{QUrl::toAce(QHostInfo::localHostName())};
    for (const QHostAddress &address : QNetworkInterface::allAddresses()) {
        if (!address.isLinkLocal()) { // its zone means something on one machine alone
            names.append(address.toString().toLatin1());
        }
    }
    return names;
}

/// A name of --allow-host without its port and brackets.
QByteArray hostIn(const QByteArray &authority)
{
    const QUrl url{QStringLiteral("https://") + QString::fromUtf8(authority)};
    return QUrl::toAce(url.host());
}

} // namespace

QByteArrayList certificateNames(const ServerConfig &config)
{
    QByteArrayList names{"localhost", "127.0.0.1", "::1"};
    if (isAny(config.address)) {
        names += namesOfMachine();
    } else {
        QHostAddress address = config.address;
        address.setScopeId({});
        names.append(address.toString().toLatin1());
    }
    for (const QByteArray &host : config.allowedHosts) {
        const QByteArray name = hostIn(host);
        names.append(name.isEmpty() ? QUrl{QStringLiteral("https://") + QString::fromUtf8(host)}.host().toLatin1()
                                    : name);
    }
    names.removeAll(QByteArray{});
    QByteArrayList once;
    for (const QByteArray &name : std::as_const(names)) {
        if (!once.contains(name)) {
            once.append(name);
        }
    }
    return once;
}

} // namespace pushscope
