// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "theme/theme.h"

#include <QStyledItemDelegate>

namespace pushscope {

class WireFilterModel;

/// Paints the cells of the inspector's list straight, without a style: arrows for the direction,
/// the marker of the transport beside a client's name, faults marked as such.
class WireDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit WireDelegate(const WireFilterModel &model, QObject *parent = nullptr);
    void setTheme(const Theme &theme) { m_theme = theme; }
    /// As wide as the text that is usual in a column, its mark and its gaps.
    [[nodiscard]] static int widthFor(int column, const QFontMetrics &metrics);
    /// The same where there is little room: only the mark, or the beginning of the text.
    [[nodiscard]] static int narrowFor(int column, const QFontMetrics &metrics);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintMark(QPainter &painter, const QRect &cell, const QModelIndex &index) const;
    void paintText(QPainter &painter, const QRect &cell, const QModelIndex &index) const;
    [[nodiscard]] QColor textColor(const QModelIndex &index) const;

    const WireFilterModel &m_model;
    Theme m_theme;
};

} // namespace pushscope
