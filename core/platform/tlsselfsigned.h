// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/tlsopenssl.h"

#include <QByteArrayList>

#include <chrono>

namespace pushscope {

struct SelfSigned
{
    CertificatePointer certificate;
    KeyPointer key;
};

/// A new key (EC, P-256) and a certificate of a server that it signs itself (RFC 5280), for these DNS names and IP
/// addresses. Valid from an hour ago, for clocks that are slow. Both are null if OpenSSL fails.
[[nodiscard]] SelfSigned makeSelfSigned(const QByteArrayList &names, std::chrono::seconds lifetime);

} // namespace pushscope
