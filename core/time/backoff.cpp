// SPDX-License-Identifier: GPL-3.0-or-later
#include "time/backoff.h"

#include <algorithm>

namespace pushscope {

Backoff::Backoff(Limits limits, std::uint32_t seed) : m_limits{limits}, m_random{seed} {}

Backoff::Delay Backoff::next(Delay floor)
{
    constexpr int largestShift = 20;
    const int shift = std::min(m_attempt, largestShift);
    ++m_attempt;
    const bool capped = m_limits.base > m_limits.cap / (Delay::rep{1} << shift);
    const auto ceiling = capped ? m_limits.cap : m_limits.base * (Delay::rep{1} << shift);
    if (!m_limits.jitter) {
        return floor + std::max(ceiling, Delay::zero());
    }
    return floor
        + Delay{std::uniform_int_distribution<Delay::rep>{0, std::max<Delay::rep>(ceiling.count(), 0)}(m_random)};
}

} // namespace pushscope
