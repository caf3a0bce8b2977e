// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/frames.h"
#include "theme/theme.h"

#include <QWidget>

#include <optional>

namespace pushscope {

/// A lane for each client: what it was doing over the window, with ticks for heartbeats and polls.
/// Arrow keys walk over lanes and stretches.
class TimelineView : public QWidget
{
    Q_OBJECT

public:
    explicit TimelineView(QWidget *parent = nullptr);
    void setFrame(TimelineFrame frame);
    void setTheme(const Theme &theme);
    [[nodiscard]] const TimelineFrame &frame() const { return m_frame; }
    /// What is under a point, in words; empty if nothing is.
    [[nodiscard]] QString textAt(QPointF position) const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void paintLane(QPainter &painter, const TimelineLane &lane, const QRectF &box) const;
    void paintTicks(QPainter &painter, const TimelineLane &lane, const QRectF &box) const;
    void paintIncidents(QPainter &painter, const TimelineLane &lane, const QRectF &box) const;
    void paintScale(QPainter &painter) const;
    void paintSelection(QPainter &painter) const;
    void tellSelection();
    [[nodiscard]] QRectF laneBox(std::size_t lane) const;
    [[nodiscard]] qreal labelWidth() const;
    [[nodiscard]] qreal scaleHeight() const;
    [[nodiscard]] qreal xOf(Instant at) const;
    [[nodiscard]] const StateStretch *selected() const;
    [[nodiscard]] QString stretchText(const TimelineLane &lane, const StateStretch &stretch) const;

    TimelineFrame m_frame;
    Theme m_theme;
    std::size_t m_lane = 0;
    std::size_t m_back = 0; ///< the selected stretch, counted from the newest
};

} // namespace pushscope
