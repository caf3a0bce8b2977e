// SPDX-License-Identifier: GPL-3.0-or-later
#include "mainwindow/frameloop.h"

namespace pushscope {

FrameLoop::FrameLoop(QObject *parent) : QObject{parent}
{
    m_timer.setInterval(pace);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &FrameLoop::frameWanted);
}

void FrameLoop::setVisible(bool visible)
{
    if (visible == m_timer.isActive())
        return;
    m_frames = 0;
    m_framesPerSecond = 0;
    m_frameOpen = false;
    if (visible) {
        m_second.start();
        m_timer.start();
    } else {
        m_timer.stop();
    }
}

void FrameLoop::updateBegan()
{
    m_update.start();
    if (!m_frameOpen)
        m_pending = {};
}

void FrameLoop::updateEnded()
{
    m_pending += std::chrono::nanoseconds{m_update.nsecsElapsed()};
    m_frameOpen = true;
}

void FrameLoop::painted(std::chrono::nanoseconds duration)
{
    if (!m_frameOpen)
        return;
    m_frameOpen = false;
    if (m_frameTimes.count() == 0)
        Q_EMIT firstPainted();
    m_frameTimes.record(std::chrono::duration_cast<std::chrono::microseconds>(m_pending + duration));
    ++m_frames;
    const qint64 elapsed = m_second.elapsed();
    if (elapsed < 1000)
        return;
    m_framesPerSecond = m_frames * 1000.0 / static_cast<double>(elapsed);
    m_frames = 0;
    m_second.restart();
}

} // namespace pushscope
