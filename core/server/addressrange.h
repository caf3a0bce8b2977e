// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "message/result.h"

#include <QByteArrayView>
#include <QHostAddress>
#include <QList>

#include <optional>

namespace pushscope {

/// An IPv4 address of four decimal numbers, or an IPv6 address without brackets and without a zone; nothing else that
/// QHostAddress would take. IPv4 that is mapped into IPv6 becomes IPv4.
[[nodiscard]] std::optional<QHostAddress> parseIpAddress(QByteArrayView text);
/// IPv4 that is mapped into IPv6 as IPv4, and no zone.
[[nodiscard]] QHostAddress plainAddress(const QHostAddress &address);

/// One IP address, or a network of them.
class AddressRange
{
public:
    /// "192.0.2.7", "10.0.0.0/8", "2001:db8::/32". Error code `bad-address`, its message for the user.
    [[nodiscard]] static Result<AddressRange> parse(QByteArrayView text);

    [[nodiscard]] bool contains(const QHostAddress &address) const;
    bool operator==(const AddressRange &) const = default;

private:
    AddressRange(const QHostAddress &base, int prefix) : m_base{base}, m_prefix{prefix} {}

    QHostAddress m_base;
    int m_prefix; ///< bits
};

[[nodiscard]] bool holdsAddress(const QList<AddressRange> &ranges, const QHostAddress &address);

} // namespace pushscope
