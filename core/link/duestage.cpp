// SPDX-License-Identifier: GPL-3.0-or-later
#include "link/duestage.h"

#include <algorithm>

namespace pushscope {

std::optional<Instant> DueStage::nextDue() const
{
    if (m_queue.isEmpty()) {
        return {};
    }
    const Cell &oldest = m_queue.front();
    return letsGo(oldest) ? Instant::min() : oldest.at;
}

std::optional<Cell> DueStage::pull(Instant now)
{
    const auto due = nextDue();
    if (!due || *due > now) {
        return {};
    }
    Cell cell = m_queue.take();
    cell.at = std::min(cell.at, now);
    return cell;
}

} // namespace pushscope
