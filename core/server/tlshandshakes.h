// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/servercontext.h"
#include "server/serversocket.h"

#include <list>
#include <memory>

namespace pushscope {

class TlsSocket;

/// The TLS handshakes under way in one server thread. When there are too many, one is given up: the oldest of those
/// that have not said a whole ClientHello, while they are at least as many as the others, else the oldest of the
/// others. So peers that say nothing, however fast they come, cost those nothing that are slow but honest, and the
/// other way round.
class TlsHandshakes
{
public:
    static constexpr std::size_t mostAtOnce = 1'000; ///< in all threads together

    explicit TlsHandshakes(const ServerContext &context) : m_context{context} {}
    TlsHandshakes(const TlsHandshakes &) = delete;
    TlsHandshakes &operator=(const TlsHandshakes &) = delete;

    /// The socket, encrypted if the server has a certificate.
    [[nodiscard]] std::unique_ptr<ServerSocket> secure(std::unique_ptr<ServerSocket> socket);

    // For TlsSocket.
    struct Place
    {
        std::list<TlsSocket *>::iterator at;
        bool isGreeted = false;
    };
    [[nodiscard]] Place begin(TlsSocket &socket) { return {m_silent.insert(m_silent.end(), &socket)}; }
    /// The ClientHello has come.
    void greeted(Place &place);
    void end(Place place) { (place.isGreeted ? m_greeted : m_silent).erase(place.at); }
    [[nodiscard]] const TlsIdentity &identity() const { return *m_context.config.tls; }
    [[nodiscard]] Instant deadline() const { return m_context.clock.now() + m_context.config.limits.handshakeTime; }
    [[nodiscard]] TimerWheel &deadlines() { return m_context.deadlines; }
    void countFailed() { ++m_context.stats.tlsFailed; }

private:
    [[nodiscard]] std::size_t mostHere() const;

    ServerContext m_context;
    // The oldest first.
    std::list<TlsSocket *> m_silent;
    std::list<TlsSocket *> m_greeted; ///< by a ClientHello
};

} // namespace pushscope
