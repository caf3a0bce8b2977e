// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "options/option.h"
#include "platform/tlsidentity.h"
#include "server/serverconfig.h"

#include <memory>
#include <optional>

namespace pushscope {

/// Where the server's certificate comes from, if it speaks TLS.
struct TlsOptions
{
    QString certificate;
    QString key;
    bool selfSigned = false;
    QString save;
};

[[nodiscard]] QList<Option> tlsOptions(TlsOptions &into);

/// What the options together cannot mean, as a refusal.
[[nodiscard]] std::optional<QString> conflictIn(const TlsOptions &options);

/// The certificate of a server of that config, and its file if one is asked for; null without TLS. The error's field is
/// the option.
[[nodiscard]] Result<std::shared_ptr<const TlsIdentity>> makeIdentity(const TlsOptions &options,
                                                                      const ServerConfig &config);

} // namespace pushscope
