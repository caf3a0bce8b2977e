// SPDX-License-Identifier: GPL-3.0-or-later
#include "link/delaystage.h"

#include <algorithm>
#include <cmath>

namespace pushscope {

namespace {

constexpr qint64 bytesOfOneDraw = 1024;

} // namespace

DelayStage::DelayStage(const Fault &fault, FaultDraw draw, qint64 offset)
    : m_time{fault.time}, m_jitter{fault.jitter}, m_draw{draw}, m_offset{offset}
{
}

void DelayStage::push(Cell cell, Instant)
{
    if (hasEnded()) {
        m_overtaken = true;
        hold(std::move(cell));
        return;
    }
    noteHit();
    m_lastDue = std::max(m_lastDue, cell.at + drawnDelay());
    m_offset += cell.bytes.size();
    cell.at = m_lastDue;
    hold(std::move(cell));
}

std::chrono::nanoseconds DelayStage::drawnDelay() const
{
    if (m_jitter.count() == 0) {
        return m_time;
    }
    const double spread =
        (2 * m_draw.at(static_cast<quint64>(m_offset / bytesOfOneDraw)) - 1) * static_cast<double>(m_jitter.count());
    return m_time + std::chrono::microseconds{std::llround(spread)};
}

} // namespace pushscope
