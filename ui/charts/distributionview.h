// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/exportable.h"
#include "models/latencydistribution.h"
#include "models/transportstyle.h"
#include "theme/theme.h"

#include <QWidget>

class QAreaSeries;
class QChart;
class QChartView;
class QCategoryAxis;
class QLineSeries;
class QValueAxis;

namespace pushscope {

/// The back of a pane: a histogram of all latencies and their percentile curve, by Qt Charts.
/// It is fed a few times a second at most.
class DistributionView : public QWidget, public Exportable
{
    Q_OBJECT

public:
    explicit DistributionView(Transport transport, QWidget *parent = nullptr);
    void setDistribution(const LatencyDistribution &distribution);
    void setTheme(const Theme &theme);
    [[nodiscard]] QString exportName() const override;
    [[nodiscard]] ExportTable exportTable() const override; ///< the histogram

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Plot
    {
        QChart *chart = nullptr;
        QChartView *view = nullptr;
        QCategoryAxis *x = nullptr;
    };

    void buildHistogram();
    void buildCurve();
    [[nodiscard]] Plot makePlot(const QString &title);
    void setPercentiles();
    /// 1 if a label at each of the intervals' ends has room, else 2.
    [[nodiscard]] int stepFor(const Plot &plot, int intervals, const QString &widest) const;
    void restyle();

    TransportStyle m_style;
    std::array<quint64, LatencyDistribution::binCount> m_bins{};
    Theme m_theme;
    Plot m_histogram;
    QAreaSeries *m_area = nullptr;
    QLineSeries *m_outline = nullptr;
    QLineSeries *m_baseline = nullptr;
    QValueAxis *m_counts = nullptr;
    Plot m_percentiles;
    QLineSeries *m_curve = nullptr;
    QCategoryAxis *m_latencies = nullptr;
};

} // namespace pushscope
