// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "link/stage.h"

namespace pushscope {

/// Bytes pass; that the other side has closed leaves only after `time`.
class SlowCloseStage final : public Stage
{
public:
    explicit SlowCloseStage(std::chrono::nanoseconds time) : m_time{time} {}

    void push(Cell cell, Instant now) override;
    [[nodiscard]] std::optional<Instant> nextDue() const override;
    [[nodiscard]] std::optional<Cell> pull(Instant now) override;
    [[nodiscard]] qsizetype held() const override { return m_queue.bytes(); }
    [[nodiscard]] bool isEmpty() const override { return m_queue.isEmpty(); }
    void end(Instant now) override;

private:
    std::chrono::nanoseconds m_time;
    CellQueue m_queue;
    bool m_ended = false;
};

} // namespace pushscope
