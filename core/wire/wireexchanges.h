// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <deque>

namespace pushscope {

/// What the two directions of a connection must know of each other: the requests that wait for their response.
struct WireExchanges
{
    struct Request
    {
        quint32 exchange = 0;
        bool head = false; ///< its response has no body
        bool connect = false; ///< CONNECT: a success makes the connection a tunnel
        bool switches = false; ///< asks for another protocol, so that what follows it depends on the answer
    };

    /// What both directions carry after the response to a request that switches.
    enum class Protocol { Http, WebSocket, Unknown };

    std::deque<Request> waiting;
    quint32 last = 0; ///< the newest exchange's number
    Protocol protocol = Protocol::Http;
    bool answered = true; ///< the last request that switches has its answer

    static constexpr std::size_t mostWaiting = 10'000;
};

} // namespace pushscope
