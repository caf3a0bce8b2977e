// SPDX-License-Identifier: GPL-3.0-or-later
#include "ledger/ledgerlegend.h"

#include "ledger/ledgercells.h"
#include "models/ledgermodel.h"

#include <QPainter>

#include <array>

namespace pushscope {

LedgerLegend::LedgerLegend(QWidget *parent) : QWidget{parent}, m_theme{Theme::darkTheme()}
{
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    setAccessibleName(tr("Legend: full on time, lower half late, hollow replayed, round mark duplicate, cross lost, "
                         "point pending, empty not due"));
}

void LedgerLegend::setTheme(const Theme &theme)
{
    m_theme = theme;
    update();
}

QSize LedgerLegend::sizeHint() const
{
    return {fontMetrics().averageCharWidth() * 80, fontMetrics().height() * 5 / 4};
}

void LedgerLegend::paintEvent(QPaintEvent *)
{
    const std::array<std::pair<DeliveryMatrix::Cell, QString>, 7> entries{
        {{{Delivery::OnTime, false}, deliveryWord(Delivery::OnTime)},
         {{Delivery::Late, false}, deliveryWord(Delivery::Late)},
         {{Delivery::Replayed, false}, deliveryWord(Delivery::Replayed)},
         {{Delivery::NotDue, true}, tr("duplicate")},
         {{Delivery::Lost, false}, deliveryWord(Delivery::Lost)},
         {{Delivery::Pending, false}, deliveryWord(Delivery::Pending)},
         {{Delivery::NotDue, false}, deliveryWord(Delivery::NotDue)}}};
    QPainter painter{this};
    painter.setFont(scaledFont(font(), 0.92));
    const QFontMetrics metrics = painter.fontMetrics();
    const qreal side = metrics.height() * 0.75;
    qreal x = 1;
    for (const auto &[cell, text] : entries) {
        const QRectF box{x, (height() - side) / 2, side, side};
        if (box.right() + side + metrics.horizontalAdvance(text) > width())
            return;
        painter.setPen(QPen{m_theme.grid, 1});
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(box.adjusted(-1, -1, 1, 1));
        paintLedgerCell(painter, box, cell, m_theme);
        painter.setPen(m_theme.dim);
        const QRectF room{box.right() + side * 0.45, 0, qreal(metrics.horizontalAdvance(text)) + 1, qreal(height())};
        painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter, text);
        x = room.right() + side;
    }
}

} // namespace pushscope
