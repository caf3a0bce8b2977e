// SPDX-License-Identifier: GPL-3.0-or-later
#include "time/backoff.h"

#include <algorithm>

namespace pushscope {

Backoff::Backoff(Limits limits, std::uint32_t seed) : m_limits{limits}, m_random{seed} {}

Backoff::Delay Backoff::next(Delay floor)
{
    constexpr int largestShift = 20;
    const auto grown = m_limits.base.count() << std::min(m_attempt, largestShift);
    const auto ceiling = std::min<Delay::rep>(m_limits.cap.count(), grown);
    ++m_attempt;
    return floor + Delay{std::uniform_int_distribution<Delay::rep>{0, ceiling}(m_random)};
}

} // namespace pushscope
