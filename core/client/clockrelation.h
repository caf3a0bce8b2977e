// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "time/clock.h"

#include <QByteArray>

#include <chrono>
#include <optional>

namespace pushscope {

/// How the sender's monotonic clock stands to ours: theirs − ours, and the bound of its error.
struct ClockRelation
{
    QByteArray clock; ///< the sender's clock id
    std::chrono::nanoseconds offset{0};
    std::chrono::nanoseconds error{0};
    Instant measured;
    bool exact = false; ///< the same clock: no offset and no error, for ever

    /// The error grows with age, as two clocks drift apart.
    [[nodiscard]] std::chrono::nanoseconds errorAt(Instant now) const;
    [[nodiscard]] Instant toLocal(qint64 microseconds) const { return fromMicroseconds(microseconds) - offset; }

    [[nodiscard]] static ClockRelation sameClock(const QByteArray &clock);
    /// `fresh`, unless it is of the same clock as `known` and less certain than that still is.
    [[nodiscard]] static ClockRelation better(const std::optional<ClockRelation> &known, const ClockRelation &fresh);

    static constexpr std::int64_t driftPerMillion = 100;
};

/// Estimates the relation from round trips: the one with the shortest way there and back decides,
/// and the sender read its clock somewhere within it, so half of it bounds the error.
class ClockEstimator
{
public:
    void add(Instant sent, Instant received, qint64 theirMicroseconds);
    [[nodiscard]] int samples() const { return m_samples; }
    /// Nothing before the first round trip.
    [[nodiscard]] std::optional<ClockRelation> estimate(const QByteArray &clock) const;

private:
    int m_samples = 0;
    std::chrono::nanoseconds m_roundTrip{0};
    std::chrono::nanoseconds m_offset{0};
    Instant m_measured;
};

} // namespace pushscope
