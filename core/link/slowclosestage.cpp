// SPDX-License-Identifier: GPL-3.0-or-later
#include "link/slowclosestage.h"

namespace pushscope {

void SlowCloseStage::push(Cell cell, Instant)
{
    if (!hasEnded() && cell.kind != Cell::Kind::Bytes) {
        noteHit();
        cell.at += m_time;
    }
    hold(std::move(cell));
}

bool SlowCloseStage::letsGo(const Cell &oldest) const
{
    return hasEnded() || oldest.kind == Cell::Kind::Bytes;
}

} // namespace pushscope
