// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "load/loadplot.h"
#include "loadmodel/loadfigures.h"

namespace pushscope {

/// Latency by percentile, each further nine with the same room. Of two loads the first is solid, the second dashed.
class LoadCurvePlot final : public LoadPlot
{
    Q_OBJECT

public:
    explicit LoadCurvePlot(QWidget *parent = nullptr);

    void setFigures(const std::optional<LoadFigures> &first, const std::optional<LoadFigures> &second);
    /// While a load runs there is no curve yet.
    void setWaiting(bool waiting);
    [[nodiscard]] ExportTable exportTable() const override;

protected:
    [[nodiscard]] std::vector<Mark> xMarks(qreal width) const override;
    [[nodiscard]] std::vector<Mark> yMarks() const override;
    [[nodiscard]] std::vector<KeyEntry> key() const override;
    [[nodiscard]] QString emptyText() const override;
    [[nodiscard]] QString readout(double at) const override;
    [[nodiscard]] QString xTitle() const override;
    [[nodiscard]] QString labelSuffix() const override { return m_second ? QStringLiteral(" A") : QString{}; }
    std::vector<EndLabel> paintData(QPainter &painter, const QRectF &plot) override;

private:
    [[nodiscard]] QPointF place(const QRectF &plot, const LoadCurvePoint &point) const;
    std::vector<EndLabel> paintCurves(QPainter &painter, const QRectF &plot, const LoadFigures &figures, bool first);

    std::optional<LoadFigures> m_first;
    std::optional<LoadFigures> m_second;
    LatencyDecades m_decades;
    double m_nines = 1;
    bool m_any = false; ///< there is a curve
    bool m_waiting = false;
};

} // namespace pushscope
