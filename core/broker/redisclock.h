// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "time/clock.h"

#include <chrono>
#include <deque>

namespace pushscope {

/// Relates Redis' TIME (microseconds since 1970) to this host's monotonic clock, by the quickest of the latest round
/// trips: half of it is the error at most.
class RedisClock
{
public:
    void note(Instant sent, Instant received, qint64 redisMicroseconds);

    [[nodiscard]] bool isKnown() const { return !m_samples.empty(); }
    [[nodiscard]] qint64 toRedis(Instant instant) const { return toMicroseconds(instant) + m_offset; }
    [[nodiscard]] Instant fromRedis(qint64 microseconds) const { return fromMicroseconds(microseconds - m_offset); }
    /// Of the latest request.
    [[nodiscard]] std::chrono::microseconds roundTrip() const;

    /// About a minute's: the clocks drift, and Redis' may be set.
    static constexpr std::size_t mostSamples = 60;

private:
    struct Sample
    {
        std::chrono::microseconds roundTrip;
        qint64 offset; ///< microseconds
    };

    std::deque<Sample> m_samples;
    qint64 m_offset = 0;
};

} // namespace pushscope
