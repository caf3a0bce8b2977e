// SPDX-License-Identifier: GPL-3.0-or-later
#include "ledger/ledgercells.h"

#include "models/transportstyle.h"

#include <QPainter>

#include <algorithm>
#include <cstring>

namespace pushscope {

namespace {

/// Okabe-Ito, as the transports.
QColor ledgerHue(Transport transport, const Theme &theme)
{
    return TransportStyle::of(transport).mark(theme.dark);
}

constexpr qreal smallestShape = 6; ///< pixels: below that a cell is only a colour

std::size_t pictureOf(DeliveryMatrix::Cell cell)
{
    return static_cast<std::size_t>(cell.state) * 2 + (cell.duplicate ? 1 : 0);
}

QColor colorOf(Delivery state, const Theme &theme)
{
    switch (state) {
    case Delivery::NotDue: return theme.surface;
    case Delivery::Pending: return theme.grid;
    case Delivery::OnTime: return ledgerHue(Transport::WebSocket, theme);
    case Delivery::Late: return ledgerHue(Transport::LongPoll, theme);
    case Delivery::Replayed: return ledgerHue(Transport::Sse, theme);
    case Delivery::Lost: return faultColor();
    }
    Q_UNREACHABLE();
}

void paintShape(QPainter &painter, const QRectF &box, Delivery state, const Theme &theme)
{
    const QColor color = colorOf(state, theme);
    const qreal pen = std::max(1.2, std::min(box.width(), box.height()) * 0.18);
    switch (state) {
    case Delivery::NotDue: return;
    case Delivery::Pending:
        painter.fillRect(QRectF{box.center().x() - 1, box.center().y() - 1, 2, 2}, theme.dim);
        return;
    case Delivery::OnTime: painter.fillRect(box, color); return;
    case Delivery::Late: // hangs below
        painter.fillRect(QRectF{box.left(), box.center().y(), box.width(), box.height() / 2}, color);
        return;
    case Delivery::Replayed: // hollow
        painter.setPen(QPen{color, pen});
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(box.adjusted(pen / 2, pen / 2, -pen / 2, -pen / 2));
        return;
    case Delivery::Lost:
        painter.setPen(QPen{color, pen * 1.2});
        painter.drawLine(box.topLeft(), box.bottomRight());
        painter.drawLine(box.topRight(), box.bottomLeft());
        return;
    }
}

void paintDuplicate(QPainter &painter, const QRectF &box, const Theme &theme)
{
    const qreal radius = std::max(1.5, std::min(box.width(), box.height()) * 0.27);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen{theme.surface, std::max(1.0, radius * 0.4)});
    painter.setBrush(ledgerHue(Transport::ShortPoll, theme));
    painter.drawEllipse(box.center(), radius, radius);
}

} // namespace

void paintLedgerCell(QPainter &painter, const QRectF &box, DeliveryMatrix::Cell cell, const Theme &theme)
{
    const bool small = std::min(box.width(), box.height()) < smallestShape;
    if (small) {
        painter.fillRect(box, cell.duplicate ? ledgerHue(Transport::ShortPoll, theme) : colorOf(cell.state, theme));
        return;
    }
    paintShape(painter, box, cell.state, theme);
    if (cell.duplicate)
        paintDuplicate(painter, box, theme);
}

void LedgerCells::prepare(QSize size, const Theme &theme)
{
    m_size = size;
    m_ground = theme.surface;
    // A line of ground between cells, as soon as they are large enough.
    const qreal right = size.width() >= 4 ? 1 : 0;
    const qreal below = size.height() >= 4 ? std::max(1.0, size.height() * 0.15) : 0;
    const QRectF box{0, 0, size.width() - right, size.height() - below};
    for (int state = 0; state <= static_cast<int>(Delivery::Lost); ++state) {
        for (const bool duplicate : {false, true}) {
            const DeliveryMatrix::Cell cell{static_cast<Delivery>(state), duplicate};
            QImage &picture = m_pictures[pictureOf(cell)];
            picture = QImage{size, QImage::Format_RGB32};
            picture.fill(m_ground);
            QPainter painter{&picture};
            paintLedgerCell(painter, box, cell, theme);
        }
    }
}

void LedgerCells::copy(DeliveryMatrix::Cell cell, QImage &into, QPoint at) const
{
    const QImage &picture = m_pictures[pictureOf(cell)];
    const int wide = std::min(m_size.width(), into.width() - at.x());
    const int high = std::min(m_size.height(), into.height() - at.y());
    if (wide <= 0 || at.x() < 0 || at.y() < 0)
        return;
    constexpr int pixel = 4;
    for (int line = 0; line < high; ++line)
        std::memcpy(into.scanLine(at.y() + line) + at.x() * pixel, picture.constScanLine(line),
                    static_cast<std::size_t>(wide * pixel));
}

} // namespace pushscope
