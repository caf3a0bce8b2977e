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

} // namespace pushscope
