// SPDX-License-Identifier: GPL-3.0-or-later
#include "load/loadtimeplot.h"

#include "charts/chartaxes.h"
#include "message/language.h"
#include "models/format.h"
#include "models/loadtext.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace pushscope {

namespace {

using std::chrono::microseconds;
using std::chrono::milliseconds;

constexpr qreal markerDistance = 56; ///< pixels, at least
constexpr milliseconds shortestAxis{500};

/// One of `factors` times a power of ten, the next at or above.
double roundUp(double value, std::initializer_list<double> factors)
{
    const double decade = std::pow(10.0, std::floor(std::log10(std::max(value, 1e-9))));
    for (const double factor : factors) {
        if (factor * decade >= value * 0.999)
            return factor * decade;
    }
    return 10 * decade;
}

double inSeconds(milliseconds time)
{
    return std::chrono::duration<double>{time}.count();
}

} // namespace

void LoadTimePlot::setHistory(std::shared_ptr<const LoadHistory> history, milliseconds expected)
{
    m_history = std::move(history);
    const milliseconds last = points().empty() ? milliseconds{0} : points().back().at;
    m_length = std::max({shortestAxis, expected, last});
    historyChanged();
    update();
}

const std::vector<LoadHistory::Point> &LoadTimePlot::points() const
{
    static const std::vector<LoadHistory::Point> none;
    return m_history ? m_history->points() : none;
}

ExportTable LoadTimePlot::exportTable() const
{
    ExportTable table{{QStringLiteral("at_s"), QStringLiteral("phase"), QStringLiteral("transport"),
                       QStringLiteral("offered_per_s"), QStringLiteral("delivered_per_s"), QStringLiteral("connected"),
                       QStringLiteral("p50_us"), QStringLiteral("p99_us"), QStringLiteral("max_us")},
                      {}};
    for (const LoadHistory::Point &point : points()) {
        for (const auto &[transport, each] : point.transports) {
            const auto latency = [&each](qint64 LatencySummary::*figure) {
                return each.latency ? QVariant{(*each.latency).*figure} : QVariant{};
            };
            table.rows << QList<QVariant>{inSeconds(point.at),
                                          phaseWord(point.phase),
                                          QString::fromLatin1(toName(transport)),
                                          point.offeredPerSecond ? QVariant{*point.offeredPerSecond} : QVariant{},
                                          each.deliveredPerSecond,
                                          each.connected,
                                          latency(&LatencySummary::p50),
                                          latency(&LatencySummary::p99),
                                          latency(&LatencySummary::max)};
        }
    }
    return table;
}

QString LoadTimePlot::emptyText() const
{
    if (!m_history)
        return tr("A saved report tells nothing of the course over time.");
    return points().empty() ? tr("Nothing has been measured yet.") : QString{};
}

qreal LoadTimePlot::xOf(const QRectF &plot, milliseconds at) const
{
    return plot.left() + plot.width() * inSeconds(at) / inSeconds(m_length);
}

std::vector<LoadPlot::Mark> LoadTimePlot::xMarks(qreal width) const
{
    const qreal widest = fontMetrics().horizontalAdvance(QStringLiteral("00000 s"));
    const double steps = std::max(1.0, std::floor(width / widest));
    const double step = std::max(1.0, roundUp(inSeconds(m_length) / steps, {1, 2, 3, 4, 5}));
    std::vector<Mark> marks;
    const int last = static_cast<int>(std::floor(inSeconds(m_length) / step + 1e-6));
    for (int i = 0; i <= last; ++i)
        marks.push_back({i * step / inSeconds(m_length), tr("%1 s").arg(i * step)});
    return marks;
}

void LoadTimePlot::paintPhases(QPainter &painter, const QRectF &plot) const
{
    painter.setFont(scaledFont(font(), 0.8));
    const QFontMetrics metrics = painter.fontMetrics();
    const auto stretches = m_history->stretches();
    for (const LoadHistory::Stretch &stretch : stretches) {
        const QRectF band{QPointF{xOf(plot, stretch.from), plot.top()}, QPointF{xOf(plot, stretch.to), plot.bottom()}};
        const QString name = phaseWord(stretch.phase);
        if (stretch.phase != LoadPhase::Measuring) {
            QColor shade = theme().hatch;
            shade.setAlphaF(0.16F);
            painter.fillRect(band, shade);
        }
        if (metrics.horizontalAdvance(name) + metrics.averageCharWidth() < band.width()) {
            painter.setPen(theme().dim);
            painter.drawText(band.adjusted(metrics.averageCharWidth() / 2.0, 1, 0, 0), Qt::AlignLeft | Qt::AlignTop,
                             name);
        }
    }
}

std::vector<LoadPlot::EndLabel> LoadTimePlot::paintData(QPainter &painter, const QRectF &plot)
{
    paintPhases(painter, plot);
    return paintLines(painter, plot);
}

void LoadTimePlot::paintLine(QPainter &painter, const QList<QPointF> &line, const QPen &pen,
                             std::optional<Transport> markers) const
{
    painter.setPen(pen);
    painter.drawPolyline(line.constData(), static_cast<int>(line.size()));
    if (!markers || line.isEmpty())
        return;
    // Each transport begins elsewhere, so that marks on one line can be told apart.
    qreal next = line.first().x() + markerDistance * (1 + static_cast<int>(*markers)) / 4;
    for (const QPointF &point : line) {
        if (point.x() >= next) {
            paintMarker(painter, *markers, point);
            next = point.x() + markerDistance;
        }
    }
    if (line.size() == 1)
        paintMarker(painter, *markers, line.first());
}

QString LoadTimePlot::readout(double at) const
{
    if (points().empty())
        return {};
    const milliseconds time{std::llround(at * static_cast<double>(m_length.count()))};
    const auto found = std::ranges::lower_bound(points(), time, {}, &LoadHistory::Point::at);
    if (found == points().end())
        return {};
    QStringList lines{tr("%1 s, %2").arg(decimalText(inSeconds(found->at), 1), phaseWord(found->phase))};
    if (const QString head = readoutHead(*found); !head.isEmpty())
        lines << head;
    for (const auto &[transport, point] : found->transports)
        lines << TransportStyle::of(transport).shortName + QStringLiteral(": ") + readoutOf(point);
    return lines.join(QLatin1Char('\n'));
}

LoadLatencyPlot::LoadLatencyPlot(QWidget *parent) : LoadTimePlot{tr("Latency over time"), parent} {}

void LoadLatencyPlot::historyChanged()
{
    m_decades.clear();
    for (const LoadHistory::Point &point : points()) {
        for (const auto &[transport, each] : point.transports) {
            if (each.latency) {
                m_decades.include(microseconds{each.latency->p50});
                m_decades.include(microseconds{each.latency->max});
            }
        }
    }
}

std::vector<LoadPlot::Mark> LoadLatencyPlot::yMarks() const
{
    std::vector<Mark> marks;
    for (const microseconds decade : m_decades.wholeDecades())
        marks.push_back({m_decades.position(decade), latencyDecade(decade)});
    return marks;
}

std::vector<LoadPlot::KeyEntry> LoadLatencyPlot::key() const
{
    QPen dots{theme().dim, 3};
    dots.setCapStyle(Qt::RoundCap);
    return {{QPen{theme().dim, 2}, false, tr("p50")},
            {QPen{theme().dim, 1.5, Qt::DashLine}, false, tr("p99")},
            {dots, true, tr("max")}};
}

std::vector<LoadPlot::EndLabel> LoadLatencyPlot::paintLines(QPainter &painter, const QRectF &plot)
{
    std::vector<EndLabel> labels;
    const auto place = [&](milliseconds at, qint64 us) {
        return QPointF{xOf(plot, at), plot.bottom() - m_decades.position(us) * plot.height()};
    };
    for (const Transport transport : allTransports) {
        QList<QPointF> median;
        QList<QPointF> tail;
        QList<QPointF> most;
        for (const LoadHistory::Point &point : points()) {
            const auto found = point.transports.find(transport);
            if (found == point.transports.end() || !found->second.latency)
                continue;
            median << place(point.at, found->second.latency->p50);
            tail << place(point.at, found->second.latency->p99);
            most << place(point.at, found->second.latency->max);
        }
        if (median.isEmpty())
            continue;
        const TransportStyle style = TransportStyle::of(transport);
        QPen dots{style.mark(theme().dark), 3};
        dots.setCapStyle(Qt::RoundCap);
        painter.setPen(dots);
        painter.drawPoints(most.constData(), static_cast<int>(most.size()));
        paintLine(painter, tail, QPen{style.mark(theme().dark), 1.5, Qt::DashLine}, {});
        paintLine(painter, median, QPen{style.mark(theme().dark), 2}, transport);
        labels.push_back({median.last(), style.shortName, nameColor(transport)});
    }
    return labels;
}

QString LoadLatencyPlot::readoutOf(const LoadHistory::TransportPoint &point) const
{
    if (!point.latency)
        return tr("nothing");
    return tr("p50 %1, p99 %2, max %3")
        .arg(formatLatency(microseconds{point.latency->p50}), formatLatency(microseconds{point.latency->p99}),
             formatLatency(microseconds{point.latency->max}));
}

LoadRatePlot::LoadRatePlot(QWidget *parent) : LoadTimePlot{tr("Deliveries a second, offered and achieved"), parent} {}

void LoadRatePlot::historyChanged()
{
    double most = 1;
    for (const LoadHistory::Point &point : points()) {
        most = std::max(most, point.offeredPerSecond.value_or(0));
        for (const auto &[transport, each] : point.transports)
            most = std::max(most, each.deliveredPerSecond);
    }
    constexpr double headRoom = 1.02;
    m_most = roundUp(most * headRoom, {1, 1.2, 1.6, 2, 3, 4, 5, 6, 8});
}

std::vector<LoadPlot::Mark> LoadRatePlot::yMarks() const
{
    return {{0, QStringLiteral("0")}, {0.5, formatRate(m_most / 2)}, {1, formatRate(m_most)}};
}

std::vector<LoadPlot::EndLabel> LoadRatePlot::paintLines(QPainter &painter, const QRectF &plot)
{
    std::vector<EndLabel> labels;
    const auto place = [&](milliseconds at, double rate) {
        return QPointF{xOf(plot, at), plot.bottom() - rate / m_most * plot.height()};
    };
    QList<QPointF> offered;
    for (const LoadHistory::Point &point : points()) {
        if (!point.offeredPerSecond || point.phase == LoadPhase::Draining)
            continue;
        const QPointF here = place(point.at, *point.offeredPerSecond);
        if (!offered.isEmpty() && offered.last().y() != here.y()) // it changes at once
            offered << QPointF{offered.last().x(), here.y()};
        offered << here;
    }
    if (!offered.isEmpty()) {
        paintLine(painter, offered, QPen{theme().hatch, 5}, {});
        labels.push_back({offered.last(), tr("offered"), theme().dim});
    }
    for (const Transport transport : allTransports) {
        QList<QPointF> line;
        for (const LoadHistory::Point &point : points()) {
            const auto found = point.transports.find(transport);
            if (found != point.transports.end())
                line << place(point.at, found->second.deliveredPerSecond);
        }
        if (line.isEmpty())
            continue;
        const TransportStyle style = TransportStyle::of(transport);
        paintLine(painter, line, QPen{style.mark(theme().dark), 1.6}, transport);
        labels.push_back({line.last(), style.shortName, nameColor(transport)});
    }
    return labels;
}

QString LoadRatePlot::readoutOf(const LoadHistory::TransportPoint &point) const
{
    return tr("%1 /s to %2 clients").arg(formatRate(point.deliveredPerSecond)).arg(point.connected);
}

QString LoadRatePlot::readoutHead(const LoadHistory::Point &point) const
{
    return point.offeredPerSecond ? tr("offered: %1 /s").arg(formatRate(*point.offeredPerSecond)) : QString{};
}

} // namespace pushscope
