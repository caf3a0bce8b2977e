// SPDX-License-Identifier: GPL-3.0-or-later
#include "share/shareaddress.h"

#include <QCoreApplication>

namespace pushscope {

namespace {

QString kindText(ShareAddress::Kind kind)
{
    switch (kind) {
    case ShareAddress::Kind::Ethernet: return QCoreApplication::translate("Share", "Ethernet");
    case ShareAddress::Kind::WiFi: return QCoreApplication::translate("Share", "Wi-Fi");
    case ShareAddress::Kind::Other: break;
    }
    return {};
}

} // namespace

QString describe(const ShareAddress &address)
{
    const QString kind = kindText(address.kind);
    const QString name = kind.isEmpty() ? address.interfaceName : kind + u' ' + address.interfaceName;
    return QStringLiteral("%1 · %2").arg(address.address, name);
}

} // namespace pushscope
