// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>

#include <array>
#include <optional>

namespace pushscope {

enum class Transport { Sse, WebSocket, LongPoll, ShortPoll };

inline constexpr std::array allTransports{Transport::Sse, Transport::WebSocket, Transport::LongPoll,
                                          Transport::ShortPoll};

/// The short name that the outside uses: sse, ws, longpoll, poll.
[[nodiscard]] QByteArray toName(Transport transport);
[[nodiscard]] std::optional<Transport> transportFromName(QByteArrayView name);

} // namespace pushscope
