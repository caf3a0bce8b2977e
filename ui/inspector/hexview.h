// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "theme/theme.h"
#include "wire/wireunit.h"

#include <QAbstractScrollArea>

namespace pushscope {

/// Bytes as offset, hexadecimal and ASCII; paints only the lines that are seen. A stretch can be
/// marked from outside; the user selects with mouse or keys.
class HexView : public QAbstractScrollArea
{
    Q_OBJECT

public:
    explicit HexView(QWidget *parent = nullptr);

    /// `first`: the offset shown for the first byte.
    void setBytes(const QByteArray &bytes, quint64 first = 0);
    void setPlaceholder(const QString &text);
    void setTheme(const Theme &theme);
    /// Shown as belonging together, and brought into view if `show`. An empty one takes the mark away.
    void mark(WireSpan span, bool show = true);
    [[nodiscard]] WireSpan marked() const { return m_marked; }
    [[nodiscard]] const QByteArray &bytes() const { return m_bytes; }
    /// What the user selected, else the marked bytes, else all; as lines of a dump.
    [[nodiscard]] QString selectedDump() const;
    [[nodiscard]] WireSpan selection() const;
    [[nodiscard]] qsizetype bytesPerLine() const { return m_perLine; }
    /// The middle of a byte in the hexadecimal column, in the viewport.
    [[nodiscard]] QPoint positionOf(qsizetype byte) const;

Q_SIGNALS:
    /// The user has set the cursor onto a byte.
    void byteChosen(quint64 byte);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;

private:
    void measure();
    void layoutLines();
    void moveCursor(qsizetype byte, bool select);
    void showByte(qsizetype byte);
    void copy();
    void paintLine(QPainter &painter, qsizetype line, int y) const;
    void paintMark(QPainter &painter, qsizetype from, qsizetype to, int y, const QColor &color) const;
    [[nodiscard]] qsizetype byteAt(QPoint position) const;
    [[nodiscard]] qsizetype lines() const;
    [[nodiscard]] qreal hexLeft(qsizetype column) const;
    [[nodiscard]] qreal asciiLeft(qsizetype column) const;

    QByteArray m_bytes;
    quint64 m_first = 0;
    QString m_placeholder;
    Theme m_theme;
    WireSpan m_marked;
    qsizetype m_cursor = -1; ///< -1: none
    qsizetype m_anchor = -1;
    qsizetype m_perLine = 16;
    int m_digits = 4; ///< of an offset
    QFont m_font;
    qreal m_charWidth = 8; ///< of a fixed pitch, yet not always whole
    int m_lineHeight = 16;
};

} // namespace pushscope
