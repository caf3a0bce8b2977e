// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "metrics/latencyhistogram.h"
#include "time/clock.h"

#include <QObject>
#include <QTimer>

namespace pushscope {

/// How late the event loop of this object's thread comes to its work: a timer every `interval`
/// notes by how much it missed its time. `clock` must outlive it.
class LoopLag final : public QObject
{
    Q_OBJECT

public:
    explicit LoopLag(const Clock &clock, QObject *parent = nullptr);

    void start(); ///< in the thread to be watched
    /// The worst since the call before.
    [[nodiscard]] std::chrono::microseconds takeWorst();
    [[nodiscard]] const LatencyHistogram &histogram() const { return m_histogram; }
    void clear();

    static constexpr std::chrono::milliseconds interval{100};

Q_SIGNALS:
    void ticked(pushscope::Instant now);

private:
    void tick();
    void arm();

    const Clock &m_clock;
    QTimer m_timer;
    Instant m_due;
    std::chrono::microseconds m_worst{0};
    LatencyHistogram m_histogram;
};

} // namespace pushscope
