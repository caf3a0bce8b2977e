// SPDX-License-Identifier: GPL-3.0-or-later
#include "link/bufferstage.h"

namespace pushscope {

void BufferStage::push(Cell cell, Instant now)
{
    if (m_ended || isPastHttp() || cell.kind != Cell::Kind::Bytes) {
        release(now);
        m_out.push(std::move(cell));
        return;
    }
    qsizetype taken = 0;
    while (taken < cell.bytes.size()) {
        const auto step = m_responses.next(QByteArrayView{cell.bytes}.sliced(taken));
        take(cell.bytes.mid(taken, step.consumed), cell, now);
        taken += step.consumed;
        if (step.end || isPastHttp()) {
            release(now);
            m_passing = false;
        }
    }
    if (!m_waiting.isEmpty()) {
        noteHit();
    }
}

void BufferStage::take(const QByteArray &piece, const Cell &cell, Instant now)
{
    if (m_passing) {
        m_out.push({cell.kind, piece, cell.at});
        return;
    }
    m_waiting.push({cell.kind, piece, cell.at});
    if (m_waiting.bytes() >= m_limit) {
        m_passing = true;
        release(now);
    }
}

void BufferStage::release(Instant now)
{
    while (!m_waiting.isEmpty()) {
        Cell cell = m_waiting.take();
        cell.at = now;
        m_out.push(std::move(cell));
    }
}

std::optional<Instant> BufferStage::nextDue() const
{
    return m_out.isEmpty() ? std::nullopt : std::optional{Instant::min()};
}

std::optional<Cell> BufferStage::pull(Instant)
{
    return m_out.isEmpty() ? std::nullopt : std::optional{m_out.take()};
}

void BufferStage::end(Instant now)
{
    m_ended = true;
    release(now);
}

} // namespace pushscope
