// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/servertrust.h"
#include "protocol/httphead.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QUrl>

#include <chrono>

namespace pushscope {

enum class CheckTransport { ByUrl, All, Http, Sse, WebSocket, LongPoll };

/// What server is to be checked, and how.
struct CheckConfig
{
    /// http, https, ws or wss. Only an origin: all endpoints of a PushScope server are tried. Else the endpoint of
    /// one transport.
    QUrl url;
    CheckTransport transport = CheckTransport::ByUrl;
    HttpHeaders headers; ///< sent with each request
    QByteArray token; ///< sent as `Authorization: Bearer`
    QUrl publishUrl; ///< takes a POST whose body reaches the subscribers; empty: /publish of a bare origin
    QByteArray publishToken; ///< instead of `token` there
    ServerTrust trust;
    bool insecure = false; ///< certificates are not verified
    std::chrono::milliseconds patience{2'000}; ///< for what a server does at once
    std::chrono::milliseconds headWait{12'000}; ///< for a 408
    std::chrono::milliseconds heartbeatWait{20'000}; ///< 0: not tried
    QByteArrayList only; ///< beginnings of the names of the cases to run; empty: all

    static constexpr int mostAtOnce = 8;
};

} // namespace pushscope
