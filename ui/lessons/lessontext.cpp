// SPDX-License-Identifier: GPL-3.0-or-later
#include "lessons/lessontext.h"

#include <QEvent>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextTable>
#include <QWheelEvent>

#include <cmath>
#include <vector>

namespace pushscope {

namespace {

constexpr qreal lineHeight = 118; ///< percent
constexpr qreal cellPadding = 6;

QTextCharFormat codeFormat(const Theme &theme, const QFont &fixed)
{
    QTextCharFormat format;
    format.setFontFamilies(fixed.families());
    format.setFontPointSize(fixed.pointSizeF());
    format.setBackground(theme.window);
    format.setForeground(theme.text);
    return format;
}

} // namespace

LessonText::LessonText(QWidget *parent) : QTextEdit{parent}, m_theme{Theme::darkTheme()}
{
    setReadOnly(true);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setTextInteractionFlags(Qt::TextSelectableByMouse);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    viewport()->setAutoFillBackground(false);
    document()->setDocumentMargin(0);
}

void LessonText::setTheme(const Theme &theme)
{
    m_theme = theme;
    render();
}

void LessonText::setSource(const QString &markdown)
{
    m_source = markdown;
    setVisible(!markdown.isEmpty());
    setAccessibleName(markdown);
    render();
}

void LessonText::render()
{
    document()->setDefaultFont(font());
    setMarkdown(m_source);
    styleBlocks();
    styleTables();
    fit();
}

void LessonText::styleBlocks()
{
    const QTextCharFormat code = codeFormat(m_theme, fixedFont(font()));
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
        QTextCursor cursor{block};
        QTextBlockFormat format = block.blockFormat();
        format.setLineHeight(lineHeight, QTextBlockFormat::ProportionalHeight);
        const bool fenced =
            format.hasProperty(QTextFormat::BlockCodeFence) || format.hasProperty(QTextFormat::BlockCodeLanguage);
        if (fenced)
            format.setBackground(m_theme.window);
        cursor.setBlockFormat(format);
        std::vector<std::pair<int, int>> pieces;
        for (auto it = block.begin(); !it.atEnd(); ++it) {
            const QTextFragment fragment = it.fragment();
            if (fenced || fragment.charFormat().fontFixedPitch())
                pieces.emplace_back(fragment.position(), fragment.length());
        }
        for (const auto &[position, length] : pieces) {
            cursor.setPosition(position);
            cursor.setPosition(position + length, QTextCursor::KeepAnchor);
            cursor.mergeCharFormat(code);
        }
    }
}

void LessonText::styleTables()
{
    const auto frames = document()->rootFrame()->childFrames();
    for (QTextFrame *frame : frames) {
        auto *table = qobject_cast<QTextTable *>(frame);
        if (table == nullptr)
            continue;
        QTextTableFormat format = table->format();
        format.setBorder(1);
        format.setBorderStyle(QTextFrameFormat::BorderStyle_Solid);
        format.setBorderBrush(m_theme.border);
        format.setBorderCollapse(true);
        format.setCellPadding(cellPadding);
        format.setCellSpacing(0);
        format.setTopMargin(cellPadding);
        format.setBottomMargin(cellPadding);
        table->setFormat(format);
    }
}

void LessonText::fit()
{
    document()->setTextWidth(viewport()->width());
    setFixedHeight(static_cast<int>(std::ceil(document()->size().height())) + 1);
}

void LessonText::changeEvent(QEvent *event)
{
    QTextEdit::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        render();
}

void LessonText::resizeEvent(QResizeEvent *event)
{
    QTextEdit::resizeEvent(event);
    fit();
}

void LessonText::wheelEvent(QWheelEvent *event)
{
    event->ignore();
}

} // namespace pushscope
