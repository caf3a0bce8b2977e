// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>
#include <QUrl>

#include <array>
#include <optional>

namespace pushscope {

enum class Transport { Sse, WebSocket, LongPoll, ShortPoll };

inline constexpr std::array allTransports{Transport::Sse, Transport::WebSocket, Transport::LongPoll,
                                          Transport::ShortPoll};

/// The short name that the outside uses: sse, ws, longpoll, poll.
[[nodiscard]] QByteArray toName(Transport transport);
[[nodiscard]] std::optional<Transport> transportFromName(QByteArrayView name);
/// The transport that a URL speaks for: WebSocket by its scheme or a path ending in /ws, long polling
/// by a path ending in /poll, else SSE.
[[nodiscard]] Transport transportFor(const QUrl &url);

} // namespace pushscope
