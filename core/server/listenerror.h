// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "message/result.h"

#include <QHostAddress>

class QTcpServer;

namespace pushscope {

/// Why `server` does not listen there: code `port-busy`, `bad-address` or `listen-failed`.
[[nodiscard]] Error listenError(const QTcpServer &server, const QHostAddress &address, quint16 port,
                                const QString &field);

} // namespace pushscope
