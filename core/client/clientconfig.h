// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/servertrust.h"
#include "message/transport.h"
#include "protocol/httphead.h"
#include "time/backoff.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QUrl>

#include <chrono>
#include <optional>

namespace pushscope {

/// How a client knows that its open connection is dead.
struct LifeSigns
{
    enum class Kind {
        AnyByte, ///< heartbeats are expected, and any byte shows life
        EventsOnly, ///< only events do, as for a page with EventSource, which does not see comments
        None, ///< it never doubts
    };
    Kind kind = Kind::AnyByte;
    std::chrono::milliseconds patience{10'000}; ///< of EventsOnly: the silence after which it connects anew

    bool operator==(const LifeSigns &) const = default;
};

/// What a client is to follow, and how.
struct ClientConfig
{
    Transport transport = Transport::Sse;
    /// http, https, ws or wss. Without a path (or with `/`) the endpoint of the transport on a
    /// PushScope server is meant: /events, /ws, /poll. Any other URL is used as it is.
    QUrl url;
    QByteArrayList channels; ///< sent as `channel` only if given
    std::optional<QByteArray> after; ///< resume after this id; nothing = from now on
    HttpHeaders headers; ///< sent with each request
    QByteArray token; ///< sent as `Authorization: Bearer`
    ServerTrust trust; ///< of https and wss
    std::chrono::milliseconds pollInterval{1000}; ///< short poll: from answer to next request
    std::chrono::seconds pollTimeout{25}; ///< long poll: how long the server may hold the request
    std::chrono::milliseconds pingInterval{15'000}; ///< WebSocket: of our own pings, sent to hear any byte
    std::chrono::milliseconds connectTimeout{10'000};
    /// False: it never names the id of what it has; each connection, and each poll, begins from then on.
    bool resumes = true;
    LifeSigns lifeSigns;
    bool binary = false; ///< WebSocket: asks PushScope for binary payloads in frames of their own
    bool raw = false; ///< SSE, WebSocket: asks PushScope for the bare payload
    Backoff::Limits backoff;
    quint32 seed = 0; ///< of the jitter; 0 = another one for each client
};

/// The user info of a URL as Basic authentication sends it (RFC 7617 2).
[[nodiscard]] QByteArray basicCredentials(const QUrl &url);

/// What must not be shown of what the client sends: its token, those in the URL, its password, and the values of
/// headers that carry credentials (message/credentials.h).
[[nodiscard]] QByteArrayList secretsOf(const ClientConfig &config);

/// A URL that may be shown: without user info and the query items that give access.
[[nodiscard]] QUrl withoutSecrets(QUrl url);

/// A text that may be shown: with `***` in place of what the client sends and must not be shown, of 6 bytes or more,
/// which a server may repeat, and of what withoutCredentials() finds.
[[nodiscard]] QString withoutSecrets(const QString &text, const ClientConfig &config);

} // namespace pushscope
