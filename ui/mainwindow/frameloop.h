// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "metrics/latencyhistogram.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace pushscope {

/// The one display timer. It asks for a frame at a fixed pace, only while someone can see it, and
/// measures what the frames cost: from the new data to the painted window.
class FrameLoop : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds pace{40};

    explicit FrameLoop(QObject *parent = nullptr);

    void setVisible(bool visible);
    [[nodiscard]] bool isRunning() const { return m_timer.isActive(); }

    void updateBegan(); ///< new data is about to be taken in
    void updateEnded();
    void painted(std::chrono::nanoseconds duration); ///< the window was painted, for whatever reason

    [[nodiscard]] const LatencyHistogram &frameTimes() const { return m_frameTimes; }
    [[nodiscard]] double framesPerSecond() const { return m_framesPerSecond; }

Q_SIGNALS:
    void frameWanted();
    void firstPainted(); ///< once: the window with its first data is on the screen

private:
    QTimer m_timer;
    QElapsedTimer m_update;
    QElapsedTimer m_second;
    std::chrono::nanoseconds m_pending{0}; ///< spent on a frame that is not yet painted
    bool m_frameOpen = false;
    int m_frames = 0; ///< since m_second began
    double m_framesPerSecond = 0;
    LatencyHistogram m_frameTimes;
};

} // namespace pushscope
