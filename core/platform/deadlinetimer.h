// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "time/clock.h"

#include <QObject>

#include <functional>
#include <memory>

namespace pushscope {

/// Calls back once at a point of the monotonic clock. QTimer rounds to whole milliseconds, which
/// would be part of every latency; on Linux this is a timerfd, exact to tens of microseconds,
/// elsewhere a precise QTimer. Lives in one thread with an event loop; the deadline is a point of
/// SteadyClock.
class DeadlineTimer : public QObject
{
    Q_OBJECT

public:
    DeadlineTimer(std::function<void()> onDeadline, QObject *parent = nullptr);
    ~DeadlineTimer() override;

    /// Replaces a deadline that has not come. One in the past is due at once, from the event loop.
    void setDeadline(Instant deadline);
    void cancel();

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace pushscope
