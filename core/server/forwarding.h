// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/httphead.h"
#include "server/addressrange.h"

#include <QByteArray>
#include <QHostAddress>

#include <optional>

namespace pushscope {

/// What a trusted proxy tells of a request that it passes on: nothing of what it does not tell, or not in a way that
/// can be understood. `Forwarded` (RFC 7239) is not read: most proxies leave it as the client sent it.
struct Forwarding
{
    QHostAddress client; ///< null if unknown
    std::optional<bool> secure; ///< the client came by https or wss
    QByteArray host; ///< that the client asked for, with its port; empty if unknown

    /// X-Forwarded-For from its end on, over those that are trusted themselves: what stands before the first other may
    /// have been made up by it. If all are trusted, the first. Of X-Forwarded-Proto and X-Forwarded-Host the last, as
    /// the peer has seen it.
    [[nodiscard]] static Forwarding of(const HttpHeaders &headers, const QList<AddressRange> &trusted);

    bool operator==(const Forwarding &) const = default;
};

} // namespace pushscope
