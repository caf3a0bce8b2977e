// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHostAddress>
#include <QString>

namespace pushscope {

/// "127.0.0.1:5123", "[::1]:5123".
[[nodiscard]] QString peerName(const QHostAddress &address, quint16 port);
/// Of the other side of a connection; empty where it cannot be told.
[[nodiscard]] QString peerName(qintptr socketDescriptor);

} // namespace pushscope
