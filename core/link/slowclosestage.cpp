// SPDX-License-Identifier: GPL-3.0-or-later
#include "link/slowclosestage.h"

#include <algorithm>

namespace pushscope {

void SlowCloseStage::push(Cell cell, Instant)
{
    if (!m_ended && cell.kind != Cell::Kind::Bytes) {
        noteHit();
        cell.at += m_time;
    }
    m_queue.push(std::move(cell));
}

std::optional<Instant> SlowCloseStage::nextDue() const
{
    if (m_queue.isEmpty()) {
        return {};
    }
    return m_ended || m_queue.front().kind == Cell::Kind::Bytes ? Instant::min() : m_queue.front().at;
}

std::optional<Cell> SlowCloseStage::pull(Instant now)
{
    const auto due = nextDue();
    if (!due || *due > now) {
        return {};
    }
    Cell cell = m_queue.take();
    cell.at = std::min(cell.at, now);
    return cell;
}

void SlowCloseStage::end(Instant)
{
    m_ended = true;
}

} // namespace pushscope
