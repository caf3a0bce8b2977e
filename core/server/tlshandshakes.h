// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/servercontext.h"
#include "server/serversocket.h"

#include <list>
#include <memory>

namespace pushscope {

class TlsSocket;

/// The TLS handshakes under way in one server thread. When there are too many, the oldest is given up: honest peers
/// are done in a moment, so it is one that says nothing.
class TlsHandshakes
{
public:
    static constexpr std::size_t mostAtOnce = 1'000;

    explicit TlsHandshakes(const ServerContext &context) : m_context{context} {}
    TlsHandshakes(const TlsHandshakes &) = delete;
    TlsHandshakes &operator=(const TlsHandshakes &) = delete;

    /// The socket, encrypted if the server has a certificate.
    [[nodiscard]] std::unique_ptr<ServerSocket> secure(std::unique_ptr<ServerSocket> socket);

    // For TlsSocket.
    using Place = std::list<TlsSocket *>::iterator;
    [[nodiscard]] Place begin(TlsSocket &socket);
    void end(Place place) { m_running.erase(place); }
    [[nodiscard]] const TlsIdentity &identity() const { return *m_context.config.tls; }
    [[nodiscard]] Instant deadline() const { return m_context.clock.now() + m_context.config.limits.handshakeTime; }
    [[nodiscard]] TimerWheel &deadlines() { return m_context.deadlines; }
    void countFailed() { ++m_context.stats.tlsFailed; }

private:
    ServerContext m_context;
    std::list<TlsSocket *> m_running; ///< the oldest first
};

} // namespace pushscope
