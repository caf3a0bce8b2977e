// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "link/stage.h"

namespace pushscope {

/// Holds everything until the fault is over.
class StallStage final : public Stage
{
public:
    void push(Cell cell, Instant now) override;
    [[nodiscard]] std::optional<Instant> nextDue() const override;
    [[nodiscard]] std::optional<Cell> pull(Instant now) override;
    [[nodiscard]] qsizetype held() const override { return m_queue.bytes(); }
    [[nodiscard]] bool isEmpty() const override { return m_queue.isEmpty(); }
    void end(Instant now) override;

private:
    CellQueue m_queue;
    bool m_ended = false;
};

} // namespace pushscope
