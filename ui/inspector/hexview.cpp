// SPDX-License-Identifier: GPL-3.0-or-later
#include "inspector/hexview.h"

#include "accessibility/announce.h"
#include "models/wirecopy.h"

#include <QApplication>
#include <QClipboard>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QtMath>

#include <algorithm>

namespace pushscope {

namespace {

constexpr int margin = 6;
constexpr int sampleLength = 64;
constexpr qsizetype group = 8; ///< bytes between two wider gaps

int groupGaps(qsizetype column)
{
    return static_cast<int>(column / group);
}

} // namespace

HexView::HexView(QWidget *parent) : QAbstractScrollArea{parent}, m_theme{Theme::darkTheme()}
{
    setObjectName(QStringLiteral("hexView"));
    setAccessibleName(tr("Bytes"));
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    viewport()->setCursor(Qt::IBeamCursor);
    measure();
}

void HexView::setBytes(const QByteArray &bytes, quint64 first)
{
    m_bytes = bytes;
    m_first = first;
    m_marked = {};
    m_cursor = m_anchor = -1;
    const quint64 last = first + static_cast<quint64>(bytes.size());
    m_digits = last > 0xffffffff ? 12 : last > 0xffff ? 8 : 4;
    layoutLines();
    verticalScrollBar()->setValue(0);
    viewport()->update();
}

void HexView::setPlaceholder(const QString &text)
{
    m_placeholder = text;
    viewport()->update();
}

void HexView::setTheme(const Theme &theme)
{
    m_theme = theme;
    viewport()->update();
}

void HexView::mark(WireSpan span, bool show)
{
    m_marked = span;
    if (show && span.size() > 0 && span.begin < static_cast<quint64>(m_bytes.size()))
        showByte(static_cast<qsizetype>(span.begin));
    viewport()->update();
}

WireSpan HexView::selection() const
{
    if (m_cursor < 0 || m_cursor == m_anchor)
        return {};
    const auto [from, to] = std::minmax(m_cursor, m_anchor);
    return {static_cast<quint64>(from), static_cast<quint64>(to) + 1};
}

QString HexView::selectedDump() const
{
    WireSpan span = selection();
    if (span.size() == 0)
        span = m_marked;
    if (span.size() == 0 || span.end > static_cast<quint64>(m_bytes.size()))
        span = {0, static_cast<quint64>(m_bytes.size())};
    const auto begin = static_cast<qsizetype>(span.begin);
    return hexDump(QByteArrayView{m_bytes}.sliced(begin, static_cast<qsizetype>(span.size())), m_first + span.begin);
}

void HexView::measure()
{
    m_font = fixedFont(font());
    const QFontMetrics metrics{m_font};
    const QString sample(sampleLength, QLatin1Char('0'));
    m_charWidth = QFontMetricsF{m_font}.horizontalAdvance(sample) / sampleLength;
    m_lineHeight = metrics.height() + 1;
    layoutLines();
}

qreal HexView::hexLeft(qsizetype column) const
{
    return margin + m_charWidth * (m_digits + 2 + static_cast<int>(column) * 3 + groupGaps(column));
}

qreal HexView::asciiLeft(qsizetype column) const
{
    return hexLeft(m_perLine - 1) + m_charWidth * (4 + static_cast<int>(column));
}

qsizetype HexView::lines() const
{
    return (m_bytes.size() + m_perLine - 1) / m_perLine;
}

void HexView::layoutLines()
{
    for (m_perLine = 16; m_perLine > 4; m_perLine /= 2) {
        if (asciiLeft(m_perLine) + margin <= viewport()->width())
            break;
    }
    const int page = std::max(1, viewport()->height() / m_lineHeight);
    verticalScrollBar()->setPageStep(page);
    verticalScrollBar()->setRange(0, static_cast<int>(std::max<qsizetype>(0, lines() - page)));
    horizontalScrollBar()->setPageStep(viewport()->width());
    const int needed = m_bytes.isEmpty() ? 0 : qCeil(asciiLeft(m_perLine)) + margin;
    horizontalScrollBar()->setRange(0, std::max(0, needed - viewport()->width()));
}

void HexView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    layoutLines();
}

void HexView::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        measure();
}

QPoint HexView::positionOf(qsizetype byte) const
{
    const auto line = static_cast<int>(byte / m_perLine) - verticalScrollBar()->value();
    return {qRound(hexLeft(byte % m_perLine) + m_charWidth) - horizontalScrollBar()->value(),
            margin / 2 + line * m_lineHeight + m_lineHeight / 2};
}

qsizetype HexView::byteAt(QPoint position) const
{
    if (m_bytes.isEmpty())
        return -1;
    const int x = position.x() + horizontalScrollBar()->value();
    const int row = (position.y() - margin / 2) / m_lineHeight + verticalScrollBar()->value();
    const auto line = std::clamp<qsizetype>(row, 0, lines() - 1);
    qsizetype column = 0;
    if (x >= asciiLeft(0))
        column = std::min(static_cast<qsizetype>((x - asciiLeft(0)) / m_charWidth), m_perLine - 1);
    else
        while (column + 1 < m_perLine && x >= hexLeft(column + 1) - m_charWidth / 2)
            ++column;
    return std::min(line * m_perLine + column, m_bytes.size() - 1);
}

void HexView::showByte(qsizetype byte)
{
    const auto line = static_cast<int>(byte / m_perLine);
    QScrollBar *bar = verticalScrollBar();
    if (line < bar->value())
        bar->setValue(line);
    else if (line >= bar->value() + bar->pageStep())
        bar->setValue(line - bar->pageStep() + 1);
}

void HexView::moveCursor(qsizetype byte, bool select)
{
    if (m_bytes.isEmpty())
        return;
    m_cursor = std::clamp<qsizetype>(byte, 0, m_bytes.size() - 1);
    if (!select || m_anchor < 0)
        m_anchor = m_cursor;
    showByte(m_cursor);
    const auto value = static_cast<uchar>(m_bytes[m_cursor]);
    const QString words = tr("Byte %1: %2").arg(m_cursor).arg(uint{value}, 2, 16, QLatin1Char('0'));
    setAccessibleDescription(words);
    announce(*this, words);
    viewport()->update();
    if (m_cursor == m_anchor)
        Q_EMIT byteChosen(static_cast<quint64>(m_cursor));
}

void HexView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        moveCursor(byteAt(event->position().toPoint()), event->modifiers().testFlag(Qt::ShiftModifier));
}

void HexView::mouseMoveEvent(QMouseEvent *event)
{
    const qsizetype byte = byteAt(event->position().toPoint());
    if (event->buttons().testFlag(Qt::LeftButton) && byte != m_cursor)
        moveCursor(byte, true);
}

void HexView::copy()
{
    QApplication::clipboard()->setText(selectedDump());
}

void HexView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
        copy();
        return;
    }
    const qsizetype at = std::max<qsizetype>(m_cursor, 0);
    const qsizetype page = verticalScrollBar()->pageStep() * m_perLine;
    const bool select = event->modifiers().testFlag(Qt::ShiftModifier);
    if (event->matches(QKeySequence::SelectAll)) {
        m_anchor = 0;
        moveCursor(m_bytes.size() - 1, true);
        return;
    }
    switch (event->key()) {
    case Qt::Key_Left: moveCursor(at - 1, select); break;
    case Qt::Key_Right: moveCursor(m_cursor + 1, select); break;
    case Qt::Key_Up: moveCursor(at - m_perLine >= 0 ? at - m_perLine : at, select); break;
    case Qt::Key_Down: moveCursor(at + m_perLine < m_bytes.size() ? at + m_perLine : at, select); break;
    case Qt::Key_PageUp: moveCursor(at - page, select); break;
    case Qt::Key_PageDown: moveCursor(at + page, select); break;
    case Qt::Key_Home: moveCursor(at - at % m_perLine, select); break;
    case Qt::Key_End: moveCursor(at - at % m_perLine + m_perLine - 1, select); break;
    default: QAbstractScrollArea::keyPressEvent(event);
    }
}

void HexView::paintMark(QPainter &painter, qsizetype from, qsizetype to, int y, const QColor &color) const
{
    const qreal left = hexLeft(from) - m_charWidth / 2;
    const qreal right = hexLeft(to) + m_charWidth * 2.5;
    painter.fillRect(QRectF(left, y, right - left, m_lineHeight), color);
    painter.fillRect(QRectF(asciiLeft(from), y, m_charWidth * static_cast<qreal>(to - from + 1), m_lineHeight), color);
}

void HexView::paintLine(QPainter &painter, qsizetype line, int y) const
{
    const qsizetype begin = line * m_perLine;
    const qsizetype end = std::min(begin + m_perLine, m_bytes.size());
    const auto span = [&](WireSpan which, const QColor &color) {
        const qsizetype from = std::max(static_cast<qsizetype>(which.begin), begin);
        const qsizetype to = std::min(static_cast<qsizetype>(which.end), end);
        if (from < to)
            paintMark(painter, from - begin, to - 1 - begin, y, color);
    };
    span(m_marked, m_theme.selection);
    QColor wash = m_theme.accent;
    wash.setAlphaF(0.35F);
    span(selection(), wash);

    const int base = y + QFontMetrics{m_font}.ascent();
    painter.setPen(m_theme.dim);
    const quint64 offset = m_first + static_cast<quint64>(begin);
    painter.drawText(margin, base, QStringLiteral("%1").arg(offset, m_digits, 16, QLatin1Char('0')));
    static constexpr char hexDigits[] = "0123456789abcdef";
    QString hex;
    QString ascii;
    for (qsizetype at = begin; at < end; ++at) {
        const auto value = static_cast<uchar>(m_bytes[at]);
        if (at > begin)
            hex += (at - begin) % group == 0 ? QLatin1String("  ") : QLatin1String(" ");
        hex += QLatin1Char{hexDigits[value >> 4]};
        hex += QLatin1Char{hexDigits[value & 15]};
        ascii += printable(m_bytes[at]);
    }
    painter.setPen(m_theme.text);
    painter.drawText(QPointF(hexLeft(0), base), hex);
    painter.drawText(QPointF(asciiLeft(0), base), ascii);
    if (m_cursor >= begin && m_cursor < end) {
        painter.setPen(m_theme.accent);
        const qsizetype column = m_cursor - begin;
        painter.drawRect(QRectF(hexLeft(column) - 2, y, m_charWidth * 2 + 3, m_lineHeight - 1));
        painter.drawRect(QRectF(asciiLeft(column) - 1, y, m_charWidth + 1, m_lineHeight - 1));
    }
}

void HexView::paintEvent(QPaintEvent *event)
{
    QPainter painter{viewport()};
    painter.fillRect(event->rect(), m_theme.field);
    if (m_bytes.isEmpty()) {
        painter.setPen(m_theme.dim);
        painter.drawText(viewport()->rect().adjusted(10, 4, -10, -4), Qt::AlignCenter | Qt::TextWordWrap,
                         m_placeholder);
        return;
    }
    painter.setFont(m_font);
    painter.translate(-horizontalScrollBar()->value(), 0);
    const qsizetype first = verticalScrollBar()->value();
    for (qsizetype line = first; line < lines(); ++line) {
        const int y = margin / 2 + static_cast<int>(line - first) * m_lineHeight;
        if (y > event->rect().bottom())
            break;
        if (y + m_lineHeight >= event->rect().top())
            paintLine(painter, line, y);
    }
}

} // namespace pushscope
