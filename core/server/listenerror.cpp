// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/listenerror.h"

#include "message/errortexts.h"
#include "message/systemreason.h"

#include <QTcpServer>

namespace pushscope {

Error listenError(const QTcpServer &server, const QHostAddress &address, quint16 port, const QString &field)
{
    const QString place = QStringLiteral("%1:%2").arg(address.toString()).arg(port);
    switch (server.serverError()) {
    case QAbstractSocket::AddressInUseError:
        return {"port-busy", ServerText::tr("%1 is in use by another program").arg(place), field};
    case QAbstractSocket::SocketAddressNotAvailableError:
        return {"bad-address", ServerText::tr("this machine has no address %1").arg(address.toString()), field};
    default:
        return {"listen-failed",
                ServerText::tr("cannot listen on %1: %2").arg(place, shownSystemReason(server.errorString())), field};
    }
}

} // namespace pushscope
