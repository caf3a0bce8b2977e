// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "link/faultdraw.h"
#include "link/stage.h"

namespace pushscope {

/// Each cell leaves `time` ± jitter after it came, though never before an older one. When the fault is over, what is
/// held keeps its time unless newer bytes come: then it leaves before them at once. The jitter is drawn for each KiB of
/// the direction, so that it does not depend on the pieces in which the bytes come; a piece takes that of its first
/// byte.
class DelayStage final : public Stage
{
public:
    /// `offset`: how many bytes of the direction have passed before.
    DelayStage(const Fault &fault, FaultDraw draw, qint64 offset = 0);

    void push(Cell cell, Instant now) override;
    [[nodiscard]] std::optional<Instant> nextDue() const override;
    [[nodiscard]] std::optional<Cell> pull(Instant now) override;
    [[nodiscard]] qsizetype held() const override { return m_queue.bytes(); }
    [[nodiscard]] bool isEmpty() const override { return m_queue.isEmpty(); }
    void end(Instant now) override;

private:
    [[nodiscard]] std::chrono::nanoseconds drawnDelay() const;

    std::chrono::microseconds m_time;
    std::chrono::microseconds m_jitter;
    FaultDraw m_draw;
    qint64 m_offset;
    CellQueue m_queue; ///< `at`: when it is due
    Instant m_lastDue;
    bool m_ended = false;
    bool m_overtaken = false;
};

} // namespace pushscope
