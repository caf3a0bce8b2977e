// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fault/fault.h"
#include "time/clock.h"

#include <algorithm>

namespace pushscope {

/// When a connection over which nothing passes is closed. It counts from the last byte, at the earliest from its own
/// beginning.
class IdleTimeout
{
public:
    IdleTimeout(const Fault &fault, Instant now) : m_limit{fault.time}, m_since{now} {}

    [[nodiscard]] Instant deadline(Instant lastByte) const { return std::max(m_since, lastByte) + m_limit; }

private:
    std::chrono::nanoseconds m_limit;
    Instant m_since;
};

} // namespace pushscope
