// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/bandpainting.h"
#include "panels/timelinelayout.h"
#include "theme/theme.h"

#include <QCoreApplication>
#include <QFont>

#include <functional>

class QPainter;

namespace pushscope {

/// Draws a timeline's frame: faults behind and above the lanes, states, ticks and incidents.
class TimelinePainter
{
    Q_DECLARE_TR_FUNCTIONS(TimelinePainter)

public:
    TimelinePainter(QPainter &painter, const TimelineFrame &frame, const TimelineLayout &layout, const Theme &theme,
                    const QFont &font);
    void paint();

private:
    void paintScale();
    void paintAges();
    [[nodiscard]] int widestAge() const;
    void forEachAge(const std::function<void(std::chrono::milliseconds, qreal)> &act) const;
    void paintStrip();
    void paintLabel(const QRectF &box, const QString &text, const QColor &color);
    void paintLane(const TimelineLane &lane, const QRectF &box);
    void paintStretch(const StateStretch &stretch, const QRectF &box, const QColor &color);
    void paintFaults(const QRectF &box, const std::function<bool(const FaultTarget &)> &meets);
    void paintTicks(const TimelineLane &lane, const QRectF &box);
    void paintIncidents(const TimelineLane &lane, const QRectF &box);
    [[nodiscard]] std::vector<FaultSpan> spans(const QRectF &box,
                                               const std::function<bool(const FaultTarget &)> &meets) const;

    QPainter &m_painter;
    const TimelineFrame &m_frame;
    const TimelineLayout &m_layout;
    const Theme &m_theme;
    QFont m_font;
    QFontMetrics m_metrics;
};

} // namespace pushscope
