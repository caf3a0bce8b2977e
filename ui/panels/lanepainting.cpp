// SPDX-License-Identifier: GPL-3.0-or-later
#include "panels/lanepainting.h"

#include "models/transportstyle.h"

#include <QPainter>

namespace pushscope {

namespace {

/// Large areas are toned down towards what is behind them.
QColor calm(const QColor &color, const Theme &theme)
{
    const float share = theme.dark ? 0.74F : 0.72F;
    const QColor &back = theme.surface;
    return QColor::fromRgbF(color.redF() * share + back.redF() * (1 - share),
                            color.greenF() * share + back.greenF() * (1 - share),
                            color.blueF() * share + back.blueF() * (1 - share));
}

} // namespace

void paintState(QPainter &painter, const QRectF &box, ClientState state, const QColor &color, const Theme &theme,
                qreal origin)
{
    const QRectF outline = box.adjusted(0.5, 0.5, -0.5, -0.5);
    const auto line = [&](const QColor &stroke, Qt::PenStyle style) {
        painter.setPen(QPen{stroke, 1.5, style});
        painter.drawLine(QPointF{box.left(), box.center().y()}, QPointF{box.right(), box.center().y()});
    };
    painter.setBrushOrigin(QPointF{origin, 0});
    switch (state) {
    case ClientState::Open: painter.fillRect(box, calm(color, theme)); break;
    case ClientState::Stale: {
        QColor faint = color;
        faint.setAlphaF(0.35F);
        painter.fillRect(box, faint);
        painter.fillRect(box, QBrush{color, Qt::DiagCrossPattern}); // hatched means something else in the panes
        break;
    }
    case ClientState::Connecting:
        painter.setPen(QPen{color, 1});
        painter.setBrush(QBrush{color, Qt::Dense6Pattern});
        painter.drawRect(outline);
        break;
    case ClientState::Backoff:
        painter.setPen(QPen{theme.dim, 1, Qt::DashLine});
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(outline);
        break;
    case ClientState::Failed: line(theme.alarm, Qt::SolidLine); break;
    case ClientState::Idle:
    case ClientState::Closed: line(theme.hatch, Qt::DotLine); break;
    }
    painter.setBrush(Qt::NoBrush);
    painter.setBrushOrigin(QPointF{});
}

void paintIncident(QPainter &painter, QPointF center, qreal side, bool lost, const Theme &theme)
{
    const QPainterPath path = markerPath(MarkerShape::Triangle, {}, side);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(center);
    painter.rotate(180);
    // A rim on both sides of the fill: it stands out from every lane's colour and from none.
    painter.strokePath(path, QPen{theme.surface, 3.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin});
    painter.fillPath(path, lost ? theme.alarm : theme.text);
    painter.strokePath(path, QPen{theme.text, 1});
    painter.restore();
}

} // namespace pushscope
