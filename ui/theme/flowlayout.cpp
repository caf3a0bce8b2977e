// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/flowlayout.h"

#include <QStyle>
#include <QWidget>

#include <algorithm>
#include <utility>

namespace pushscope {

FlowLayout::FlowLayout(QWidget *parent) : QLayout{parent} {}

FlowLayout::~FlowLayout() = default;

void FlowLayout::addItem(QLayoutItem *item)
{
    m_items.emplace_back(item);
    invalidate();
}

QLayoutItem *FlowLayout::itemAt(int index) const
{
    return index >= 0 && index < count() ? m_items.at(static_cast<std::size_t>(index)).get() : nullptr;
}

QLayoutItem *FlowLayout::takeAt(int index)
{
    if (index < 0 || index >= count())
        return nullptr;
    QLayoutItem *taken = m_items.at(static_cast<std::size_t>(index)).release();
    m_items.erase(m_items.begin() + index);
    return taken;
}

int FlowLayout::gap() const
{
    return std::max(0, spacing());
}

std::vector<FlowLayout::Line> FlowLayout::linesFor(int width) const
{
    std::vector<Line> lines;
    int used = 0;
    for (const auto &item : m_items) {
        if (item->isEmpty())
            continue;
        const int wide = item->sizeHint().width();
        if (lines.empty() || used + gap() + wide > width) {
            lines.emplace_back();
            used = -gap();
        }
        lines.back().push_back(item.get());
        used += gap() + wide;
    }
    return lines;
}

int FlowLayout::heightOf(const Line &line)
{
    int high = 0;
    for (const QLayoutItem *item : line)
        high = std::max(high, item->sizeHint().height());
    return high;
}

int FlowLayout::heightForWidth(int width) const
{
    const QMargins margins = contentsMargins();
    int high = -gap();
    for (const Line &line : linesFor(width - margins.left() - margins.right()))
        high += heightOf(line) + gap();
    return std::max(0, high) + margins.top() + margins.bottom();
}

QSize FlowLayout::sizeHint() const
{
    QSize size{-gap(), 0};
    for (const auto &item : m_items) {
        if (!item->isEmpty())
            size = {size.width() + gap() + item->sizeHint().width(),
                    std::max(size.height(), item->sizeHint().height())};
    }
    return size.expandedTo({0, 0}).grownBy(contentsMargins());
}

QSize FlowLayout::minimumSize() const
{
    QSize size{0, m_high};
    for (const auto &item : m_items) {
        if (!item->isEmpty())
            size = size.expandedTo(item->minimumSize());
    }
    return size.grownBy(contentsMargins());
}

bool FlowLayout::grows(const QLayoutItem &item)
{
    return item.expandingDirections().testFlag(Qt::Horizontal) || item.alignment().testFlag(Qt::AlignRight);
}

void FlowLayout::place(const Line &line, const QRect &room) const
{
    int wanted = -gap();
    int growing = 0;
    for (const QLayoutItem *item : line) {
        wanted += item->sizeHint().width() + gap();
        growing += grows(*item) ? 1 : 0;
    }
    int left = std::max(0, room.width() - wanted);
    int x = room.left();
    for (QLayoutItem *item : line) {
        int wide = std::min(item->sizeHint().width(), room.width());
        if (grows(*item)) {
            const int share = left / std::max(1, growing--);
            left -= share;
            wide += share;
        }
        const QRect box{x, room.top(), wide, room.height()};
        item->setGeometry(QStyle::visualRect(parentWidget()->layoutDirection(), room, box));
        x += wide + gap();
    }
}

void FlowLayout::setGeometry(const QRect &rect)
{
    QLayout::setGeometry(rect);
    QRect room = contentsRect();
    const int top = room.top();
    int high = 0;
    for (const Line &line : linesFor(room.width())) {
        room.setHeight(heightOf(line));
        place(line, room);
        high = room.bottom() + 1 - top;
        room.moveTop(room.bottom() + 1 + gap());
    }
    const bool shown = !parentWidget()->testAttribute(Qt::WA_PendingResizeEvent); // else its width is not yet its own
    if (shown && std::exchange(m_high, high) != high)
        update(); // what is around it learns how high it has become
}

} // namespace pushscope
