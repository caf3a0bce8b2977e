// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/redisclock.h"

#include <algorithm>

namespace pushscope {

void RedisClock::note(Instant sent, Instant received, qint64 redisMicroseconds)
{
    const qint64 roundTrip = toMicroseconds(received) - toMicroseconds(sent);
    m_samples.push_back({.roundTrip = std::chrono::microseconds{roundTrip},
                         .offset = redisMicroseconds - toMicroseconds(sent) - roundTrip / 2});
    if (m_samples.size() > mostSamples) {
        m_samples.pop_front();
    }
    m_offset = std::ranges::min_element(m_samples, {}, &Sample::roundTrip)->offset;
}

std::chrono::microseconds RedisClock::roundTrip() const
{
    return m_samples.empty() ? std::chrono::microseconds{0} : m_samples.back().roundTrip;
}

} // namespace pushscope
