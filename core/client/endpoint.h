// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/clientconfig.h"
#include "message/result.h"

#include <QByteArray>
#include <QUrl>

#include <chrono>
#include <optional>

namespace pushscope {

/// Where a client's requests go. Knows which URLs are PushScope's own (a bare origin, or a path
/// that ends in events, ws or poll): only to them a cursor and a timeout are added.
class Endpoint
{
public:
    /// The error's field is `url` or `channel`.
    [[nodiscard]] static Result<Endpoint> of(const ClientConfig &config);

    /// Whether the path is one of PushScope's; another server may use it too.
    [[nodiscard]] bool looksOurs() const { return m_looksOurs; }
    /// The user named only an origin, so the server is PushScope by intent.
    [[nodiscard]] bool isBare() const { return m_isBare; }

    /// The URL of one request, as http or https without user info. A given `after` or `timeout`
    /// replaces that of the URL.
    [[nodiscard]] QUrl requestUrl(const std::optional<QByteArray> &after,
                                  std::optional<std::chrono::seconds> timeout) const;
    /// The endpoint after a permanent redirect.
    [[nodiscard]] Endpoint movedTo(const QUrl &location) const;

private:
    QUrl m_url;
    QByteArrayList m_channels;
    bool m_looksOurs = false;
    bool m_isBare = false;
};

/// http or https for ws or wss; other schemes stay.
[[nodiscard]] QUrl withHttpScheme(QUrl url);
/// The port, or that of the scheme.
[[nodiscard]] quint16 effectivePort(const QUrl &url);
[[nodiscard]] bool sameOrigin(const QUrl &one, const QUrl &other);
/// `/time` beside a request's URL; of its query only a token is kept.
[[nodiscard]] QUrl timeUrlBeside(const QUrl &url);
/// `host:port` for people; an IPv6 address in brackets.
[[nodiscard]] QString authorityOf(const QUrl &url);

} // namespace pushscope
