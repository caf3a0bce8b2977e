// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "message/result.h"
#include "protocol/httphead.h"
#include "protocol/httptarget.h"
#include "server/serverconfig.h"

#include <QByteArray>

#include <optional>

namespace pushscope {

/// What a request may do.
enum class Access { Open, Read, Publish };

struct Refusal
{
    int status = 403;
    Error error;
};

/// Who may talk to the server, the same for every transport. Host and Origin are compared whole,
/// never by prefix: a page elsewhere must not reach a loopback server through the visitor's browser,
/// neither directly nor by DNS rebinding.
class AccessPolicy
{
public:
    explicit AccessPolicy(const ServerConfig &config);

    /// Host and Origin, then the token that `needed` asks for. Nothing if the request may pass.
    [[nodiscard]] std::optional<Refusal> check(const HttpRequestHead &head, const HttpTarget &target,
                                               Access needed) const;

    /// Whether the request's token allows publishing.
    [[nodiscard]] bool mayPublish(const HttpRequestHead &head, const HttpTarget &target) const;

    /// The CORS lines of an answer to an allowed Origin, each ending in CRLF; empty without an Origin.
    [[nodiscard]] QByteArray corsLines(const HttpRequestHead &head) const;

private:
    [[nodiscard]] std::optional<Refusal> checkHost(const HttpRequestHead &head, const HttpTarget &target) const;
    [[nodiscard]] std::optional<Refusal> checkOrigin(const HttpRequestHead &head) const;
    [[nodiscard]] std::optional<Refusal> checkToken(const HttpRequestHead &head, const HttpTarget &target,
                                                    Access needed) const;
    [[nodiscard]] bool isKnownHost(QByteArrayView host) const;

    const ServerConfig &m_config;
    QByteArrayList m_ownHosts;
};

} // namespace pushscope
