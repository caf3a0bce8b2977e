// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/looplag.h"

#include <algorithm>

namespace pushscope {

LoopLag::LoopLag(const Clock &clock, QObject *parent) : QObject{parent}, m_clock{clock}, m_timer{this}
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &LoopLag::tick);
}

void LoopLag::start()
{
    arm();
}

void LoopLag::arm()
{
    m_due = m_clock.now() + interval;
    m_timer.start(interval);
}

void LoopLag::tick()
{
    const Instant now = m_clock.now();
    const auto late =
        std::max(std::chrono::duration_cast<std::chrono::microseconds>(now - m_due), std::chrono::microseconds::zero());
    m_histogram.record(late);
    m_worst = std::max(m_worst, late);
    arm();
    Q_EMIT ticked(now);
}

std::chrono::microseconds LoopLag::takeWorst()
{
    return std::exchange(m_worst, std::chrono::microseconds::zero());
}

void LoopLag::clear()
{
    m_histogram.clear();
    m_worst = {};
}

} // namespace pushscope
