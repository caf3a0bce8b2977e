// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHostAddress>
#include <QUrl>

namespace pushscope {

/// Where clients of this machine find the server.
inline QUrl localUrl(const QHostAddress &address, quint16 port)
{
    QHostAddress reachable = address;
    if (address == QHostAddress{QHostAddress::AnyIPv4} || address == QHostAddress{QHostAddress::Any}) {
        reachable = QHostAddress{QHostAddress::LocalHost};
    } else if (address == QHostAddress{QHostAddress::AnyIPv6}) {
        reachable = QHostAddress{QHostAddress::LocalHostIPv6};
    }
    QUrl url;
    url.setScheme(QStringLiteral("http"));
    url.setHost(reachable.toString());
    url.setPort(port);
    return url;
}

} // namespace pushscope
