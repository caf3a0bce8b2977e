// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "metrics/clusterstate.h"
#include "metrics/faultband.h"

#include <vector>

namespace pushscope {

/// When servers of a run, and the Redis that they share, were stopped: as bands beside those of faults.
class Outages
{
public:
    void apply(const ClusterState &state, Instant now);
    void clear() { m_bands.clear(); }
    [[nodiscard]] const std::vector<FaultBand> &bands() const { return m_bands; }

    static constexpr std::size_t mostBands = 200; ///< later ones are not kept

private:
    void note(const QString &text, bool away, Instant now);

    std::vector<FaultBand> m_bands; ///< with negative numbers, which no fault has
};

} // namespace pushscope
