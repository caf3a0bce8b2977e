// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/addressrange.h"

#include "message/errortexts.h"

#include <QString>

#include <algorithm>

namespace pushscope {

namespace {

constexpr int bitsOfIPv4 = 32;
constexpr int bitsOfIPv6 = 128;

bool consistsOf(QByteArrayView text, QByteArrayView characters)
{
    return std::ranges::all_of(text, [characters](char c) { return characters.contains(c); });
}

Error badRange(const QString &message)
{
    return {"bad-address", message, {}};
}

/// One to three decimal digits.
std::optional<int> prefixOf(QByteArrayView text, int most)
{
    if (text.isEmpty() || text.size() > 3 || !consistsOf(text, "0123456789")) {
        return {};
    }
    const int prefix = text.toInt();
    return prefix <= most ? std::optional{prefix} : std::nullopt;
}

} // namespace

QHostAddress plainAddress(const QHostAddress &address)
{
    bool isIPv4 = false;
    const quint32 asIPv4 = address.toIPv4Address(&isIPv4);
    if (isIPv4) {
        return QHostAddress{asIPv4};
    }
    QHostAddress plain{address};
    plain.setScopeId({});
    return plain;
}

std::optional<QHostAddress> parseIpAddress(QByteArrayView text)
{
    constexpr qsizetype longest = 45; // eight groups, the last two of them as IPv4
    const bool isIPv6 = text.contains(':');
    if (text.isEmpty() || text.size() > longest
        || !consistsOf(text, isIPv6 ? "0123456789abcdefABCDEF:." : "0123456789.")) {
        return {};
    }
    QHostAddress address;
    const QString string = QString::fromLatin1(text);
    if (!address.setAddress(string) || (!isIPv6 && address.toString() != string)) {
        return {}; // as "127.1" and "010.0.0.1", which not everybody reads alike
    }
    return plainAddress(address);
}

Result<AddressRange> AddressRange::parse(QByteArrayView text)
{
    const qsizetype slash = text.indexOf('/');
    const auto base = parseIpAddress(slash < 0 ? text : text.first(slash));
    if (!base) {
        return badRange(ServerText::tr("no IP address; names are not looked up"));
    }
    const int most = base->protocol() == QAbstractSocket::IPv4Protocol ? bitsOfIPv4 : bitsOfIPv6;
    const auto prefix = slash < 0 ? std::optional{most} : prefixOf(text.sliced(slash + 1), most);
    if (!prefix) {
        return badRange(ServerText::tr("behind the slash stands a number of bits up to %1").arg(most));
    }
    if (*prefix == 0) {
        return badRange(ServerText::tr("so everybody would be believed"));
    }
    return AddressRange{*base, *prefix};
}

bool AddressRange::contains(const QHostAddress &address) const
{
    const QHostAddress plain = plainAddress(address);
    return plain.protocol() == m_base.protocol() && plain.isInSubnet(m_base, m_prefix);
}

bool holdsAddress(const QList<AddressRange> &ranges, const QHostAddress &address)
{
    return std::ranges::any_of(ranges, [&](const AddressRange &range) { return range.contains(address); });
}

} // namespace pushscope
