// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "message/result.h"
#include "protocol/httphead.h"
#include "protocol/httptarget.h"
#include "server/forwarding.h"
#include "server/rights.h"
#include "server/serverconfig.h"

#include <QByteArray>

#include <optional>
#include <variant>

namespace pushscope {

class TicketOffice;

struct Refusal
{
    int status = 403;
    Error error;
};

/// Who may talk to the server, the same for every transport. Host and Origin are compared whole,
/// never by prefix: a page elsewhere must not reach a loopback server through the visitor's browser,
/// neither directly nor by DNS rebinding. resources/help/security.md has the rules.
class AccessPolicy
{
public:
    /// Both must outlive it.
    AccessPolicy(const ServerConfig &config, TicketOffice &tickets);

    /// Host, Origin and Fetch metadata, then the credential that `needed` asks for: what the request
    /// may do, or why it may not pass. A ticket is used up if it is what lets the request pass.
    [[nodiscard]] std::variant<Rights, Refusal> admit(const HttpRequestHead &head, const HttpTarget &target,
                                                      Access needed, const Forwarding &forwarding = {}) const;

    /// The lines of an answer that tell browsers who may read it, each ending in CRLF. Under a Host that is not the
    /// server's nobody may.
    [[nodiscard]] QByteArray readerLines(const HttpRequestHead &head, const Forwarding &forwarding = {}) const;

private:
    struct Credential
    {
        enum class Kind { None, Token, Ticket };
        Kind kind = Kind::None;
        QByteArrayView value; ///< valid as long as the request
    };

    /// Whose token it is.
    enum class Holder { Anyone, Reader, Publisher };

    enum class Source {
        Unnamed, ///< no Origin
        Allowed,
        Foreign,
    };

    [[nodiscard]] static Credential credentialOf(const HttpRequestHead &head, const HttpTarget &target, Access needed);
    [[nodiscard]] std::optional<Refusal> checkHost(const HttpRequestHead &head, const HttpTarget &target,
                                                   const Forwarding &forwarding) const;
    [[nodiscard]] std::optional<Refusal> checkOrigin(const HttpRequestHead &head, const HttpTarget &target,
                                                     const Forwarding &forwarding) const;
    [[nodiscard]] bool isForUs(const HttpRequestHead &head, const Forwarding &forwarding) const;
    [[nodiscard]] Source sourceOf(const HttpRequestHead &head, const Forwarding &forwarding) const;
    [[nodiscard]] std::variant<Rights, Refusal> redeem(QByteArrayView ticket, Access needed) const;
    [[nodiscard]] Holder holderOf(QByteArrayView token) const;
    [[nodiscard]] Rights rightsOf(Holder holder) const;
    [[nodiscard]] bool hasToken() const { return !m_config.token.isEmpty() || !m_config.publishToken.isEmpty(); }
    [[nodiscard]] bool isPage(const QByteArray &path) const;
    [[nodiscard]] bool isOwnOrigin(QByteArrayView origin, const HttpRequestHead &head,
                                   const Forwarding &forwarding) const;
    [[nodiscard]] bool isKnownHost(QByteArrayView host) const;

    const ServerConfig &m_config;
    TicketOffice &m_tickets;
    QByteArrayList m_ownHosts;
};

} // namespace pushscope
