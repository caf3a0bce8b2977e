// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/samplemarks.h"

#include <QPainter>
#include <QPainterPath>

#include <cmath>

namespace pushscope {

SampleMarks::SampleMarks(MarkerShape shape, const QColor &color, qreal fontHeight, qreal devicePixelRatio)
    : m_shape{shape}, m_color{color}, m_liveDiameter{std::max(3.6, fontHeight * 0.24)},
      m_replayedDiameter{std::max(5.4, m_liveDiameter * 1.25)}, m_live{made(false, devicePixelRatio)},
      m_replayed{made(true, devicePixelRatio)}
{
}

QPixmap SampleMarks::made(bool replayed, qreal devicePixelRatio) const
{
    const int side = static_cast<int>(std::ceil(diameter(replayed) * 1.3)) | 1;
    QPixmap pixmap{QSize{side, side} * devicePixelRatio};
    pixmap.setDevicePixelRatio(devicePixelRatio);
    pixmap.fill(Qt::transparent);
    QPainter painter{&pixmap};
    painter.setRenderHint(QPainter::Antialiasing);
    draw(painter, {side / 2.0, side / 2.0}, replayed);
    return pixmap;
}

void SampleMarks::draw(QPainter &painter, QPointF center, bool replayed) const
{
    const QPainterPath path = markerPath(m_shape, center, diameter(replayed));
    if (replayed)
        painter.strokePath(path, QPen{m_color, 1.2});
    else
        painter.fillPath(path, m_color);
}

void SampleMarks::stamp(QPainter &painter, QPointF center, bool replayed) const
{
    const QPixmap &pixmap = replayed ? m_replayed : m_live;
    const qreal half = pixmap.width() / pixmap.devicePixelRatio() / 2;
    painter.drawPixmap(QPointF{std::floor(center.x() - half + 0.5), std::floor(center.y() - half + 0.5)}, pixmap);
}

qreal SampleMarks::width() const
{
    return m_live.isNull() ? 0 : m_live.width() / m_live.devicePixelRatio();
}

} // namespace pushscope
