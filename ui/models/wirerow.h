// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire/wirechunk.h"

#include <QFlags>
#include <QString>

namespace pushscope {

/// What kinds of rows are filtered by: each row belongs to exactly one.
enum class WireGroup : quint16 {
    Heads = 1,
    Events = 2, ///< blocks of an event stream that carry data, an id or a retry time
    Comments = 4,
    Frames = 8,
    ControlFrames = 16,
    Bodies = 32, ///< and ciphertext, and what could not be decoded
    Connection = 64, ///< opened, closed, reset
    Faults = 128,
};
Q_DECLARE_FLAGS(WireGroups, WireGroup)
Q_DECLARE_OPERATORS_FOR_FLAGS(WireGroups)

inline constexpr std::array allWireGroups{WireGroup::Heads,      WireGroup::Events,        WireGroup::Comments,
                                          WireGroup::Frames,     WireGroup::ControlFrames, WireGroup::Bodies,
                                          WireGroup::Connection, WireGroup::Faults};

/// A line of the inspector: a unit that ends in a chunk, or what a chunk that is no data tells.
struct WireRow
{
    WireChunkPtr chunk;
    int unit = -1; ///< which of the chunk's units; -1: the chunk itself

    /// Null for the chunk itself.
    [[nodiscard]] const WireUnit *wireUnit() const
    {
        return unit < 0 ? nullptr : &chunk->units[static_cast<std::size_t>(unit)];
    }
    [[nodiscard]] WireGroup group() const;
    /// "Request head", "Event", "Ping", "Closed".
    [[nodiscard]] QString kindName() const;
};

/// "Heads", "Events", … as in the filter's menu.
[[nodiscard]] QString nameOf(WireGroup group);

} // namespace pushscope
