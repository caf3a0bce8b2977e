// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHostAddress>
#include <QString>

namespace pushscope {

/// "127.0.0.1:5123", "[::1]:5123".
[[nodiscard]] QString peerName(const QHostAddress &address, quint16 port);
/// "127.0.0.1", "[::1]".
[[nodiscard]] QString hostName(const QHostAddress &address);
/// By what it is told from others, as by peerAddress().
[[nodiscard]] QByteArray addressKey(const QHostAddress &address);
/// Null where it cannot be told.
[[nodiscard]] QHostAddress peerHost(qintptr socketDescriptor);
/// Of the other side of a connection; empty where it cannot be told.
[[nodiscard]] QString peerName(qintptr socketDescriptor);

} // namespace pushscope
