// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractSocket>
#include <QString>
#include <QUrl>

namespace pushscope {

/// What answers the handshake is not TLS: another attempt is answered alike.
[[nodiscard]] bool speaksNoTls(QAbstractSocket::SocketError error, const QString &details);

/// Why there is no connection to the server of `url`, and what to look at: a sentence for people.
/// `details`: what the socket says itself, empty if none was made. `connected`: TCP was, TLS was not.
[[nodiscard]] QString connectProblem(const QUrl &url, QAbstractSocket::SocketError error, const QString &details,
                                     bool connected);

} // namespace pushscope
