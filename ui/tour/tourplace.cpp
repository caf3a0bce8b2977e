// SPDX-License-Identifier: GPL-3.0-or-later
#include "tour/tourplace.h"

#include <algorithm>

namespace pushscope {

namespace {

constexpr int gap = 14; ///< between a mark and the card
constexpr int border = 8; ///< between the card and the edge of the area

QRect inside(const QRect &area, const QPoint &at, QSize card)
{
    const QRect room = area.adjusted(border, border, -border, -border);
    return {QPoint{std::clamp(at.x(), room.left(), std::max(room.left(), room.right() + 1 - card.width())),
                   std::clamp(at.y(), room.top(), std::max(room.top(), room.bottom() + 1 - card.height()))},
            card};
}

QList<QRect> candidates(const QRect &area, const QList<QRect> &marks, QSize card)
{
    QList<QPoint> points;
    if (!marks.isEmpty()) {
        const QRect &mark = marks.first();
        const int x = mark.center().x() - card.width() / 2;
        const int y = mark.center().y() - card.height() / 2;
        points = {{x, mark.bottom() + 1 + gap},
                  {x, mark.top() - gap - card.height()},
                  {mark.right() + 1 + gap, y},
                  {mark.left() - gap - card.width(), y}};
    }
    points += {area.center() - QPoint{card.width() / 2, card.height() / 2},
               {area.right(), area.bottom()},
               {area.left(), area.bottom()},
               {area.right(), area.top()},
               {area.left(), area.top()}};
    QList<QRect> places;
    for (const QPoint &point : std::as_const(points))
        places.append(inside(area, point, card));
    return places;
}

qint64 hidden(const QRect &place, const QList<QRect> &marks)
{
    qint64 sum = 0;
    for (const QRect &mark : marks) {
        const QRect common = place & mark;
        sum += common.isEmpty() ? 0 : qint64{common.width()} * common.height();
    }
    return sum;
}

} // namespace

QRect placeBeside(const QRect &area, const QList<QRect> &marks, QSize card)
{
    const auto places = candidates(area, marks, card);
    const auto free = std::find_if(places.cbegin(), places.cend(), [&](const QRect &place) {
        return area.contains(place) && hidden(place, marks) == 0;
    });
    return free == places.cend() ? QRect{} : *free;
}

QRect placeAnywhere(const QRect &area, const QList<QRect> &marks, QSize card)
{
    const auto places = candidates(area, marks, card);
    return *std::min_element(places.cbegin(), places.cend(),
                             [&marks](const QRect &a, const QRect &b) { return hidden(a, marks) < hidden(b, marks); });
}

} // namespace pushscope
