// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/shareaddresses.h"

#include <QHostAddress>
#include <QNetworkInterface>

#include <algorithm>

namespace pushscope {

namespace {

ShareAddress::Kind kindOf(const QNetworkInterface &interface)
{
    switch (interface.type()) {
    case QNetworkInterface::Ethernet: return ShareAddress::Kind::Ethernet;
    case QNetworkInterface::Wifi: return ShareAddress::Kind::WiFi;
    default: return ShareAddress::Kind::Other;
    }
}

/// A browser has no way to name the link of a link-local IPv6 address.
bool canBeShared(const QHostAddress &address)
{
    return !address.isLoopback() && !address.isMulticast()
        && !(address.protocol() == QAbstractSocket::IPv6Protocol && address.isLinkLocal());
}

} // namespace

ShareAddresses shareAddresses()
{
    ShareAddresses found;
    const auto interfaces = QNetworkInterface::allInterfaces();
    for (const QNetworkInterface &interface : interfaces) {
        const auto flags = interface.flags();
        if (!flags.testFlag(QNetworkInterface::IsRunning) || flags.testFlag(QNetworkInterface::IsLoopBack))
            continue;
        const auto entries = interface.addressEntries();
        for (const QNetworkAddressEntry &entry : entries) {
            if (canBeShared(entry.ip()))
                found.append({entry.ip().toString(), interface.humanReadableName(), kindOf(interface)});
        }
    }
    std::ranges::stable_sort(found, {}, [](const ShareAddress &each) { return each.address.contains(u':'); });
    return found;
}

} // namespace pushscope
