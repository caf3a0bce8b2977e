// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace pushscope {

/// The 4 or 16 bytes of an IP address as it is written (RFC 4291 2.2; a zone after '%' is passed over).
[[nodiscard]] std::optional<QByteArray> ipAddressBytes(const QString &text);
/// An IPv4 address as an IPv6 one (RFC 4291 2.5.5.2); one of 16 bytes as it is.
[[nodiscard]] QByteArray asIpv6(const QByteArray &address);

} // namespace pushscope
