// SPDX-License-Identifier: GPL-3.0-or-later
#include "message/transport.h"

namespace pushscope {

QByteArray toName(Transport transport)
{
    switch (transport) {
    case Transport::Sse: return QByteArrayLiteral("sse");
    case Transport::WebSocket: return QByteArrayLiteral("ws");
    case Transport::LongPoll: return QByteArrayLiteral("longpoll");
    case Transport::ShortPoll: return QByteArrayLiteral("poll");
    }
    Q_UNREACHABLE();
}

std::optional<Transport> transportFromName(QByteArrayView name)
{
    for (const Transport transport : allTransports) {
        if (name == toName(transport)) {
            return transport;
        }
    }
    return {};
}

Transport transportFor(const QUrl &url)
{
    const QString path = url.path();
    if (url.scheme().startsWith(QLatin1String("ws")) || path.endsWith(QLatin1String("/ws"))) {
        return Transport::WebSocket;
    }
    return path.endsWith(QLatin1String("/poll")) ? Transport::LongPoll : Transport::Sse;
}

} // namespace pushscope
