// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/bandpainting.h"
#include "charts/exportable.h"
#include "charts/livechart.h"
#include "charts/samplemarks.h"

namespace pushscope {

/// A live plot that is painted by hand: grid and labels once into a pixmap, then each sample as a
/// small stamp. Measured with four panes of 1,400 samples, all new at 25 frames a second (1440 x 900,
/// software rendering, release build, two busy cores): QScatterSeries took 53 % of a core and 36 ms
/// for a frame (95th percentile), QLineSeries with its points 26 % and 12 ms, this 7 % and 11 ms.
/// Qt Charts draws the back of a pane, which changes a few times a second.
class PaintedChart final : public LiveChart, public Exportable
{
    Q_OBJECT

public:
    explicit PaintedChart(Transport transport, QWidget *parent = nullptr);

    void setFrame(ChartFrame frame) override;
    void setTheme(const Theme &theme) override;
    void setCrosshair(const std::optional<Crosshair> &crosshair) override;
    void setCursorAt(const std::optional<Instant> &at) override;
    [[nodiscard]] QSize plotSize() const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] QString exportName() const override;
    [[nodiscard]] ExportTable exportTable() const override; ///< the samples that are shown

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void layOut();
    void drawBackground();
    void paintGrid(QPainter &painter) const;
    [[nodiscard]] std::vector<FaultSpan> paintFaults(QPainter &painter);
    void paintGaps(QPainter &painter);
    void paintSamples(QPainter &painter, bool asShapes) const;
    void paintTicks(QPainter &painter);
    void paintNotice(QPainter &painter, qreal names); ///< their height along the top
    void paintCrosshair(QPainter &painter);
    [[nodiscard]] QString crosshairText() const; ///< what it meets; there must be one
    void paintReadout(QPainter &painter, const QString &text, QPointF at);

    [[nodiscard]] qreal xOf(Instant at) const; ///< on whole pixels that all samples share
    [[nodiscard]] qreal yOf(std::chrono::microseconds latency) const;
    [[nodiscard]] std::chrono::nanoseconds perPixel() const;
    void pick(const Crosshair &crosshair);
    void pointAt(const std::optional<Crosshair> &crosshair);

    TransportStyle m_style;
    Theme m_theme;
    ChartFrame m_frame;
    std::optional<Crosshair> m_crosshair;
    std::optional<Instant> m_cursor;
    QRect m_plot;
    int m_lane = 0; ///< height of the lane of ticks under the plot
    QPixmap m_background; ///< null: to be drawn
    SampleMarks m_marks; ///< as sharp as the background
};

} // namespace pushscope
