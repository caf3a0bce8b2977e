// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace pushscope {

/// The servers of a run: one, or several that share their log.
struct NodePlan
{
    int nodes = 1;
    bool redis = false; ///< the log is in a Redis that is started for the run

    bool operator==(const NodePlan &) const = default;
};

} // namespace pushscope
