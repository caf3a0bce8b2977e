// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/cardpainting.h"

#include <QPainter>
#include <QPainterPath>

namespace pushscope {

namespace {

constexpr qreal corner = 6;

/// Between the pixels, so that its line is sharp.
QRectF outlineOf(const QRect &area)
{
    return QRectF{area}.adjusted(0.5, 0.5, -0.5, -0.5);
}

} // namespace

void paintCard(QPainter &painter, const QRect &area, const Theme &theme)
{
    painter.setPen(QPen{theme.border, 1});
    painter.setBrush(theme.surface);
    painter.drawRoundedRect(outlineOf(area), corner, corner);
    painter.setBrush(Qt::NoBrush);
}

void paintCardStripe(QPainter &painter, const QRect &area, const QBrush &brush)
{
    QPainterPath outline;
    outline.addRoundedRect(outlineOf(area), corner, corner);
    painter.save();
    painter.setClipPath(outline);
    painter.fillRect(QRect{area.left(), area.top(), cardStripe, area.height()}, brush);
    painter.restore();
}

} // namespace pushscope
