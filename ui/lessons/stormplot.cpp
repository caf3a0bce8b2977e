// SPDX-License-Identifier: GPL-3.0-or-later
#include "lessons/stormplot.h"

#include "models/format.h"
#include "models/transportstyle.h"

#include <QPainter>

#include <algorithm>
#include <array>

namespace pushscope {

namespace {

constexpr std::array shapes{MarkerShape::Circle, MarkerShape::Square, MarkerShape::Triangle, MarkerShape::Diamond};
constexpr std::array brushes{Qt::SolidPattern, Qt::BDiagPattern, Qt::Dense5Pattern, Qt::HorPattern};

/// Groups differ by colour and pattern; Okabe-Ito.
QColor groupColor(std::size_t group, bool dark)
{
    constexpr std::array hues{Transport::Sse, Transport::LongPoll, Transport::WebSocket, Transport::ShortPoll};
    return TransportStyle::of(hues.at(group % hues.size())).mark(dark);
}

int mostConnects(const std::vector<GroupFigures> &groups)
{
    int most = 1;
    for (const GroupFigures &group : groups) {
        for (const int count : group.connectsPerSecond)
            most = std::max(most, count);
    }
    return most;
}

std::chrono::milliseconds longestDelay(const std::vector<GroupFigures> &groups)
{
    std::chrono::milliseconds longest{1};
    for (const GroupFigures &group : groups) {
        for (const auto delay : group.backoffDelays)
            longest = std::max(longest, delay);
    }
    return longest;
}

} // namespace

StormPlot::StormPlot(QWidget *parent) : QWidget{parent}, m_theme{Theme::darkTheme()}
{
    setAccessibleName(tr("Connections tried in each second"));
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
}

void StormPlot::setTheme(const Theme &theme)
{
    m_theme = theme;
    update();
}

void StormPlot::present(const Outcome &outcome)
{
    const bool asked = std::ranges::any_of(outcome.results, [](const ExpectationResult &result) {
        return result.expectation.figure.figure == Figure::PeakConnects
            || (result.expectation.times && result.expectation.times->figure == Figure::PeakConnects);
    });
    m_groups.clear();
    for (const GroupFigures &group : outcome.groups) {
        if (!group.connectsPerSecond.empty())
            m_groups.push_back(group);
    }
    setVisible(asked && !m_groups.empty());
    QStringList peaks;
    for (const GroupFigures &group : m_groups)
        peaks << tr("%1: at most %2 connections tried within a second")
                     .arg(group.name)
                     .arg(*std::ranges::max_element(group.connectsPerSecond));
    setAccessibleDescription(peaks.join(QStringLiteral(". ")));
    update();
}

QString StormPlot::exportName() const
{
    return accessibleName();
}

ExportTable StormPlot::exportTable() const
{
    ExportTable table{{QStringLiteral("second")}, {}};
    std::size_t seconds = 0;
    for (const GroupFigures &group : m_groups) {
        table.header << group.name;
        seconds = std::max(seconds, group.connectsPerSecond.size());
    }
    for (std::size_t second = 0; second < seconds; ++second) {
        QList<QVariant> row{static_cast<int>(second)};
        for (const GroupFigures &group : m_groups)
            row << (second < group.connectsPerSecond.size() ? QVariant{group.connectsPerSecond[second]} : QVariant{0});
        table.rows << row;
    }
    return table;
}

QSize StormPlot::sizeHint() const
{
    return {fontMetrics().averageCharWidth() * 40, fontMetrics().height() * 19};
}

QSize StormPlot::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 24, fontMetrics().height() * 16};
}

QColor StormPlot::colorOf(std::size_t group) const
{
    return groupColor(group, m_theme.dark);
}

QRectF StormPlot::plotIn(const QRectF &area) const
{
    const QFontMetricsF metrics{font()};
    return area.adjusted(metrics.horizontalAdvance(QStringLiteral("00 000 ")), metrics.height() * 1.6,
                         -metrics.height(), -metrics.height() * 1.4);
}

void StormPlot::paintEvent(QPaintEvent *)
{
    QPainter painter{this};
    painter.setRenderHint(QPainter::Antialiasing);
    const qreal line = fontMetrics().height() * 1.5;
    const QRectF all{rect()};
    paintKey(painter, {all.left(), all.top(), all.width(), line});
    const qreal half = (all.height() - line) / 2;
    paintConnects(painter, {all.left(), all.top() + line, all.width(), half});
    paintDelays(painter, {all.left(), all.top() + line + half, all.width(), half});
}

void StormPlot::paintKey(QPainter &painter, const QRectF &area) const
{
    const qreal em = fontMetrics().height();
    qreal x = area.left();
    for (std::size_t i = 0; i < m_groups.size(); ++i) {
        const QRectF box{x, area.center().y() - em * 0.35, em, em * 0.7};
        painter.setPen(QPen{colorOf(i), 1.5});
        painter.setBrush(QBrush{colorOf(i), brushes[i % brushes.size()]});
        painter.drawRect(box);
        const QString text =
            tr("%1 (×%2)").arg(m_groups[i].name, formatCount(static_cast<quint64>(m_groups[i].clients)));
        painter.setPen(m_theme.text);
        painter.drawText(QRectF{box.right() + em * 0.4, area.top(), area.width(), area.height()},
                         Qt::AlignLeft | Qt::AlignVCenter, text);
        x = box.right() + em * 1.6 + fontMetrics().horizontalAdvance(text);
    }
}

void StormPlot::paintFrame(QPainter &painter, const QRectF &plot, const QString &title, const QString &most,
                           const QString &end) const
{
    const qreal em = fontMetrics().height();
    painter.setPen(m_theme.dim);
    painter.drawText(QRectF{plot.left(), plot.top() - em * 1.4, plot.width(), em}, Qt::AlignLeft | Qt::AlignVCenter,
                     title);
    const QRectF labels{plot.left() - em * 5, plot.top() - em / 2, em * 4.7, em};
    painter.drawText(labels, Qt::AlignRight | Qt::AlignVCenter, most);
    painter.drawText(labels.translated(0, plot.height()), Qt::AlignRight | Qt::AlignVCenter, QStringLiteral("0"));
    painter.drawText(QRectF{plot.left(), plot.bottom() + em * 0.15, plot.width(), em},
                     Qt::AlignRight | Qt::AlignVCenter, end);
    painter.setPen(m_theme.grid);
    painter.drawLine(plot.topLeft(), plot.topRight());
    painter.setPen(m_theme.border);
    painter.drawLine(plot.bottomLeft(), plot.bottomRight());
}

void StormPlot::paintConnects(QPainter &painter, const QRectF &area) const
{
    const QRectF plot = plotIn(area);
    const int most = mostConnects(m_groups);
    std::size_t seconds = 1;
    for (const GroupFigures &group : m_groups)
        seconds = std::max(seconds, group.connectsPerSecond.size());
    paintFrame(painter, plot, tr("Connections tried in each second"), formatCount(static_cast<quint64>(most)),
               tr("%1 s").arg(seconds));
    const qreal slot = plot.width() / static_cast<qreal>(seconds);
    const qreal bar = slot * 0.9 / static_cast<qreal>(m_groups.size());
    for (std::size_t i = 0; i < m_groups.size(); ++i) {
        painter.setPen(QPen{colorOf(i), 1});
        painter.setBrush(QBrush{colorOf(i), brushes[i % brushes.size()]});
        const auto &counts = m_groups[i].connectsPerSecond;
        for (std::size_t second = 0; second < counts.size(); ++second) {
            const qreal height = plot.height() * counts[second] / most;
            if (height > 0)
                painter.drawRect(
                    QRectF{plot.left() + slot * (static_cast<qreal>(second) + 0.05) + bar * static_cast<qreal>(i),
                           plot.bottom() - height, bar, height});
        }
    }
}

void StormPlot::paintDelays(QPainter &painter, const QRectF &area) const
{
    const QRectF plot = plotIn(area);
    const auto longest = longestDelay(m_groups);
    std::size_t drawn = 0;
    for (const GroupFigures &group : m_groups)
        drawn = std::max(drawn, group.backoffDelays.size());
    paintFrame(painter, plot, tr("Delays that the backoff drew, in their order"), formatSpan(longest),
               tr("%1 draws").arg(formatCount(drawn)));
    if (drawn == 0)
        return;
    for (std::size_t i = 0; i < m_groups.size(); ++i) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(colorOf(i));
        const auto &delays = m_groups[i].backoffDelays;
        for (std::size_t at = 0; at < delays.size(); ++at) {
            const QPointF point{plot.left() + plot.width() * (static_cast<qreal>(at) + 0.5) / static_cast<qreal>(drawn),
                                plot.bottom()
                                    - plot.height() * static_cast<qreal>(delays[at].count())
                                        / static_cast<qreal>(longest.count())};
            painter.drawPath(markerPath(shapes[i % shapes.size()], point, fontMetrics().height() * 0.28));
        }
    }
}

} // namespace pushscope
