// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "link/stage.h"

namespace pushscope {

/// Passes so many bytes and then the end; what follows vanishes.
class CutStage final : public Stage
{
public:
    /// `left`: 0 ends it at once.
    CutStage(qint64 left, Instant now);

    void push(Cell cell, Instant now) override;
    [[nodiscard]] std::optional<Instant> nextDue() const override;
    [[nodiscard]] std::optional<Cell> pull(Instant now) override;
    [[nodiscard]] qsizetype held() const override { return m_queue.bytes(); }
    [[nodiscard]] bool isEmpty() const override { return m_queue.isEmpty(); }
    void end(Instant) override { m_ended = true; }

    [[nodiscard]] bool hasCut() const { return m_cut; }

private:
    void cut(Instant at);

    CellQueue m_queue;
    qint64 m_left;
    bool m_cut = false;
    bool m_ended = false;
};

} // namespace pushscope
