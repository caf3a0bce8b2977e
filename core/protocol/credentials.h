// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

namespace pushscope {

/// Where a request carries what gives access; the values are not to be shown. Names compare without regard to case.

/// Authorization, Proxy-Authorization, Cookie, X-Api-Key, X-Auth-Token.
[[nodiscard]] bool isCredentialHeader(QByteArrayView name);
/// `token` and `access_token` (RFC 6750 2.3) in a query; `name` as in the URL, percent-encoded or not.
[[nodiscard]] bool isCredentialParameter(QByteArrayView name);

} // namespace pushscope
