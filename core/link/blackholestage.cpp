// SPDX-License-Identifier: GPL-3.0-or-later
#include "link/blackholestage.h"

namespace pushscope {

void BlackholeStage::push(Cell cell, Instant)
{
    if (m_ended) {
        m_after.push(std::move(cell));
        return;
    }
    noteHit();
    m_lostBytes += cell.bytes.size();
    m_lostEnd = m_lostEnd || cell.kind != Cell::Kind::Bytes;
}

std::optional<Instant> BlackholeStage::nextDue() const
{
    return m_after.isEmpty() ? std::nullopt : std::optional{Instant::min()};
}

std::optional<Cell> BlackholeStage::pull(Instant)
{
    return m_after.isEmpty() ? std::nullopt : std::optional{m_after.take()};
}

} // namespace pushscope
