// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/clockrelation.h"

#include <algorithm>

namespace pushscope {

std::chrono::nanoseconds ClockRelation::errorAt(Instant now) const
{
    constexpr std::int64_t million = 1'000'000;
    const auto age = std::max(now - measured, std::chrono::nanoseconds{0});
    return exact ? std::chrono::nanoseconds{0} : error + age * driftPerMillion / million;
}

ClockRelation ClockRelation::sameClock(const QByteArray &clock)
{
    ClockRelation relation;
    relation.clock = clock;
    relation.exact = true;
    return relation;
}

ClockRelation ClockRelation::better(const std::optional<ClockRelation> &known, const ClockRelation &fresh)
{
    const bool comparable = known && known->clock == fresh.clock;
    return comparable && known->errorAt(fresh.measured) < fresh.error ? *known : fresh;
}

void ClockEstimator::add(Instant sent, Instant received, qint64 theirMicroseconds)
{
    const auto roundTrip = received - sent;
    if (m_samples++ > 0 && roundTrip >= m_roundTrip) {
        return;
    }
    m_roundTrip = roundTrip;
    m_offset = fromMicroseconds(theirMicroseconds) - (sent + roundTrip / 2);
    m_measured = received;
}

std::optional<ClockRelation> ClockEstimator::estimate(const QByteArray &clock) const
{
    if (m_samples == 0) {
        return {};
    }
    return ClockRelation{
        .clock = clock, .offset = m_offset, .error = m_roundTrip / 2, .measured = m_measured, .exact = false};
}

} // namespace pushscope
