// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/icons.h"

#include <QIconEngine>
#include <QPainter>

#include <functional>

namespace pushscope {

namespace {

/// An icon that is drawn anew for each size.
class DrawnIcon final : public QIconEngine
{
public:
    using Draw = std::function<void(QPainter &, const QRectF &, QIcon::Mode)>;

    explicit DrawnIcon(Draw draw) : m_draw{std::move(draw)} {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        const int side = std::min(rect.width(), rect.height());
        QRectF box{0, 0, qreal(side), qreal(side)};
        box.moveCenter(QRectF{rect}.center());
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        m_draw(*painter, box, mode);
        painter->restore();
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        if (size.isEmpty()) // of a button for which there is no room
            return {};
        QPixmap pixmap{size};
        pixmap.fill(Qt::transparent);
        QPainter painter{&pixmap};
        paint(&painter, QRect{QPoint{}, size}, mode, state);
        return pixmap;
    }

    QIconEngine *clone() const override { return new DrawnIcon{*this}; }

private:
    Draw m_draw;
};

/// Filled shapes, on a square of 16.
QPainterPath filledPath(Glyph glyph)
{
    QPainterPath path;
    switch (glyph) {
    case Glyph::Play: path.addPolygon(QPolygonF{{QPointF{4, 2.5}, QPointF{13.5, 8}, QPointF{4, 13.5}}}); break;
    case Glyph::Stop: path.addRoundedRect(3, 3, 10, 10, 1, 1); break;
    case Glyph::Square: path.addRoundedRect(4, 4, 8, 8, 1, 1); break;
    case Glyph::Pause:
        path.addRoundedRect(3.5, 2.5, 3.2, 11, 0.8, 0.8);
        path.addRoundedRect(9.3, 2.5, 3.2, 11, 0.8, 0.8);
        break;
    case Glyph::Fault:
        path.addPolygon(QPolygonF{{QPointF{9.6, 1.2}, QPointF{3.2, 9.2}, QPointF{7.2, 9.2}, QPointF{6, 14.8},
                                   QPointF{12.8, 6.4}, QPointF{8.6, 6.4}, QPointF{9.6, 1.2}}});
        break;
    case Glyph::Dot: path.addEllipse(QPointF{8, 8}, 3, 3); break;
    case Glyph::Share:
        path.addEllipse(QPointF{4, 8}, 2.2, 2.2);
        path.addEllipse(QPointF{12, 3.6}, 2.2, 2.2);
        path.addEllipse(QPointF{12, 12.4}, 2.2, 2.2);
        break;
    case Glyph::Flip:
        path.addRect(1.5, 9, 2.6, 5);
        path.addRect(5, 5, 2.6, 9);
        path.addRect(8.5, 2, 2.6, 12);
        path.addRect(12, 7, 2.6, 7);
        break;
    default: break;
    }
    return path;
}

/// Stroked shapes, on a square of 16.
// NOLINTNEXTLINE(readability-function-size): a table of drawings
QPainterPath strokedPath(Glyph glyph)
{
    QPainterPath path;
    const auto line = [&path](std::initializer_list<QPointF> points) {
        path.moveTo(*points.begin());
        for (const QPointF &point : points)
            path.lineTo(point);
    };
    switch (glyph) {
    case Glyph::Check: line({{2.5, 8.5}, {6.3, 12.2}, {13.5, 4}}); break;
    case Glyph::Close:
    case Glyph::Cross:
        line({{3.8, 3.8}, {12.2, 12.2}});
        line({{12.2, 3.8}, {3.8, 12.2}});
        break;
    case Glyph::Plus:
        line({{8, 3}, {8, 13}});
        line({{3, 8}, {13, 8}});
        break;
    case Glyph::Ring:
        path.arcMoveTo(3, 3, 10, 10, 60);
        path.arcTo(3, 3, 10, 10, 60, 270);
        break;
    case Glyph::Clock:
        path.addEllipse(QPointF{8, 8}, 5.6, 5.6);
        line({{8, 4.8}, {8, 8.3}, {10.6, 9.6}});
        break;
    case Glyph::Hourglass: line({{4, 2.5}, {12, 2.5}, {4, 13.5}, {12, 13.5}, {4, 2.5}}); break;
    case Glyph::Warning:
        line({{8, 2.2}, {14.4, 13.6}, {1.6, 13.6}, {8, 2.2}});
        line({{8, 6.3}, {8, 9.6}});
        line({{8, 11.6}, {8, 11.7}});
        break;
    case Glyph::Clear:
        line({{3, 4.5}, {13, 4.5}});
        line({{6, 4.5}, {6, 2.6}, {10, 2.6}, {10, 4.5}});
        line({{4.4, 4.5}, {5, 13.6}, {11, 13.6}, {11.6, 4.5}});
        break;
    case Glyph::Share: line({{12, 3.6}, {4, 8}, {12, 12.4}}); break;
    case Glyph::More: line({{5.5, 2.5}, {11, 8}, {5.5, 13.5}}); break;
    case Glyph::Rest:
        line({{2.5, 3.5}, {7, 8}, {2.5, 12.5}});
        line({{8.5, 3.5}, {13, 8}, {8.5, 12.5}});
        break;
    case Glyph::Less: line({{2.5, 5.5}, {8, 11}, {13.5, 5.5}}); break;
    case Glyph::Copy:
        path.addRoundedRect(5.5, 5.5, 8, 8, 1.2, 1.2);
        line({{10.5, 2.5}, {3.5, 2.5}, {2.5, 3.5}, {2.5, 10.5}});
        break;
    case Glyph::Load:
        path.addRect(2.5, 9.5, 2.5, 4);
        path.addRect(6.75, 6, 2.5, 7.5);
        path.addRect(11, 2.5, 2.5, 11);
        break;
    case Glyph::Table:
        path.addRect(2.5, 3, 11, 10);
        line({{2.5, 6.4}, {13.5, 6.4}});
        line({{2.5, 9.7}, {13.5, 9.7}});
        line({{6.5, 3}, {6.5, 13}});
        break;
    default: break;
    }
    return path;
}

} // namespace

Glyph glyphOf(ClientState state)
{
    switch (state) {
    case ClientState::Idle: return Glyph::Dot;
    case ClientState::Connecting: return Glyph::Ring;
    case ClientState::Open: return Glyph::Check;
    case ClientState::Stale: return Glyph::Clock;
    case ClientState::Backoff: return Glyph::Hourglass;
    case ClientState::Closed: return Glyph::Square;
    case ClientState::Failed: return Glyph::Cross;
    }
    Q_UNREACHABLE();
}

void drawGlyph(QPainter &painter, Glyph glyph, const QRectF &box, const QColor &color)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(box.topLeft());
    painter.scale(box.width() / 16, box.height() / 16);
    const qreal width = glyph == Glyph::Check || glyph == Glyph::Cross ? 2.0 : 1.5;
    painter.strokePath(strokedPath(glyph), QPen{color, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin});
    painter.fillPath(filledPath(glyph), color);
    painter.restore();
}

QIcon glyphIcon(Glyph glyph, const QColor &color)
{
    return QIcon{new DrawnIcon{[glyph, color](QPainter &painter, const QRectF &box, QIcon::Mode mode) {
        painter.setOpacity(mode == QIcon::Disabled ? 0.45 : 1.0);
        drawGlyph(painter, glyph, box, color);
    }}};
}

void drawAppMark(QPainter &painter, const QRectF &box)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(box.topLeft());
    painter.scale(box.width() / 64, box.height() / 64);

    painter.setPen(QPen{QColor{0x3E, 0x48, 0x5A}, 2});
    painter.setBrush(QColor{0x17, 0x1C, 0x26});
    painter.drawRoundedRect(QRectF{3, 3, 58, 58}, 12, 12);
    painter.setPen(QPen{QColor{0x33, 0x3D, 0x4E}, 1.2});
    for (const int at : {18, 32, 46}) {
        painter.drawLine(QPointF(at, 8), QPointF(at, 56));
        painter.drawLine(QPointF(8, at), QPointF(56, at));
    }

    QPainterPath trace{QPointF{8, 40}};
    trace.lineTo(17, 40);
    trace.cubicTo(21, 40, 21, 16, 25, 16);
    trace.cubicTo(29, 16, 29, 50, 33, 50);
    trace.cubicTo(37, 50, 36, 32, 41, 32);
    trace.lineTo(50, 32);
    QPainterPath head{QPointF{45, 23.5}};
    head.lineTo(54.5, 32);
    head.lineTo(45, 40.5);
    const QColor sky{0x56, 0xB4, 0xE9};
    painter.strokePath(trace, QPen{sky, 5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin});
    painter.strokePath(head, QPen{sky, 5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin});
    painter.restore();
}

QIcon appIcon()
{
    return QIcon{new DrawnIcon{[](QPainter &painter, const QRectF &box, QIcon::Mode) { drawAppMark(painter, box); }}};
}

} // namespace pushscope
