// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/connectproblem.h"

#include "client/endpoint.h"

namespace pushscope {

namespace {

/// Of errors that a route reports, which come without a socket.
QString noWay(QAbstractSocket::SocketError error)
{
    return error == QAbstractSocket::SocketTimeoutError ? QStringLiteral("it did not answer in time")
                                                        : QStringLiteral("it cannot be reached");
}

} // namespace

QString connectProblem(const QUrl &url, QAbstractSocket::SocketError error, const QString &details, bool connected)
{
    const QString where = authorityOf(url);
    switch (error) {
    case QAbstractSocket::ConnectionRefusedError:
        return QStringLiteral("%1 refused the connection: is the server running?").arg(where);
    case QAbstractSocket::HostNotFoundError: return QStringLiteral("no host of the name %1 was found").arg(url.host());
    case QAbstractSocket::RemoteHostClosedError:
        return QStringLiteral("%1 closed the connection at once").arg(where)
            + (connected ? QStringLiteral(": does it speak TLS there?") : QString{});
    case QAbstractSocket::SslHandshakeFailedError:
        if (details.contains(QLatin1String("wrong version number"))) {
            return QStringLiteral("%1 speaks no TLS: is it an http:// address?").arg(where);
        }
        return QStringLiteral("no TLS connection to %1: %2").arg(where, details);
    default: return QStringLiteral("no connection to %1: %2").arg(where, details.isEmpty() ? noWay(error) : details);
    }
}

} // namespace pushscope
