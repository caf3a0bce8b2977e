// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "message/transport.h"

#include <QString>

#include <chrono>
#include <optional>
#include <vector>

namespace pushscope {

/// A connection of a guest, as the table of viewers shows it.
struct Viewer
{
    quint64 id = 0; ///< of one connection alone
    Transport transport = Transport::Sse;
    QString address{}; ///< and port
    QString program{}; ///< as it says itself: not to be trusted, perhaps empty
    std::chrono::milliseconds connectedFor{0};
    std::optional<std::chrono::microseconds> roundTrip{};
    qint64 delivered = 0; ///< events
    qint64 queueBytes = 0; ///< waiting to be taken

    bool operator==(const Viewer &) const = default;
};

using Viewers = std::vector<Viewer>;

} // namespace pushscope
