// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>

namespace pushscope {

/// Where what gives access stands; the values are not to be shown. Names compare without regard to case.

/// Authorization, Proxy-Authorization, Cookie, X-Api-Key, X-Auth-Token.
[[nodiscard]] bool isCredentialHeader(QByteArrayView name);
/// `token`, `access_token` (RFC 6750 2.3) and `ticket` in a query; `name` as in the URL, percent-encoded or not.
[[nodiscard]] bool isCredentialParameter(QByteArrayView name);
/// A member of a JSON object that hands a credential over: `ticket`, `token`, `access_token`, `refresh_token`
/// (RFC 6749 5.1).
[[nodiscard]] bool isCredentialMember(QByteArrayView name);

/// A text that quotes what a user or a server gave, perhaps a URL that is none, with `***` in place of user info
/// and of the values of credential parameters. Hides rather too much than too little.
[[nodiscard]] QString withoutCredentials(const QString &text);

} // namespace pushscope
