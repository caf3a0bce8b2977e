// SPDX-License-Identifier: GPL-3.0-or-later
#include "lessons/lessondelegate.h"

#include "lessons/lessonlist.h"
#include "theme/icons.h"

#include <QListView>
#include <QPainter>
#include <QScrollBar>

namespace pushscope {

namespace {

constexpr int gap = 6; ///< between cards
constexpr int padding = 10;
constexpr int textFlags = Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap;

} // namespace

QRect LessonDelegate::inner(const QRect &card) const
{
    return card.adjusted(padding, padding, -padding, -padding - gap);
}

QSize LessonDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto *view = qobject_cast<const QListView *>(option.widget);
    // As if there were a scroll bar: whether there is one depends on the heights.
    const int width =
        view != nullptr ? view->width() - view->verticalScrollBar()->sizeHint().width() : option.rect.width();
    const QRect room = inner({0, 0, width, 10'000});
    const QFontMetrics title{scaledFont(option.font, 1.1, QFont::DemiBold)};
    const QString summary = index.data(LessonList::SummaryRole).toString();
    const int height = title.lineSpacing() + 2 + option.fontMetrics.boundingRect(room, textFlags, summary).height();
    return {width, height + 2 * padding + gap};
}

void LessonDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const bool selected = option.state & QStyle::State_Selected;
    const bool hovered = option.state & QStyle::State_MouseOver;
    const QRectF card = QRectF{option.rect}.adjusted(1, 1, -1, -1 - gap);
    painter->setPen(QPen{selected || hovered ? m_theme.accent : m_theme.border, selected ? 2.0 : 1.0});
    painter->setBrush(selected ? m_theme.selection : m_theme.surface);
    painter->drawRoundedRect(card, 6, 6);

    const QRect room = inner(option.rect);
    const QFont titleFont = scaledFont(option.font, 1.1, QFont::DemiBold);
    const int line = QFontMetrics{titleFont}.lineSpacing();
    const int em = option.fontMetrics.height();
    const QString minutes = LessonList::tr("%1 min").arg(index.data(LessonList::MinutesRole).toInt());
    const bool done = index.data(LessonList::DoneRole).toBool();
    const QString right = done ? LessonList::tr("done · %1").arg(minutes) : minutes;
    const int rightWidth = option.fontMetrics.horizontalAdvance(right);
    painter->setFont(option.font);
    painter->setPen(selected ? m_theme.text : done ? m_theme.good : m_theme.dim);
    painter->drawText(QRect{room.left(), room.top(), room.width(), line}, Qt::AlignRight | Qt::AlignVCenter, right);
    if (done)
        drawGlyph(*painter, Glyph::Check,
                  QRectF(room.right() - rightWidth - em * 1.2, room.top() + (line - em * 0.9) / 2, em * 0.9, em * 0.9),
                  selected ? m_theme.text : m_theme.good);
    painter->setFont(titleFont);
    painter->setPen(m_theme.text);
    const QRect titleRoom{room.left(), room.top(), room.width() - rightWidth - 2 * em, line};
    painter->drawText(titleRoom, Qt::AlignLeft | Qt::AlignVCenter,
                      QFontMetrics{titleFont}.elidedText(index.data().toString(), Qt::ElideRight, titleRoom.width()));
    painter->setFont(option.font);
    painter->setPen(selected ? m_theme.text : m_theme.dim);
    painter->drawText(room.adjusted(0, line + 2, 0, padding), textFlags,
                      index.data(LessonList::SummaryRole).toString());
    painter->restore();
}

} // namespace pushscope
