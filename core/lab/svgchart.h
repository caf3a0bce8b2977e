// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lab/html.h"
#include "message/transport.h"

#include <QPointF>
#include <QRectF>

#include <vector>

namespace pushscope {

/// One axis of a picture: values to 0…1.
struct SvgAxis
{
    double from = 0;
    double to = 1;
    bool logarithmic = false;

    [[nodiscard]] double share(double value) const;
    /// From 0 up, with round steps; at most so many lines of the grid.
    [[nodiscard]] static SvgAxis linear(double highest);
    /// Whole decades around both, in microseconds or whatever is not below 1.
    [[nodiscard]] static SvgAxis decades(double lowest, double highest);
    [[nodiscard]] std::vector<double> marks(int most = 8) const;
};

/// A picture with two axes. Colours come from the page's style by class: the names of transports, `grid`, `band` …
class SvgChart
{
public:
    static constexpr double width = 960;

    /// `left` and `right`: the room beside the plot for labels.
    SvgChart(double height, double left = 80, double right = 100);

    void setAxes(const SvgAxis &x, const SvgAxis &y);
    [[nodiscard]] QRectF plot() const { return m_plot; }
    [[nodiscard]] double x(double value) const;
    [[nodiscard]] double y(double value) const;

    /// Lines of the grid with their labels.
    void markX(double value, const QString &text);
    void markY(double value, const QString &text);
    void titleX(const QString &text);

    void line(const std::vector<QPointF> &values, const QString &classes); ///< in values of the axes
    void rect(const QRectF &box, const QString &classes, const QString &tip = {}); ///< in the picture's units
    void path(const QString &data, const QString &classes, double strokeWidth); ///< likewise
    void label(QPointF at, const QString &anchor, const QString &text, const QString &classes = {});
    /// A name beside the end of a line; they are moved apart where they would overlap.
    void endLabel(QPointF atValue, const QString &text, const QString &classes);

    /// `title` is what is read aloud instead.
    [[nodiscard]] Html finished(const QString &title) const;

private:
    struct EndLabel
    {
        QPointF at;
        QString text;
        QString classes;
    };

    double m_height;
    QRectF m_plot;
    SvgAxis m_x;
    SvgAxis m_y;
    Html m_grid;
    Html m_data;
    std::vector<EndLabel> m_endLabels;
};

/// A number of the picture, with a tenth of a unit.
[[nodiscard]] QString svgNumber(double value);

/// The classes of the n-th line of this transport: its colour, and a dash of its own.
[[nodiscard]] QString lineClasses(Transport transport, int nth = 0);

} // namespace pushscope
