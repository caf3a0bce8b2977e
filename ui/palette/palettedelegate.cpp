// SPDX-License-Identifier: GPL-3.0-or-later
#include "palette/palettedelegate.h"

#include "palette/palettemodel.h"
#include "theme/icons.h"

#include <QPainter>
#include <QTextLayout>

#include <algorithm>

namespace pushscope {

namespace {

constexpr int margin = 10;

} // namespace

QSize PaletteDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex & /*index*/) const
{
    return {option.fontMetrics.averageCharWidth() * 30, option.fontMetrics.height() + 2 * margin * 3 / 5};
}

/// The letters that were found are bold and underlined, so that not colour alone tells them.
void PaletteDelegate::paintText(QPainter &painter, const QRect &area, const QModelIndex &index, const QFont &font) const
{
    const QString text =
        QFontMetrics{font}.elidedText(index.data(Qt::DisplayRole).toString(), Qt::ElideRight, area.width());
    QTextLayout layout{text, font};
    QList<QTextLayout::FormatRange> formats;
    const auto positions = index.data(PaletteModel::PositionsRole).value<QList<int>>();
    for (const int at : positions) {
        QTextLayout::FormatRange range{at, 1, {}};
        range.format.setFontWeight(QFont::Bold);
        range.format.setFontUnderline(true);
        if (index.data(PaletteModel::EnabledRole).toBool())
            range.format.setForeground(m_theme.accent);
        if (at < text.size())
            formats.append(range);
    }
    layout.setFormats(formats);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    line.setLineWidth(area.width() * 2.0); // bold letters are wider
    layout.endLayout();
    layout.draw(&painter, QPointF(area.left(), area.top() + (area.height() - line.height()) / 2));
}

void PaletteDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    const bool enabled = index.data(PaletteModel::EnabledRole).toBool();
    if (option.state.testFlag(QStyle::State_Selected))
        painter->fillRect(option.rect, m_theme.selection);
    QRect area = option.rect.adjusted(margin, 0, -margin, 0);
    const QFontMetrics metrics{option.font};
    const int check = metrics.height();
    if (index.data(PaletteModel::CheckedRole).toBool()) {
        const int side = check * 3 / 4;
        drawGlyph(*painter, Glyph::Check, QRect(area.left(), area.center().y() - side / 2, side, side), m_theme.good);
    }
    area.setLeft(area.left() + check);

    const QString key = index.data(PaletteModel::KeyRole).toString();
    painter->setFont(option.font);
    painter->setPen(m_theme.dim);
    painter->drawText(area, Qt::AlignRight | Qt::AlignVCenter, key);
    area.setRight(area.right() - (key.isEmpty() ? 0 : metrics.horizontalAdvance(key) + margin));

    const QString path = enabled ? index.data(PaletteModel::PathRole).toString()
                                 : tr("%1 · not now").arg(index.data(PaletteModel::PathRole).toString());
    const int wide = metrics.horizontalAdvance(index.data(Qt::DisplayRole).toString() + QStringLiteral("MM"));
    const int pathWide =
        std::min(metrics.horizontalAdvance(path) + metrics.averageCharWidth(), std::max(0, area.width() - wide));
    painter->drawText(QRect(area.right() - pathWide, area.top(), pathWide, area.height()),
                      Qt::AlignLeft | Qt::AlignVCenter, metrics.elidedText(path, Qt::ElideRight, pathWide));
    area.setRight(area.right() - pathWide - margin);
    painter->setPen(enabled ? m_theme.text : m_theme.dim);
    if (!enabled)
        painter->setOpacity(0.75);
    paintText(*painter, area, index, option.font);
    painter->restore();
}

} // namespace pushscope
