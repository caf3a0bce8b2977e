// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "time/clock.h"

#include <QString>

#include <optional>

namespace pushscope {

/// The time in which a fault was in force, for charts and timeline.
struct FaultBand
{
    int id = 0; ///< of the fault
    QString text; ///< the fault as the command line writes it
    Instant from;
    std::optional<Instant> to; ///< when it ended, or will; nothing: until it is removed
    bool active = false; ///< false: over, or (from in the future) not begun
    quint64 hits = 0; ///< how many connections or requests it has met

    bool operator==(const FaultBand &) const = default;
};

} // namespace pushscope
