// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed/scheduledfeed.h"

namespace pushscope {

/// Sends the time: event `tick`, {"n":1,"time":"2026-01-31T12:00:00.000Z"}; `n` counts from 1 and
/// `time` is the wall clock's (UTC) at the moment the event was due.
class ClockFeed final : public ScheduledFeed
{
    Q_OBJECT

public:
    ClockFeed(const FeedSpec &spec, const Clock &clock, Sink sink);

protected:
    Made make(Instant due) override;

private:
    quint64 m_count = 0;
};

} // namespace pushscope
