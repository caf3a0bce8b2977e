// SPDX-License-Identifier: GPL-3.0-or-later
#include "link/stallstage.h"

namespace pushscope {

void StallStage::push(Cell cell, Instant)
{
    if (!m_ended) {
        noteHit();
    }
    m_queue.push(std::move(cell));
}

std::optional<Instant> StallStage::nextDue() const
{
    return m_ended && !m_queue.isEmpty() ? std::optional{Instant::min()} : std::nullopt;
}

std::optional<Cell> StallStage::pull(Instant)
{
    return nextDue() ? std::optional{m_queue.take()} : std::nullopt;
}

void StallStage::end(Instant now)
{
    m_ended = true;
    m_queue.moveTo(now);
}

} // namespace pushscope
