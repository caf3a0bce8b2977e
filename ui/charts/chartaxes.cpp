// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/chartaxes.h"

#include "charts/livechart.h"
#include "models/format.h"

#include <QCoreApplication>
#include <QPainter>

#include <cmath>

namespace pushscope {

using std::chrono::microseconds;

QString latencyDecade(microseconds latency)
{
    if (latency >= std::chrono::milliseconds{1})
        return formatSpan(std::chrono::duration_cast<std::chrono::milliseconds>(latency));
    return latency < microseconds{100} ? QCoreApplication::translate("pushscope::ChartAxes", "10 µs")
                                       : QCoreApplication::translate("pushscope::ChartAxes", "0.1 ms");
}

void paintAxes(QPainter &painter, const ChartAxes &axes, const Theme &theme)
{
    const QFontMetrics metrics = painter.fontMetrics();
    const int gap = metrics.averageCharWidth();
    const auto heightOf = [&axes](microseconds latency) {
        return static_cast<int>(
            std::lround(axes.plot.bottom() - positionIn(axes.range, latency) * (axes.plot.height() - 1)));
    };
    const int between = heightOf(axes.range.low) - heightOf(axes.range.low * 10);
    // Each label, each second one...: a rhythm that the eye can count on.
    const int each = 1 + (metrics.height() - 1) / std::max(1, between);
    int passed = 0;
    for (microseconds decade = LatencyScale::floor; decade <= LatencyScale::ceiling; decade *= 10) {
        if (decade < axes.range.low || decade > axes.range.high)
            continue;
        const int y = heightOf(decade);
        painter.setPen(theme.grid);
        painter.drawLine(axes.plot.left(), y, axes.plot.right(), y);
        if (passed++ % each != 0)
            continue;
        painter.setPen(theme.dim);
        painter.drawText(QRect{0, y - metrics.height(), axes.plot.left() - gap, 2 * metrics.height()},
                         Qt::AlignRight | Qt::AlignVCenter, latencyDecade(decade));
    }
    const int widest = metrics.horizontalAdvance(QStringLiteral("−300 s")) * 2;
    const auto step = timeStep(axes.window, axes.plot.width() / std::max(1, widest));
    for (std::chrono::milliseconds age{0}; age <= axes.window; age += step) {
        const int x = static_cast<int>(std::lround(
            axes.plot.right()
            - axes.plot.width() * (static_cast<double>(age.count()) / static_cast<double>(axes.window.count()))));
        painter.setPen(theme.grid);
        painter.drawLine(x, axes.plot.bottom() + axes.lane + 1, x,
                         axes.plot.bottom() + axes.lane + metrics.height() / 5);
        painter.setPen(theme.dim);
        painter.drawText(
            QRect{x - widest, axes.plot.bottom() + axes.lane + metrics.height() / 5, 2 * widest, metrics.height()},
            Qt::AlignCenter, ageLabel(age));
    }
    painter.setPen(theme.border);
    painter.drawLine(axes.plot.left(), axes.plot.bottom() + axes.lane, axes.plot.right(),
                     axes.plot.bottom() + axes.lane);
}

} // namespace pushscope
