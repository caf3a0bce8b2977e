// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "link/stage.h"

namespace pushscope {

/// What comes vanishes, ends too.
class BlackholeStage final : public Stage
{
public:
    void push(Cell cell, Instant now) override;
    [[nodiscard]] std::optional<Instant> nextDue() const override;
    [[nodiscard]] std::optional<Cell> pull(Instant now) override;
    [[nodiscard]] qsizetype held() const override { return m_after.bytes(); }
    [[nodiscard]] bool isEmpty() const override { return m_after.isEmpty(); }
    void end(Instant) override { m_ended = true; }

    [[nodiscard]] qint64 lostBytes() const { return m_lostBytes; }
    [[nodiscard]] bool hasLost() const { return m_lostBytes > 0 || m_lostEnd; }

private:
    CellQueue m_after;
    qint64 m_lostBytes = 0;
    bool m_lostEnd = false;
    bool m_ended = false;
};

} // namespace pushscope
