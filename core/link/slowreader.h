// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fault/fault.h"
#include "time/clock.h"

namespace pushscope {

/// How much may be read so that it is not more than `bytes` a second. What was not used does not add up for long.
class SlowReader
{
public:
    SlowReader(const Fault &fault, Instant now);

    [[nodiscard]] qint64 allowed(Instant now) const;
    void take(qint64 bytes, Instant now);
    /// When the next piece may be read.
    [[nodiscard]] Instant nextDue() const;

    /// Of a socket that is read slowly, so that the sender's queue fills and not ours.
    static constexpr int receiveBuffer = 16 * 1024;
    static constexpr int usualReceiveBuffer = 1024 * 1024;

private:
    [[nodiscard]] std::chrono::nanoseconds timeFor(qint64 bytes) const;

    qint64 m_rate;
    qint64 m_piece; ///< what is read at once
    Instant m_paidUntil; ///< what was read has taken the time until then
};

} // namespace pushscope
