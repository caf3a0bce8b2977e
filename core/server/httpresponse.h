// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "message/result.h"

#include <QByteArray>
#include <QByteArrayView>

namespace pushscope {

/// A complete answer. `headerLines` each end in CRLF; Content-Length is added.
[[nodiscard]] QByteArray encodeHttpResponse(int status, QByteArrayView contentType, QByteArrayView body,
                                            QByteArrayView headerLines = {});

/// Its beginning alone; `length` bytes follow, or would.
[[nodiscard]] QByteArray encodeHttpHead(int status, QByteArrayView contentType, qint64 length,
                                        QByteArrayView headerLines);

/// The header line `Date` (RFC 9110 6.6.1), made anew once a second.
[[nodiscard]] const QByteArray &dateLine();

/// The answer to a poll (status 200) with that batch.
[[nodiscard]] QByteArray encodePollAnswer(QByteArrayView batch, const QByteArray &headerLines);

/// {"error":{"code":…,"message":…,"field":…}}; `field` is left out if it is empty.
[[nodiscard]] QByteArray encodeErrorBody(const Error &error);

/// For a viewer that was kicked, with status 403.
[[nodiscard]] Error sentAway();

/// Each is told another time, so that they do not all come back at once.
[[nodiscard]] QByteArray retryAfterLine();

inline constexpr char jsonType[] = "application/json";

[[nodiscard]] QByteArray reasonPhrase(int status);

} // namespace pushscope
