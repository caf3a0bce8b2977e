// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "link/duestage.h"

namespace pushscope {

/// Bytes pass; that the other side has closed leaves only after `time`.
class SlowCloseStage final : public DueStage
{
public:
    explicit SlowCloseStage(std::chrono::nanoseconds time) : m_time{time} {}

    void push(Cell cell, Instant now) override;

private:
    [[nodiscard]] bool letsGo(const Cell &oldest) const override;

    std::chrono::nanoseconds m_time;
};

} // namespace pushscope
