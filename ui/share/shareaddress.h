// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace pushscope {

/// An address of this machine at which others may reach it.
struct ShareAddress
{
    enum class Kind { Ethernet, WiFi, Other };

    QString address; ///< as text, without brackets
    QString interfaceName; ///< as the system calls it: `eth0`
    Kind kind = Kind::Other;

    bool operator==(const ShareAddress &) const = default;
};

/// "192.168.1.20 · Wi-Fi wlan0"
[[nodiscard]] QString describe(const ShareAddress &address);

using ShareAddresses = QList<ShareAddress>;

} // namespace pushscope
