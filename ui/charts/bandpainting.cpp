// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/bandpainting.h"

#include "charts/faultnames.h"
#include "models/transportstyle.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace pushscope {

namespace {

constexpr float strongTint = 0.16F;
constexpr float weakTint = 0.05F;
constexpr qreal barHeight = 3;
constexpr qreal dot = 3;

QColor withAlpha(QColor color, float alpha)
{
    color.setAlphaF(alpha);
    return color;
}

/// An upright or level stroke, dotted if it is not whole. Filled rectangles: a pen that dots is a lot slower.
void fillStroke(QPainter &painter, const QRectF &stroke, bool whole)
{
    if (whole) {
        painter.fillRect(stroke, faultColor());
        return;
    }
    const bool upright = stroke.height() > stroke.width();
    const qreal length = upright ? stroke.height() : stroke.width();
    const int dots = static_cast<int>(std::ceil(length / (2 * dot)));
    for (int i = 0; i < dots; ++i) {
        const qreal at = i * 2 * dot;
        const qreal end = std::min(dot, length - at);
        painter.fillRect(upright ? QRectF{stroke.left(), stroke.top() + at, stroke.width(), end}
                                 : QRectF{stroke.left() + at, stroke.top(), end, stroke.height()},
                         faultColor());
    }
}

void paintMoment(QPainter &painter, const FaultSpan &span, const QRectF &box, qreal flag)
{
    fillStroke(painter, {span.from - 1, box.top(), 2, box.height()}, span.strong);
    QPainterPath pennant{QPointF{span.from, box.top()}};
    pennant.lineTo(span.from + flag, box.top() + flag / 2);
    pennant.lineTo(span.from, box.top() + flag);
    pennant.closeSubpath();
    span.strong ? painter.fillPath(pennant, faultColor()) : painter.strokePath(pennant, QPen{faultColor(), 1});
}

} // namespace

qreal flagSize(const QFontMetricsF &metrics)
{
    return metrics.height() * 0.6;
}

void fillInStrips(QPainter &painter, const QRectF &box, const QBrush &brush)
{
    constexpr int strip = 40; // Qt 6.4 to 6.8 parallelise from 96 device rows on
    const int bottom = qRound(box.bottom());
    for (int top = qRound(box.top()); top < bottom; top += strip)
        painter.fillRect(QRectF{box.left(), qreal(top), box.width(), qreal(std::min(strip, bottom - top))}, brush);
}

FaultSpan faultSpan(const FaultStretch &fault, qreal from, qreal to, qreal left, qreal right)
{
    FaultSpan span;
    span.fault = &fault;
    span.begins = from >= left;
    span.ends = fault.to.has_value() && to <= right;
    span.from = std::clamp(from, left, right);
    span.to = fault.isMoment() ? span.from : std::clamp(to, span.from, right);
    return span;
}

void paintFaultSpan(QPainter &painter, const FaultSpan &span, const QRectF &box, const Theme &theme)
{
    if (span.fault->isMoment()) {
        paintMoment(painter, span, box, flagSize(QFontMetricsF{painter.font(), painter.device()}));
        return;
    }
    const QRectF area{QPointF{span.from, box.top()}, QPointF{std::max(span.to, span.from + 1), box.bottom()}};
    fillInStrips(painter, area,
                 withAlpha(faultColor(), span.strong ? strongTint + (theme.dark ? 0.04F : 0.0F) : weakTint));
    const qreal line = span.strong ? 2 : 1;
    if (span.begins)
        fillStroke(painter, {area.left(), area.top(), line, area.height()}, span.strong);
    if (span.ends)
        fillStroke(painter, {area.right() - line, area.top(), line, area.height()}, span.strong);
    fillStroke(painter, {area.left(), area.top(), area.width(), barHeight}, span.strong);
}

void paintFaultInLane(QPainter &painter, const FaultSpan &span, const QRectF &box, const QColor &back,
                      const Theme &theme)
{
    if (!span.fault->isMoment()) {
        const QRectF area{QPointF{span.from, box.top()}, QPointF{std::max(span.to, span.from + 1), box.bottom()}};
        const QRectF edge{area.left(), area.top(), area.width(), barHeight + 1};
        painter.fillRect(edge, back);
        painter.fillRect(edge.translated(0, area.height() - edge.height()), back);
        fillStroke(painter, {area.left(), area.bottom() - barHeight, area.width(), barHeight}, span.strong);
    }
    paintFaultSpan(painter, span, box, theme);
}

qreal paintFaultNames(QPainter &painter, const std::vector<FaultSpan> &spans, const QRectF &box, const QColor &back,
                      const Theme &theme)
{
    qreal height = 0;
    for (const auto &[text, span] :
         placeFaultNames(spans, box.adjusted(0, barHeight, 0, 0), QFontMetricsF{painter.font(), painter.device()})) {
        painter.fillRect(text, withAlpha(back, 0.75F));
        painter.setPen(span->strong ? theme.alarm : theme.dim);
        painter.drawText(text, Qt::AlignCenter, span->fault->name);
        height = std::max(height, text.bottom() - box.top());
    }
    return height;
}

void paintCursor(QPainter &painter, qreal x, qreal top, qreal bottom, const Theme &theme)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen{theme.accent, 1.6});
    painter.drawLine(QPointF{x, top}, QPointF{x, bottom});
    const qreal half = painter.fontMetrics().height() * 0.3;
    QPainterPath handle{QPointF{x - half, top}};
    handle.lineTo(x + half, top);
    handle.lineTo(x, top + half * 1.3);
    handle.closeSubpath();
    painter.fillPath(handle, theme.accent);
    painter.restore();
}

} // namespace pushscope
