// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/exportable.h"
#include "models/loadhistory.h"
#include "models/transportstyle.h"
#include "theme/theme.h"

#include <QPen>
#include <QWidget>

class QPainter;

namespace pushscope {

/// What the plots of a load share: title, grid, labels, the names at the ends of the lines. Painted when it is given
/// something new, a few times a second at most.
class LoadPlot : public QWidget, public Exportable
{
    Q_OBJECT

public:
    explicit LoadPlot(const QString &title, QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] QString exportName() const override { return m_title; }

protected:
    /// A line of the grid and what stands beside it.
    struct Mark
    {
        double at; ///< 0…1, from the left or the bottom
        QString text;
    };

    /// A name beside the end of a line.
    struct EndLabel
    {
        QPointF at;
        QString text;
        QColor color;
    };

    /// A part of the key, in the title's row.
    struct KeyEntry
    {
        QPen pen;
        bool dots = false; ///< instead of a line
        QString text;
    };

    [[nodiscard]] virtual std::vector<Mark> xMarks(qreal width) const = 0;
    [[nodiscard]] virtual std::vector<Mark> yMarks() const = 0;
    /// Draws within `plot` and says what stands at the ends of the lines.
    virtual std::vector<EndLabel> paintData(QPainter &painter, const QRectF &plot) = 0;
    [[nodiscard]] virtual std::vector<KeyEntry> key() const { return {}; }
    /// Shown instead of data; empty: there is data.
    [[nodiscard]] virtual QString emptyText() const = 0;
    /// What stands at that place from the left, 0…1, in lines; empty: nothing.
    [[nodiscard]] virtual QString readout(double) const { return {}; }
    [[nodiscard]] virtual QString xTitle() const { return {}; }
    [[nodiscard]] virtual QString labelSuffix() const { return {}; } ///< of the names at the ends, the longest

    [[nodiscard]] const Theme &theme() const { return m_theme; }
    [[nodiscard]] QColor nameColor(Transport transport) const
    {
        return TransportStyle::of(transport).text(m_theme.dark);
    }
    /// A mark in the shape of the transport.
    void paintMarker(QPainter &painter, Transport transport, QPointF at, bool filled = true) const;

    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override; ///< Left and Right walk, Escape ends it
    void focusOutEvent(QFocusEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    [[nodiscard]] QRectF plotRect() const;
    void paintTitle(QPainter &painter) const;
    void paintGrid(QPainter &painter, const QRectF &plot) const;
    void paintEndLabels(QPainter &painter, const QRectF &plot, std::vector<EndLabel> labels) const;
    void paintPointer(QPainter &painter, const QRectF &plot) const;

    QString m_title;
    Theme m_theme;
    std::optional<double> m_pointer; ///< where the mouse is, 0…1
};

/// The ends of a logarithmic latency axis, in steps of half a decade.
struct LatencyDecades
{
    double first = 2; ///< log10 of microseconds
    double last = 5;

    void clear();
    void include(std::chrono::microseconds latency);
    [[nodiscard]] double position(std::chrono::microseconds latency) const; ///< 0…1
    /// A line at each whole decade within.
    [[nodiscard]] std::vector<std::chrono::microseconds> wholeDecades() const;
    [[nodiscard]] double position(qint64 us) const { return position(std::chrono::microseconds{us}); }

private:
    bool m_any = false;
};

} // namespace pushscope
