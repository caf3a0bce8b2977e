// SPDX-License-Identifier: GPL-3.0-or-later
#include "load/loadcurveplot.h"

#include "charts/chartaxes.h"
#include "message/language.h"
#include "models/format.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace pushscope {

namespace {

using std::chrono::microseconds;

constexpr double markerDistance = 0.2; ///< of the width

double ninesOf(double above)
{
    return -std::log10(std::clamp(above, 1e-9, 1.0));
}

QString percentText(double above)
{
    return QStringLiteral("%1 %").arg(textLocale().toString(100 * (1 - above), 'g', 8));
}

} // namespace

LoadCurvePlot::LoadCurvePlot(QWidget *parent) : LoadPlot{tr("Latency by percentile"), parent} {}

void LoadCurvePlot::setFigures(const std::optional<LoadFigures> &first, const std::optional<LoadFigures> &second)
{
    m_first = first;
    m_second = second;
    m_decades.clear();
    m_nines = 1;
    m_any = false;
    for (const auto *figures : {&m_first, &m_second}) {
        if (!*figures)
            continue;
        for (const auto &[transport, each] : (*figures)->transports) {
            if (each.curve.empty())
                continue;
            m_any = true;
            m_nines = std::max(m_nines, ninesOf(each.curve.back().above));
            m_decades.include(each.curve.front().latency);
            m_decades.include(each.curve.back().latency);
        }
    }
    update();
}

ExportTable LoadCurvePlot::exportTable() const
{
    ExportTable table{{QStringLiteral("load"), QStringLiteral("transport"), QStringLiteral("share_above"),
                       QStringLiteral("latency_us")},
                      {}};
    for (const auto *figures : {&m_first, &m_second}) {
        if (!*figures)
            continue;
        const QString load = figures == &m_first ? QStringLiteral("A") : QStringLiteral("B");
        for (const auto &[transport, each] : (*figures)->transports) {
            for (const LoadCurvePoint &point : each.curve)
                table.rows << QList<QVariant>{load, QString::fromLatin1(toName(transport)), point.above,
                                              static_cast<qint64>(point.latency.count())};
        }
    }
    return table;
}

void LoadCurvePlot::setWaiting(bool waiting)
{
    m_waiting = waiting;
    update();
}

QString LoadCurvePlot::emptyText() const
{
    if (m_any)
        return {};
    if (m_waiting)
        return tr("The curve is drawn when the measured time is over.");
    return m_first ? tr("Nothing was delivered in the measured time.") : QStringLiteral(" ");
}

QString LoadCurvePlot::xTitle() const
{
    return tr("share of the deliveries that took no longer");
}

std::vector<LoadPlot::Mark> LoadCurvePlot::xMarks(qreal) const
{
    std::vector<Mark> marks{{0, tr("0 %")}, {std::log10(2.0) / m_nines, tr("50 %")}};
    for (int nines = 1; nines <= m_nines + 1e-9; ++nines)
        marks.push_back({nines / m_nines, percentText(std::pow(10.0, -nines))});
    return marks;
}

std::vector<LoadPlot::Mark> LoadCurvePlot::yMarks() const
{
    std::vector<Mark> marks;
    for (const microseconds decade : m_decades.wholeDecades())
        marks.push_back({m_decades.position(decade), latencyDecade(decade)});
    return marks;
}

std::vector<LoadPlot::KeyEntry> LoadCurvePlot::key() const
{
    if (!m_second)
        return {};
    return {{QPen{theme().dim, 2}, false, tr("A")}, {QPen{theme().dim, 2, Qt::DashLine}, false, tr("B")}};
}

QPointF LoadCurvePlot::place(const QRectF &plot, const LoadCurvePoint &point) const
{
    return {plot.left() + plot.width() * ninesOf(point.above) / m_nines,
            plot.bottom() - m_decades.position(point.latency) * plot.height()};
}

std::vector<LoadPlot::EndLabel> LoadCurvePlot::paintData(QPainter &painter, const QRectF &plot)
{
    std::vector<EndLabel> labels;
    if (m_second)
        labels = paintCurves(painter, plot, *m_second, false);
    if (m_first) {
        const auto more = paintCurves(painter, plot, *m_first, true);
        labels.insert(labels.end(), more.begin(), more.end());
    }
    return labels;
}

std::vector<LoadPlot::EndLabel> LoadCurvePlot::paintCurves(QPainter &painter, const QRectF &plot,
                                                           const LoadFigures &figures, bool first)
{
    std::vector<EndLabel> labels;
    const double distance = m_nines * markerDistance;
    for (const auto &[transport, each] : figures.transports) {
        if (each.curve.empty())
            continue;
        QList<QPointF> line;
        for (const LoadCurvePoint &point : each.curve)
            line << place(plot, point);
        const TransportStyle style = TransportStyle::of(transport);
        painter.setPen(QPen{style.mark(theme().dark), 2, first ? Qt::SolidLine : Qt::DashLine});
        painter.drawPolyline(line.constData(), static_cast<int>(line.size()));
        // Each transport begins elsewhere, so that marks on one line can be told apart.
        double next = distance * (1 + static_cast<int>(transport)) / 4;
        for (const LoadCurvePoint &point : each.curve) {
            if (ninesOf(point.above) + 1e-6 >= next) {
                paintMarker(painter, transport, place(plot, point), first);
                next += distance;
            }
        }
        const QString name =
            m_second ? QStringLiteral("%1 %2").arg(style.shortName, first ? tr("A") : tr("B")) : style.shortName;
        labels.push_back({line.last(), name, nameColor(transport)});
    }
    return labels;
}

QString LoadCurvePlot::readout(double at) const
{
    const double above = std::pow(10.0, -at * m_nines);
    QStringList lines{percentText(std::round(above * 1e5) / 1e5)};
    for (const auto *figures : {&m_first, &m_second}) {
        if (!*figures)
            continue;
        for (const auto &[transport, each] : (*figures)->transports) {
            const auto point = std::ranges::find_if(each.curve, [above](const auto &p) { return p.above <= above; });
            if (point == each.curve.end())
                continue;
            const QString run = !m_second ? QString{} : figures == &m_first ? tr(" A") : tr(" B");
            lines << TransportStyle::of(transport).shortName + run + QStringLiteral(": ")
                    + formatLatency(point->latency);
        }
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace pushscope
