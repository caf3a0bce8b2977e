// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/clientconfig.h"
#include "message/result.h"

#include <QByteArray>
#include <QUrl>

#include <optional>

namespace pushscope {

/// What is wrong with the headers or the token of a config, if anything: they must not be able to
/// break out of their line. The error's field is `header` or `token`.
[[nodiscard]] std::optional<Error> checkHeaders(const ClientConfig &config);

/// The whole GET request for `url`. `defaults` stand back behind headers of the same name in the
/// config; credentials go only to the origin that the config names. `extraLines` are header lines
/// as they are, each ending in CRLF.
[[nodiscard]] QByteArray encodeGet(const ClientConfig &config, const QUrl &url, const HttpHeaders &defaults,
                                   QByteArrayView extraLines = {});

/// The whole POST request for `url`, with the credentials and headers as in `encodeGet`.
[[nodiscard]] QByteArray encodePost(const ClientConfig &config, const QUrl &url, const QByteArray &contentType,
                                    const QByteArray &body);

} // namespace pushscope
