// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractSocket>
#include <QHostAddress>
#include <QUrl>

#include <functional>
#include <optional>

class QObject;

namespace pushscope {

/// How the sockets of a client reach a server: what stands in between (a link) prepares each
/// connection and says where to connect. In the client's thread.
class Route
{
public:
    struct Way
    {
        QHostAddress address;
        quint16 port = 0;
        /// Set: the server cannot be reached, and why.
        std::optional<QAbstractSocket::SocketError> error;
    };

    virtual ~Route() = default;

    /// Prepares one connection to the origin (http or https) of a URL. `ready` is called at most once, later, from the
    /// event loop. The connection must then be opened soon. `context` belongs to this one connection and lives as long
    /// as it is wanted: when it goes, `ready` is not called any more, and what was prepared is dropped.
    virtual void prepare(const QUrl &origin, QObject *context, std::function<void(const Way &)> ready) = 0;
    /// The way of what only serves measuring: a limit on the client's connections is not meant for it.
    [[nodiscard]] virtual Route *aside() { return this; }
};

} // namespace pushscope
