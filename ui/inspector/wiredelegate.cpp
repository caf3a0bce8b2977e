// SPDX-License-Identifier: GPL-3.0-or-later
#include "inspector/wiredelegate.h"

#include "models/transportstyle.h"
#include "models/wirefiltermodel.h"
#include "theme/icons.h"

#include <QPainter>

namespace pushscope {

namespace {

constexpr int gap = 6;
constexpr int narrowCharacters = 9;

bool isNumber(int column)
{
    return column < WireModel::Direction || column == WireModel::Connection || column == WireModel::Payload
        || column == WireModel::Wire;
}

bool hasMark(int column)
{
    return column == WireModel::Direction || column == WireModel::Client;
}

/// An arrow in a square, up or down.
void drawArrow(QPainter &painter, const QRectF &box, WireDirection direction, const QColor &color)
{
    const qreal sign = direction == WireDirection::Up ? -1 : 1;
    const QPointF centre = box.center();
    const qreal half = box.height() * 0.42;
    const qreal wing = box.height() * 0.26;
    const QPointF tip{centre.x(), centre.y() + sign * half};
    painter.setPen(QPen{color, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin});
    painter.drawLine(QPointF{centre.x(), centre.y() - sign * half}, tip);
    painter.drawLine(tip, tip + QPointF{-wing, -sign * wing});
    painter.drawLine(tip, tip + QPointF{wing, -sign * wing});
}

QLatin1String usualText(int column)
{
    switch (column) {
    case WireModel::Index: return QLatin1String{"0000000"};
    case WireModel::Time: return QLatin1String{"0000.000000"};
    case WireModel::Delta: return QLatin1String{"+0.00 ms"};
    case WireModel::Direction: return QLatin1String{"down"};
    case WireModel::Client: return QLatin1String{"Short polling"};
    case WireModel::Connection: return QLatin1String{"00000"};
    case WireModel::Kind: return QLatin1String{"Response head"};
    case WireModel::What: return QLatin1String{"id k3f9:1234"};
    default: return QLatin1String{"000,000"};
    }
}

} // namespace

WireDelegate::WireDelegate(const WireFilterModel &model, QObject *parent)
    : QStyledItemDelegate{parent}, m_model{model}, m_theme{Theme::darkTheme()}
{
}

int WireDelegate::widthFor(int column, const QFontMetrics &metrics)
{
    const int mark = hasMark(column) ? metrics.height() : 0;
    return metrics.horizontalAdvance(usualText(column)) + mark + 2 * gap + 4;
}

int WireDelegate::narrowFor(int column, const QFontMetrics &metrics)
{
    const int mark = hasMark(column) ? metrics.height() : 0;
    const int text = column == WireModel::Direction ? 0 : metrics.averageCharWidth() * narrowCharacters;
    return text + mark + 2 * gap;
}

QColor WireDelegate::textColor(const QModelIndex &index) const
{
    const WireRow &row = m_model.wireRow(index.row());
    switch (index.column()) {
    case WireModel::Index:
    case WireModel::Time:
    case WireModel::Delta:
    case WireModel::Connection: return m_theme.dim;
    case WireModel::Client: return TransportStyle::of(row.chunk->connection->transport).text(m_theme.dark);
    case WireModel::Kind:
    case WireModel::What: {
        const WireGroup group = row.group();
        if (group == WireGroup::Faults || row.chunk->kind == WireChunk::Kind::Reset)
            return m_theme.alarm;
        return group == WireGroup::Comments || group == WireGroup::ControlFrames ? m_theme.dim : m_theme.text;
    }
    default: return m_theme.text;
    }
}

void WireDelegate::paintMark(QPainter &painter, const QRect &cell, const QModelIndex &index) const
{
    const WireChunk &chunk = *m_model.wireRow(index.row()).chunk;
    const qreal side = painter.fontMetrics().height() * 0.8;
    const QRectF box{cell.left() + qreal(gap), QRectF{cell}.center().y() - side / 2, side, side};
    painter.setRenderHint(QPainter::Antialiasing);
    if (index.column() == WireModel::Direction) {
        drawArrow(painter, box, chunk.direction, textColor(index));
    } else {
        const TransportStyle style = TransportStyle::of(chunk.connection->transport);
        painter.fillPath(markerPath(style.shape, box.center(), side * 0.72), style.mark(m_theme.dark));
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
}

void WireDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    if (selected) {
        painter->fillRect(option.rect, m_theme.selection);
    } else if (m_model.wireRow(index.row()).group() == WireGroup::Faults) {
        QColor wash = faultColor();
        wash.setAlphaF(0.14F);
        painter->fillRect(option.rect, wash);
    }
    painter->setFont(option.font);
    QRect text = option.rect.adjusted(gap, 0, -gap, 0);
    if (hasMark(index.column())) {
        paintMark(*painter, option.rect, index);
        text.setLeft(text.left() + option.fontMetrics.height());
    } else if (index.column() == WireModel::Kind && m_model.wireRow(index.row()).group() == WireGroup::Faults) {
        const qreal side = option.fontMetrics.height() * 0.8;
        drawGlyph(*painter, Glyph::Warning, {qreal(text.left()), QRectF{text}.center().y() - side / 2, side, side},
                  m_theme.alarm);
        text.setLeft(text.left() + option.fontMetrics.height());
    }
    if (text.width() < option.fontMetrics.height())
        return; // the mark says it
    painter->setPen(selected ? m_theme.text : textColor(index));
    paintText(*painter, text, index);
}

void WireDelegate::paintText(QPainter &painter, const QRect &cell, const QModelIndex &index) const
{
    const QFontMetrics metrics = painter.fontMetrics();
    QString text = index.data().toString();
    int x = cell.left();
    if (isNumber(index.column())) {
        x = cell.right() + 1 - metrics.horizontalAdvance(text);
    } else {
        // Eliding measures all of a text: what can never fit is cut first.
        text.truncate(std::max(cell.width() / 2, 8));
        text = metrics.elidedText(text, Qt::ElideRight, cell.width());
    }
    // At a point: laying out within a rectangle costs several times more.
    painter.drawText(x, cell.top() + (cell.height() - metrics.height()) / 2 + metrics.ascent(), text);
}

QSize WireDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    return {widthFor(index.column(), option.fontMetrics), option.fontMetrics.height() + 4};
}

} // namespace pushscope
