// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/transportclient.h"

#include "client/pollclient.h"
#include "client/sseclient.h"
#include "client/websocketclient.h"

namespace pushscope {

std::unique_ptr<TransportClient> makeTransportClient(const ClientConfig &config, const Clock &clock,
                                                     ClientListener &listener, Route *route)
{
    switch (config.transport) {
    case Transport::Sse: return std::make_unique<SseClient>(config, clock, listener, route);
    case Transport::WebSocket: return std::make_unique<WebSocketClient>(config, clock, listener, route);
    case Transport::LongPoll:
    case Transport::ShortPoll: return std::make_unique<PollClient>(config, clock, listener, route);
    }
    Q_UNREACHABLE();
}

} // namespace pushscope
