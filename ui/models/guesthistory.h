// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/frames.h"
#include "share/viewer.h"

#include <deque>
#include <vector>

namespace pushscope {

/// Who was there of those to whom the run is shared, in the last minutes, in the order in which they came. Bounded by
/// prune() and by `mostGuests`.
class GuestHistory
{
public:
    struct Change
    {
        QString name; ///< address and port
        TimelineMark mark; ///< open: has come; closed: has left
    };

    /// All that are there now. Returns who has come and who has left since the last call.
    [[nodiscard]] std::vector<Change> apply(const Viewers &viewers, Instant now);
    /// It, and all of its address and program: when they leave, it is not by themselves.
    void noteKicked(quint64 id);
    void prune(Instant before);
    void clear() { m_guests.clear(); }

    /// A lane for each that was there at or after `from`: at most `mostLanes`, those that came last.
    [[nodiscard]] std::vector<TimelineLane> lanesSince(Instant from) const;

    static constexpr std::size_t mostGuests = 500;
    static constexpr std::size_t mostLanes = 12;

private:
    struct Guest
    {
        Viewer viewer; ///< as it was last seen
        StateStretch stay;
        bool kicked = false;
    };
    [[nodiscard]] Guest *find(quint64 id);
    void leave(const Viewers &viewers, Instant now, std::vector<Change> &changes);

    std::deque<Guest> m_guests;
};

} // namespace pushscope
