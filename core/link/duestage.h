// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "link/stage.h"

namespace pushscope {

/// Holds cells in a row, each until its time (`at`).
class DueStage : public Stage
{
public:
    [[nodiscard]] std::optional<Instant> nextDue() const final;
    [[nodiscard]] std::optional<Cell> pull(Instant now) final;
    [[nodiscard]] qsizetype held() const final { return m_queue.bytes(); }
    [[nodiscard]] bool isEmpty() const final { return m_queue.isEmpty(); }
    void end(Instant) final { m_ended = true; }

protected:
    void hold(Cell cell) { m_queue.push(std::move(cell)); }
    [[nodiscard]] bool hasEnded() const { return m_ended; }
    /// The oldest cell does not wait for its time.
    [[nodiscard]] virtual bool letsGo(const Cell &oldest) const = 0;

private:
    CellQueue m_queue;
    bool m_ended = false;
};

} // namespace pushscope
