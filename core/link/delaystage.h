// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "link/duestage.h"
#include "link/faultdraw.h"

namespace pushscope {

/// Each cell leaves `time` ± jitter after it came, though never before an older one. When the fault is over, what is
/// held keeps its time unless newer bytes come: then it leaves before them at once. The jitter is drawn for each KiB of
/// the direction, so that it does not depend on the pieces in which the bytes come; a piece takes that of its first
/// byte.
class DelayStage final : public DueStage
{
public:
    /// `offset`: how many bytes of the direction have passed before.
    DelayStage(const Fault &fault, FaultDraw draw, qint64 offset = 0);

    void push(Cell cell, Instant now) override;

private:
    [[nodiscard]] bool letsGo(const Cell &) const override { return m_overtaken; }
    [[nodiscard]] std::chrono::nanoseconds drawnDelay() const;

    std::chrono::microseconds m_time;
    std::chrono::microseconds m_jitter;
    FaultDraw m_draw;
    qint64 m_offset;
    Instant m_lastDue;
    bool m_overtaken = false;
};

} // namespace pushscope
