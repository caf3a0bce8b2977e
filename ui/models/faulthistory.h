// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "metrics/faultband.h"
#include "models/frames.h"

#include <deque>
#include <vector>

namespace pushscope {

/// The faults of the last minutes in the order of their beginning, oldest first; bounded by prune() and by
/// `mostStretches`.
class FaultHistory
{
public:
    struct Change
    {
        enum class What { Began, Ended, Happened };

        What what = What::Began;
        Instant at;
        FaultStretch fault;
    };

    /// Returns what has changed since the bands before. What the bands do not tell of any more stays as it was.
    [[nodiscard]] std::vector<Change> apply(const std::vector<FaultBand> &bands, Instant now);
    void prune(Instant before);
    void clear() { m_stretches.clear(); }

    /// Those that have begun and were in force at or after `from`.
    [[nodiscard]] std::vector<FaultStretch> since(Instant from) const;
    /// "Delay · 200 ms (SSE), Stall (all clients)": those in force; empty if none is.
    [[nodiscard]] QString inForce() const;

    static constexpr std::size_t mostStretches = 500;

private:
    void take(const FaultBand &band, Instant now, std::vector<Change> &changes);

    struct Known
    {
        FaultStretch stretch;
        bool begun = false;
        bool ended = false;
    };
    std::deque<Known> m_stretches;
};

} // namespace pushscope
