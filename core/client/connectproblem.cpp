// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/connectproblem.h"

#include "client/endpoint.h"
#include "message/clientsentence.h"

namespace pushscope {

namespace {

/// Of errors that a route reports, which come without a socket.
QString noWay(QAbstractSocket::SocketError error)
{
    return error == QAbstractSocket::SocketTimeoutError ? english(ClientSentence::NoAnswerInTime)
                                                        : english(ClientSentence::CannotBeReached);
}

} // namespace

bool speaksNoTls(QAbstractSocket::SocketError error, const QString &details)
{
    return error == QAbstractSocket::SslHandshakeFailedError && details.contains(QLatin1String("wrong version number"));
}

QString connectProblem(const QUrl &url, QAbstractSocket::SocketError error, const QString &details, bool connected)
{
    const QString where = authorityOf(url);
    switch (error) {
    case QAbstractSocket::ConnectionRefusedError: return english(ClientSentence::Refused).arg(where);
    case QAbstractSocket::HostNotFoundError: return english(ClientSentence::NoHost).arg(url.host());
    case QAbstractSocket::RemoteHostClosedError:
        return english(connected ? ClientSentence::ClosedAtOnceByTls : ClientSentence::ClosedAtOnce).arg(where);
    case QAbstractSocket::SslHandshakeFailedError:
        return speaksNoTls(error, details) ? english(ClientSentence::SpeaksNoTls).arg(where)
                                           : english(ClientSentence::NoTls).arg(where, details);
    default: return english(ClientSentence::NoConnection).arg(where, details.isEmpty() ? noWay(error) : details);
    }
}

} // namespace pushscope
