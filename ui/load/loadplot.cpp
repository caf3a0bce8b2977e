// SPDX-License-Identifier: GPL-3.0-or-later
#include "load/loadplot.h"

#include "accessibility/announce.h"
#include "theme/cardpainting.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace pushscope {

namespace {

constexpr qreal smallText = 0.88;
constexpr double keyStep = 0.02; ///< of the width

} // namespace

LoadPlot::LoadPlot(const QString &title, QWidget *parent) : QWidget{parent}, m_title{title}, m_theme{Theme::darkTheme()}
{
    setAccessibleName(title);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void LoadPlot::setTheme(const Theme &theme)
{
    m_theme = theme;
    update();
}

QSize LoadPlot::sizeHint() const
{
    return minimumSizeHint(); // and it takes what there is
}

QSize LoadPlot::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 34, fontMetrics().height() * 9};
}

QRectF LoadPlot::plotRect() const
{
    const QFontMetrics metrics{scaledFont(font(), smallText)};
    int left = metrics.horizontalAdvance(QStringLiteral("0.1 ms"));
    for (const Mark &mark : yMarks())
        left = std::max(left, metrics.horizontalAdvance(mark.text));
    int right = metrics.horizontalAdvance(QStringLiteral("offered"));
    for (const Transport transport : allTransports)
        right = std::max(right, metrics.horizontalAdvance(TransportStyle::of(transport).shortName + labelSuffix()));
    const int gap = metrics.averageCharWidth();
    const int bottomRows = xTitle().isEmpty() ? 1 : 2;
    const int top = fontMetrics().height() * 9 / 5;
    const int bottom = metrics.height() * bottomRows + gap * 3 / 2;
    return QRectF{rect()}.adjusted(left + 2 * gap, top, -(right + 3 * gap), -bottom);
}

void LoadPlot::paintTitle(QPainter &painter) const
{
    const QFont title = scaledFont(font(), 1.0, QFont::DemiBold);
    const QFontMetrics metrics{title};
    const int gap = metrics.averageCharWidth();
    const QRectF row{qreal(gap), qreal(gap) / 2, qreal(width() - 2 * gap), qreal(metrics.height())};
    painter.setFont(title);
    painter.setPen(m_theme.text);
    const QString shown = metrics.elidedText(m_title, Qt::ElideRight, static_cast<int>(row.width()));
    painter.drawText(row, Qt::AlignLeft | Qt::AlignVCenter, shown);
    const QFont small = scaledFont(font(), smallText);
    const QFontMetrics smallMetrics{small};
    painter.setFont(small);
    qreal x = row.right();
    auto entries = key();
    std::ranges::reverse(entries);
    for (const KeyEntry &entry : entries) {
        const qreal textWidth = smallMetrics.horizontalAdvance(entry.text);
        const qreal line = 3.0 * gap;
        x -= textWidth;
        if (x - line < row.left() + metrics.horizontalAdvance(shown) + 2 * gap)
            return;
        painter.setPen(m_theme.dim);
        painter.drawText(QRectF{x, row.top(), textWidth + 1, row.height()}, Qt::AlignLeft | Qt::AlignVCenter,
                         entry.text);
        x -= line + gap * 0.6;
        painter.setPen(entry.pen);
        const qreal y = row.center().y();
        if (entry.dots) {
            for (int i = 0; i < 3; ++i)
                painter.drawPoint(QPointF{x + line * (0.2 + 0.3 * i), y});
        } else {
            painter.drawLine(QPointF{x, y}, QPointF{x + line, y});
        }
        x -= 1.5 * gap;
    }
}

void LoadPlot::paintGrid(QPainter &painter, const QRectF &plot) const
{
    painter.setFont(scaledFont(font(), smallText));
    const QFontMetrics metrics = painter.fontMetrics();
    const qreal gap = metrics.averageCharWidth();
    const qreal high = metrics.height();
    for (const Mark &mark : yMarks()) {
        const qreal y = std::round(plot.bottom() - mark.at * plot.height()) + 0.5;
        painter.setPen(m_theme.grid);
        painter.drawLine(QPointF{plot.left(), y}, QPointF{plot.right(), y});
        painter.setPen(m_theme.dim);
        painter.drawText(QRectF{0, y - high, plot.left() - gap, 2 * high}, Qt::AlignRight | Qt::AlignVCenter,
                         mark.text);
    }
    qreal lastRight = -1e9;
    for (const Mark &mark : xMarks(plot.width())) {
        const qreal x = std::round(plot.left() + mark.at * plot.width()) + 0.5;
        painter.setPen(m_theme.grid);
        painter.drawLine(QPointF{x, plot.top()}, QPointF{x, plot.bottom()});
        const qreal textWidth = metrics.horizontalAdvance(mark.text) + 1;
        if (x - textWidth / 2 < lastRight + gap)
            continue;
        lastRight = x + textWidth / 2;
        painter.setPen(m_theme.dim);
        painter.drawText(QRectF{x - textWidth / 2, plot.bottom() + gap * 0.8, textWidth, high}, Qt::AlignCenter,
                         mark.text);
    }
    painter.setPen(m_theme.border);
    painter.drawLine(plot.bottomLeft(), plot.bottomRight());
    painter.setPen(m_theme.dim);
    const qreal room = 2 * std::min(plot.center().x(), width() - plot.center().x()) - gap;
    painter.drawText(QRectF{plot.center().x() - room / 2, plot.bottom() + gap * 0.8 + high, room, high},
                     Qt::AlignCenter, metrics.elidedText(xTitle(), Qt::ElideRight, static_cast<int>(room)));
}

/// Moved apart where they would overlap, and kept within the plot.
void LoadPlot::paintEndLabels(QPainter &painter, const QRectF &plot, std::vector<EndLabel> labels) const
{
    painter.setFont(scaledFont(font(), smallText));
    const QFontMetrics metrics = painter.fontMetrics();
    const qreal high = metrics.height();
    // Those that are as good as equal keep the order of the transports.
    std::ranges::stable_sort(labels, {}, [](const EndLabel &label) { return std::floor(label.at.y() / 4); });
    const qreal all = high * static_cast<qreal>(labels.size());
    qreal free = plot.top();
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const qreal rest = all - high * static_cast<qreal>(i);
        const qreal lowest = std::max(free, plot.bottom() + high / 2 - rest);
        const qreal y = std::clamp(labels[i].at.y() - high / 2, free, lowest);
        free = y + high;
        painter.setPen(labels[i].color);
        const qreal x = plot.right() + metrics.averageCharWidth();
        painter.drawText(QRectF{x, y, width() - x, high}, Qt::AlignLeft | Qt::AlignVCenter, labels[i].text);
    }
}

void LoadPlot::paintMarker(QPainter &painter, Transport transport, QPointF at, bool filled) const
{
    const TransportStyle style = TransportStyle::of(transport);
    painter.setPen(QPen{style.mark(m_theme.dark), 1.5});
    painter.setBrush(filled ? QBrush{style.mark(m_theme.dark)} : QBrush{m_theme.surface});
    painter.drawPath(markerPath(style.shape, at, fontMetrics().height() * 0.5));
    painter.setBrush(Qt::NoBrush);
}

void LoadPlot::paintPointer(QPainter &painter, const QRectF &plot) const
{
    if (!m_pointer || readout(*m_pointer).isEmpty())
        return;
    painter.setPen(QPen{m_theme.dim, 1, Qt::DotLine});
    const qreal x = plot.left() + *m_pointer * plot.width();
    painter.drawLine(QPointF{x, plot.top()}, QPointF{x, plot.bottom()});
}

void LoadPlot::paintEvent(QPaintEvent *)
{
    QPainter painter{this};
    painter.setRenderHint(QPainter::Antialiasing);
    paintCard(painter, rect(), m_theme);
    paintTitle(painter);
    const QRectF plot = plotRect();
    if (const QString empty = emptyText(); !empty.isEmpty()) {
        painter.setFont(font());
        painter.setPen(m_theme.dim);
        painter.drawText(QRectF{rect()}.adjusted(12, plot.top(), -12, -12), Qt::AlignCenter | Qt::TextWordWrap, empty);
        return;
    }
    paintGrid(painter, plot);
    auto labels = paintData(painter, plot);
    paintEndLabels(painter, plot, std::move(labels));
    paintPointer(painter, plot);
}

bool LoadPlot::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip && m_pointer) {
        const QString text = emptyText().isEmpty() ? readout(*m_pointer) : QString{};
        QToolTip::showText(static_cast<QHelpEvent *>(event)->globalPos(), text, this);
        return true;
    }
    return QWidget::event(event);
}

void LoadPlot::mouseMoveEvent(QMouseEvent *event)
{
    const QRectF plot = plotRect();
    const qreal at = plot.width() > 0 ? (event->position().x() - plot.left()) / plot.width() : -1;
    m_pointer = at >= 0 && at <= 1 ? std::optional{at} : std::nullopt;
    update();
}

void LoadPlot::keyPressEvent(QKeyEvent *event)
{
    const double by = event->key() == Qt::Key_Left ? -keyStep : event->key() == Qt::Key_Right ? keyStep : 0;
    if (event->key() == Qt::Key_Escape && m_pointer) {
        m_pointer.reset();
    } else if (by != 0 && emptyText().isEmpty()) {
        m_pointer = std::clamp(m_pointer.value_or(by > 0 ? -by : 1 - by) + by, 0.0, 1.0);
        const QString text = readout(*m_pointer);
        const QRectF plot = plotRect();
        const QPointF place{plot.left() + *m_pointer * plot.width(), plot.top()};
        QToolTip::showText(mapToGlobal(place.toPoint()), text, this);
        announce(*this, text);
    } else {
        QWidget::keyPressEvent(event);
        return;
    }
    update();
}

void LoadPlot::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    m_pointer.reset();
    update();
}

void LoadPlot::leaveEvent(QEvent *)
{
    m_pointer.reset();
    update();
}

void LatencyDecades::clear()
{
    *this = {};
}

void LatencyDecades::include(std::chrono::microseconds latency)
{
    constexpr double lowest = 1; // 10 µs
    const double decades = std::log10(static_cast<double>(std::max<qint64>(10, latency.count())));
    const double below = std::max(lowest, std::floor(2 * decades) / 2);
    const double above = std::ceil(2 * decades) / 2;
    first = m_any ? std::min(first, below) : below;
    last = std::max({m_any ? last : above, above, first + 1});
    m_any = true;
}

std::vector<std::chrono::microseconds> LatencyDecades::wholeDecades() const
{
    std::vector<std::chrono::microseconds> decades;
    const int end = static_cast<int>(std::floor(last));
    for (int decade = static_cast<int>(std::ceil(first)); decade <= end; ++decade)
        decades.emplace_back(std::llround(std::pow(10.0, decade)));
    return decades;
}

double LatencyDecades::position(std::chrono::microseconds latency) const
{
    const double value = std::log10(static_cast<double>(std::max<qint64>(1, latency.count())));
    return std::clamp((value - first) / (last - first), 0.0, 1.0);
}

} // namespace pushscope
