// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/distributionview.h"

#include "charts/chartaxes.h"

#include <QAreaSeries>
#include <QCategoryAxis>
#include <QChart>
#include <QChartView>
#include <QEvent>
#include <QGraphicsLayout>
#include <QHBoxLayout>
#include <QLineSeries>
#include <QValueAxis>

#include <algorithm>
#include <cmath>

namespace pushscope {

namespace {

constexpr double mostNines = 4;

QString decadeLabel(int decade)
{
    return latencyDecade(std::chrono::microseconds{static_cast<qint64>(std::llround(std::pow(10.0, decade)))});
}

/// The next of 2, 4, 6, 8, 10, 20, 40 …: halves of it are whole numbers.
double roundUp(quint64 count)
{
    const auto value = static_cast<double>(count);
    const double decade = std::pow(10.0, std::floor(std::log10(std::max(1.0, value))));
    for (const double factor : {2.0, 4.0, 6.0, 8.0}) {
        if (factor * decade >= value)
            return factor * decade;
    }
    return 10 * decade;
}

struct Label
{
    QString text;
    double at;
};

/// Every label that is not wanted is replaced; a plot only pays for what changes.
void setLabels(QCategoryAxis *axis, const QList<Label> &labels, double first, double last)
{
    QStringList wanted;
    for (const Label &label : labels)
        wanted << label.text;
    if (axis->min() == first && axis->max() == last && axis->categoriesLabels() == wanted)
        return;
    for (const QString &label : axis->categoriesLabels())
        axis->remove(label);
    axis->setStartValue(first - 1);
    for (const Label &label : labels)
        axis->append(label.text, label.at);
    axis->setRange(first, last);
}

/// Every `step`th decade has a label.
void setDecades(QCategoryAxis *axis, int first, int last, int step)
{
    QList<Label> labels;
    for (int decade = first; decade <= last; decade += step)
        labels << Label{decadeLabel(decade), double(decade)};
    setLabels(axis, labels, first, last);
}

} // namespace

DistributionView::DistributionView(Transport transport, QWidget *parent)
    : QWidget{parent}, m_style{TransportStyle::of(transport)}, m_theme{Theme::darkTheme()}
{
    setAccessibleName(tr("Distribution · %1").arg(m_style.name));
    setFocusPolicy(Qt::StrongFocus);
    setProperty("ownFocusRing", true); // the pane's
    auto *layout = new QHBoxLayout{this};
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_histogram = makePlot(tr("How often"));
    m_percentiles = makePlot(tr("Percentiles"));
    buildHistogram();
    buildCurve();
    restyle();
}

DistributionView::Plot DistributionView::makePlot(const QString &title)
{
    Plot plot;
    plot.chart = new QChart;
    plot.chart->setTitle(title);
    plot.chart->legend()->hide();
    plot.chart->setMargins({4, 0, fontMetrics().averageCharWidth() * 4, 0});
    plot.chart->layout()->setContentsMargins(0, 0, 0, 0);
    plot.chart->setBackgroundRoundness(0);
    plot.x = new QCategoryAxis{plot.chart};
    plot.x->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
    plot.x->setTruncateLabels(false); // fewer rather than cut
    plot.chart->addAxis(plot.x, Qt::AlignBottom);
    plot.view = new QChartView{plot.chart};
    plot.view->setFrameShape(QFrame::NoFrame);
    plot.view->setFocusPolicy(Qt::NoFocus);
    plot.view->setAccessibleName(title);
    layout()->addWidget(plot.view);
    return plot;
}

void DistributionView::buildHistogram()
{
    m_outline = new QLineSeries{m_histogram.chart};
    m_baseline = new QLineSeries{m_histogram.chart};
    m_area = new QAreaSeries{m_outline, m_baseline};
    m_counts = new QValueAxis{m_histogram.chart};
    m_counts->setLabelFormat(QStringLiteral("%d"));
    m_counts->setTickCount(3);
    m_histogram.chart->addAxis(m_counts, Qt::AlignLeft);
    m_histogram.chart->addSeries(m_area);
    m_area->attachAxis(m_histogram.x);
    m_area->attachAxis(m_counts);
    setDecades(m_histogram.x, 2, 7, 1);
}

void DistributionView::buildCurve()
{
    m_curve = new QLineSeries{m_percentiles.chart};
    m_latencies = new QCategoryAxis{m_percentiles.chart};
    m_latencies->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
    m_percentiles.chart->addAxis(m_latencies, Qt::AlignLeft);
    m_percentiles.chart->addSeries(m_curve);
    m_curve->attachAxis(m_percentiles.x);
    m_curve->attachAxis(m_latencies);
    setDecades(m_latencies, 2, 7, 1);
    setPercentiles();
}

void DistributionView::setPercentiles()
{
    // Each step to the right leaves a tenth of the samples: the tail gets as much room as the middle.
    const QList<Label> all{{tr("min"), 0}, {tr("p90"), 1}, {tr("p99"), 2}, {tr("p99.9"), 3}, {tr("p99.99"), mostNines}};
    const int step = stepFor(m_percentiles, static_cast<int>(mostNines), all.last().text);
    QList<Label> labels;
    for (qsizetype i = 0; i < all.size(); i += step)
        labels << all.at(i);
    setLabels(m_percentiles.x, labels, 0, mostNines);
}

int DistributionView::stepFor(const Plot &plot, int intervals, const QString &widest) const
{
    const QFontMetrics metrics{scaledFont(font(), 0.85)};
    const qreal room = plot.chart->plotArea().width() / std::max(1, intervals);
    return room > 0 && metrics.horizontalAdvance(widest) + metrics.averageCharWidth() > room ? 2 : 1;
}

void DistributionView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    setPercentiles();
}

QString DistributionView::exportName() const
{
    return accessibleName();
}

ExportTable DistributionView::exportTable() const
{
    ExportTable table{{QStringLiteral("transport"), QStringLiteral("latency_from_us"), QStringLiteral("latency_to_us"),
                       QStringLiteral("deliveries")},
                      {}};
    for (std::size_t bin = 0; bin < m_bins.size(); ++bin) {
        if (m_bins.at(bin) > 0)
            table.rows << QList<QVariant>{m_style.shortName, std::pow(10.0, LatencyDistribution::lowerEdge(bin)),
                                          std::pow(10.0, LatencyDistribution::lowerEdge(bin + 1)), m_bins.at(bin)};
    }
    return table;
}

void DistributionView::setDistribution(const LatencyDistribution &distribution)
{
    const auto &bins = distribution.bins();
    m_bins = bins;
    const auto used = [](quint64 n) { return n > 0; };
    const auto first = std::find_if(bins.begin(), bins.end(), used);
    if (first == bins.end()) {
        m_outline->clear();
        m_baseline->clear();
        m_curve->clear();
        return;
    }
    const auto last = std::find_if(bins.rbegin(), bins.rend(), used);
    const auto low = static_cast<int>(std::floor(LatencyDistribution::lowerEdge(std::size_t(first - bins.begin()))));
    const auto end = static_cast<std::size_t>(bins.rend() - last);
    const int high = std::max(low + 2, static_cast<int>(std::ceil(LatencyDistribution::lowerEdge(end))));

    QList<QPointF> outline;
    quint64 most = 1;
    for (std::size_t bin = 0; bin < bins.size(); ++bin) {
        const double edge = LatencyDistribution::lowerEdge(bin);
        const auto count = static_cast<double>(bins.at(bin));
        outline << QPointF{edge, count} << QPointF{edge + 1.0 / LatencyDistribution::binsPerDecade, count};
        most = std::max(most, bins.at(bin));
    }
    m_outline->replace(outline);
    m_baseline->replace(QList<QPointF>{{outline.first().x(), 0}, {outline.last().x(), 0}});
    // The axis grows in steps, not with every event.
    m_counts->setRange(0, roundUp(most));

    QList<QPointF> curve;
    for (const LatencyDistribution::Point &point : distribution.percentileCurve()) {
        const double us = static_cast<double>(std::max<qint64>(1, point.latency.count()));
        curve << QPointF{-std::log10(1 - point.fraction), std::log10(us)};
    }
    m_curve->replace(curve);
    setDecades(m_histogram.x, low, high, stepFor(m_histogram, high - low, decadeLabel(5)));
    setDecades(m_latencies, low, high, 1);
    setPercentiles();
}

void DistributionView::setTheme(const Theme &theme)
{
    m_theme = theme;
    restyle();
}

void DistributionView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        restyle();
}

void DistributionView::restyle()
{
    const QColor mark = m_style.mark(m_theme.dark);
    QColor fill = mark;
    fill.setAlphaF(0.75F);
    m_area->setPen(QPen{mark, 1});
    m_area->setBrush(fill);
    m_curve->setPen(QPen{mark, 2});
    for (const Plot &plot : {m_histogram, m_percentiles}) {
        plot.chart->setBackgroundBrush(m_theme.surface);
        plot.chart->setTitleBrush(m_theme.dim);
        plot.chart->setTitleFont(font());
        plot.view->setBackgroundBrush(m_theme.surface);
        const auto axes = plot.chart->axes();
        for (QAbstractAxis *axis : axes) {
            axis->setLabelsColor(m_theme.dim);
            axis->setLabelsFont(scaledFont(font(), 0.85));
            axis->setGridLinePen(QPen{m_theme.grid, 1});
            axis->setLinePen(QPen{m_theme.border, 1});
        }
    }
}

} // namespace pushscope
