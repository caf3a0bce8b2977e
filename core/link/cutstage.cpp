// SPDX-License-Identifier: GPL-3.0-or-later
#include "link/cutstage.h"

namespace pushscope {

CutStage::CutStage(qint64 left, Instant now) : m_left{left}
{
    if (m_left <= 0) {
        cut(now);
    }
}

void CutStage::cut(Instant at)
{
    noteHit();
    m_cut = true;
    m_queue.push({Cell::Kind::Fin, {}, at});
}

void CutStage::push(Cell cell, Instant)
{
    if (m_cut) {
        return;
    }
    if (m_ended || cell.kind != Cell::Kind::Bytes) {
        m_queue.push(std::move(cell));
        return;
    }
    const Instant at = cell.at;
    if (cell.bytes.size() >= m_left) {
        cell.bytes.truncate(m_left);
    }
    m_left -= cell.bytes.size();
    m_queue.push(std::move(cell));
    if (m_left == 0) {
        cut(at);
    }
}

std::optional<Instant> CutStage::nextDue() const
{
    return m_queue.isEmpty() ? std::nullopt : std::optional{Instant::min()};
}

std::optional<Cell> CutStage::pull(Instant)
{
    return m_queue.isEmpty() ? std::nullopt : std::optional{m_queue.take()};
}

} // namespace pushscope
