// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "help/tool/markdownpage.h"

#include <QHash>

#include <md4c.h>

namespace pushscope {

/// Writes the HTML of one page while md4c reads its Markdown.
class PageWriter
{
public:
    PageWriter(const QByteArray &source, QString file, const MarkdownSurroundings &surroundings);

    [[nodiscard]] MarkdownPage take();

    void enterBlock(MD_BLOCKTYPE type, const void *detail);
    void leaveBlock(MD_BLOCKTYPE type, const void *detail);
    void enterSpan(MD_SPANTYPE type, const void *detail);
    void leaveSpan(MD_SPANTYPE type);
    void text(MD_TEXTTYPE type, const char *characters, MD_SIZE size);
    void problem(const QString &text) { m_page.problems.append({m_file, m_line, text}); }

private:
    void noteLineOf(const char *at);
    [[nodiscard]] QString valueOf(const MD_ATTRIBUTE &attribute);
    void plain(const QString &text);
    void addHtml(const QString &text);
    void finishComment();
    void enterHeading();
    void leaveHeading(int level);
    void leaveTableHead();
    void enterCode(const MD_BLOCK_CODE_DETAIL &code);
    void enterLink(const MD_ATTRIBUTE &href);
    void leaveImage();
    void leaveInlineCode();

    const QByteArray &m_source;
    QString m_file;
    const MarkdownSurroundings &m_surroundings;
    MarkdownPage m_page;
    QString m_html;
    QString m_rawHtml; ///< of comments that have begun
    QString m_closing; ///< of the link that is open
    QString m_image;
    QString m_alt; ///< of the picture that is open
    QString m_plain; ///< since the start of the heading or of the table's head
    QHash<QString, int> m_ids;
    qsizetype m_start = 0; ///< in m_html, of the same
    qsizetype m_linkStart = 0; ///< in m_html
    qsizetype m_codeStart = 0; ///< in m_html
    int m_line = 1;
    int m_imageDepth = 0;
    bool m_isInHeading = false;
    bool m_isInTableHead = false;
};

} // namespace pushscope
