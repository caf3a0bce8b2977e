// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/transportstyle.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPixmap>

namespace pushscope {

namespace {

struct TransportStyleText
{
    Q_DECLARE_TR_FUNCTIONS(pushscope::TransportStyle)
};

QPainterPath polygon(std::initializer_list<QPointF> corners)
{
    QPainterPath path;
    path.addPolygon(QPolygonF{QList<QPointF>{corners}});
    path.closeSubpath();
    return path;
}

} // namespace

TransportStyle TransportStyle::of(Transport transport)
{
    switch (transport) {
    case Transport::Sse:
        return {TransportStyleText::tr("Server-Sent Events"),
                TransportStyleText::tr("SSE"),
                MarkerShape::Circle,
                QColor{0x56, 0xB4, 0xE9},
                QColor{0x2B, 0x8C, 0xC4},
                QColor{0x6C, 0xBE, 0xEC},
                QColor{0x0A, 0x66, 0x9C}};
    case Transport::WebSocket:
        return {TransportStyleText::tr("WebSocket"),
                TransportStyleText::tr("WebSocket"),
                MarkerShape::Square,
                QColor{0x00, 0x9E, 0x73},
                QColor{0x00, 0x96, 0x6D},
                QColor{0x2F, 0xC4, 0x98},
                QColor{0x00, 0x6E, 0x50}};
    case Transport::LongPoll:
        return {TransportStyleText::tr("Long polling"),
                TransportStyleText::tr("Long polling"),
                MarkerShape::Triangle,
                QColor{0xE6, 0x9F, 0x00},
                QColor{0xB9, 0x7A, 0x00},
                QColor{0xEE, 0xAE, 0x24},
                QColor{0x85, 0x58, 0x00}};
    case Transport::ShortPoll:
        return {TransportStyleText::tr("Short polling"),
                TransportStyleText::tr("Short polling"),
                MarkerShape::Diamond,
                QColor{0xCC, 0x79, 0xA7},
                QColor{0xC2, 0x6A, 0x9B},
                QColor{0xD9, 0x8D, 0xB7},
                QColor{0x99, 0x3D, 0x72}};
    }
    Q_UNREACHABLE();
}

QColor faultColor()
{
    return {0xD5, 0x5E, 0x00};
}

QIcon markerIcon(Transport transport)
{
    constexpr int side = 32; // scaled down where it is shown
    const TransportStyle style = TransportStyle::of(transport);
    const QPainterPath shape = markerPath(style.shape, QPointF{side / 2.0, side / 2.0}, side * 0.6);
    QIcon icon;
    for (const auto state : {QIcon::On, QIcon::Off}) {
        QPixmap picture{side, side};
        picture.fill(Qt::transparent);
        QPainter painter{&picture};
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen{style.colorOnLight, side * 0.09});
        painter.setBrush(state == QIcon::On ? QBrush{style.colorOnLight} : QBrush{});
        painter.drawPath(shape);
        painter.end();
        icon.addPixmap(picture, QIcon::Normal, state);
    }
    return icon;
}

QPainterPath markerPath(MarkerShape shape, QPointF center, qreal diameter)
{
    const qreal x = center.x();
    const qreal y = center.y();
    const qreal r = diameter / 2;
    QPainterPath path;
    switch (shape) {
    case MarkerShape::Circle: path.addEllipse(center, r, r); return path;
    case MarkerShape::Square: {
        const qreal half = r * 0.9;
        path.addRect(x - half, y - half, 2 * half, 2 * half);
        return path;
    }
    case MarkerShape::Triangle:
        return polygon({{x, y - r * 1.05}, {x + r * 1.1, y + r * 0.85}, {x - r * 1.1, y + r * 0.85}});
    case MarkerShape::Diamond: {
        const qreal d = r * 1.15;
        return polygon({{x, y - d}, {x + d, y}, {x, y + d}, {x - d, y}});
    }
    }
    Q_UNREACHABLE();
}

} // namespace pushscope
