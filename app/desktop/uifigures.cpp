// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/uifigures.h"

#include "lab/report.h"
#include "mainwindow/mainwindow.h"

#include <ctime>

namespace pushscope {

QJsonObject UiFigures::toJson() const
{
    const FrameLoop &frames = window.frameLoop();
    QJsonObject frame = pushscope::toJson(frames.frameTimes().summary());
    frame.insert(QStringLiteral("p95"), qint64{frames.frameTimes().percentile(0.95).count()});
    const double cpuSeconds = static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
    return {
        {QStringLiteral("first_paint_ms"), firstPaintMs},
        {QStringLiteral("first_data_ms"), firstDataMs},
        {QStringLiteral("frames_per_s"), frames.framesPerSecond()},
        {QStringLiteral("frame_us"), frame},
        {QStringLiteral("process_cpu_percent"), 100 * cpuSeconds / (static_cast<double>(sinceStart.elapsed()) / 1000)}};
}

} // namespace pushscope
