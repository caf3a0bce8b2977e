// SPDX-License-Identifier: GPL-3.0-or-later
#include "help/tool/pagewriter.h"

#include "help/darkpicture.h"
#include "help/tool/htmlentity.h"
#include "help/tool/markdowntarget.h"

#include <QFileInfo>

#include <algorithm>
#include <functional>
#include <utility>

namespace pushscope {

namespace {

QString tagOf(MD_BLOCKTYPE type)
{
    static const QHash<int, QString> tags{
        {MD_BLOCK_QUOTE, QStringLiteral("blockquote")},
        {MD_BLOCK_UL, QStringLiteral("ul")},
        {MD_BLOCK_OL, QStringLiteral("ol")},
        {MD_BLOCK_LI, QStringLiteral("li")},
        {MD_BLOCK_P, QStringLiteral("p")},
        {MD_BLOCK_TABLE, QStringLiteral("table")},
        {MD_BLOCK_THEAD, QStringLiteral("thead")},
        {MD_BLOCK_TBODY, QStringLiteral("tbody")},
        {MD_BLOCK_TR, QStringLiteral("tr")},
        {MD_BLOCK_TH, QStringLiteral("th")},
        {MD_BLOCK_TD, QStringLiteral("td")},
    };
    return tags.value(type);
}

QString tagOf(MD_SPANTYPE type)
{
    static const QHash<int, QString> tags{
        {MD_SPAN_EM, QStringLiteral("em")},
        {MD_SPAN_STRONG, QStringLiteral("strong")},
        {MD_SPAN_CODE, QStringLiteral("code")},
        {MD_SPAN_DEL, QStringLiteral("del")},
    };
    return tags.value(type);
}

QString alignmentOf(MD_ALIGN align)
{
    switch (align) {
    case MD_ALIGN_CENTER: return QStringLiteral(" align=\"center\"");
    case MD_ALIGN_RIGHT: return QStringLiteral(" align=\"right\"");
    case MD_ALIGN_DEFAULT:
    case MD_ALIGN_LEFT: break;
    }
    return {};
}

} // namespace

PageWriter::PageWriter(const QByteArray &source, QString file, const MarkdownSurroundings &surroundings)
    : m_source{source}, m_file{std::move(file)}, m_surroundings{surroundings}
{
}

MarkdownPage PageWriter::take()
{
    finishComment();
    m_page.html = m_html;
    for (MarkdownSection &section : m_page.sections) {
        section.text = section.text.simplified();
    }
    return std::move(m_page);
}

/// Most of what md4c hands out points into the source.
void PageWriter::noteLineOf(const char *at)
{
    const std::less_equal<> notAfter;
    if (notAfter(m_source.constBegin(), at) && notAfter(at, m_source.constEnd())) {
        m_line = 1 + static_cast<int>(std::count(m_source.constBegin(), at, '\n'));
    }
}

QString PageWriter::valueOf(const MD_ATTRIBUTE &attribute)
{
    noteLineOf(attribute.text);
    QString value;
    for (size_t i = 0; attribute.size > 0 && attribute.substr_offsets[i] < attribute.size; ++i) {
        const MD_OFFSET from = attribute.substr_offsets[i];
        const QString part =
            QString::fromUtf8(attribute.text + from, qsizetype{attribute.substr_offsets[i + 1]} - from);
        value += attribute.substr_types[i] == MD_TEXT_ENTITY ? characterOf(part).value_or(part) : part;
    }
    return value;
}

/// Text as a reader sees it.
void PageWriter::plain(const QString &text)
{
    if (m_imageDepth > 0) {
        m_alt += text;
        return;
    }
    m_html += text.toHtmlEscaped();
    if (m_isInHeading || m_isInTableHead) {
        m_plain += text;
    }
    if (!m_isInHeading && !m_page.sections.isEmpty()) {
        m_page.sections.last().text += text;
    }
}

/// Comments come line by line or as a whole.
void PageWriter::addHtml(const QString &text)
{
    m_rawHtml += text;
    while (true) {
        m_rawHtml = m_rawHtml.trimmed();
        if (m_rawHtml.isEmpty()) {
            return;
        }
        if (!m_rawHtml.startsWith(u"<!--")) {
            problem(QStringLiteral("raw HTML: %1").arg(m_rawHtml));
            m_rawHtml.clear();
            return;
        }
        const qsizetype end = m_rawHtml.indexOf(u"-->");
        if (end < 0) {
            m_rawHtml += u'\n';
            return;
        }
        m_rawHtml.remove(0, end + 3);
    }
}

void PageWriter::finishComment()
{
    if (!m_rawHtml.isEmpty()) {
        problem(QStringLiteral("a comment that does not end"));
        m_rawHtml.clear();
    }
}

void PageWriter::enterHeading()
{
    m_isInHeading = true;
    m_plain.clear();
    m_start = m_html.size();
}

void PageWriter::leaveHeading(int level)
{
    m_isInHeading = false;
    const QString title = m_plain.simplified();
    const QString base = headingId(title);
    QString id = base;
    for (int number = m_ids.value(base); m_ids.contains(id);) {
        id = base + u'-' + QString::number(++number);
        m_ids[base] = number;
    }
    m_ids.insert(id, 0);
    if (base.isEmpty()) {
        problem(QStringLiteral("a heading without letters"));
    }
    if ((level == 1) != m_page.sections.isEmpty()) {
        problem(QStringLiteral("a page begins with its only heading of the first level"));
    } else if (!m_page.sections.isEmpty() && level > m_page.sections.last().level + 1) {
        problem(QStringLiteral("the heading \"%1\" skips a level").arg(title));
    }
    m_html.insert(m_start, QStringLiteral("<h%1 id=\"%2\">").arg(level).arg(id));
    m_html += QStringLiteral("</h%1>\n").arg(level);
    m_page.sections.append({level, id, title, {}});
}

/// A head that says nothing, which Markdown cannot do without, is left out.
void PageWriter::leaveTableHead()
{
    m_isInTableHead = false;
    if (m_plain.trimmed().isEmpty()) {
        m_html.truncate(m_start);
    } else {
        m_html += QStringLiteral("</thead>\n");
    }
}

void PageWriter::enterCode(const MD_BLOCK_CODE_DETAIL &code)
{
    const QString language = valueOf(code.lang);
    m_html += language.isEmpty() ? QStringLiteral("<pre><code>")
                                 : QStringLiteral("<pre><code class=\"language-%1\">").arg(language.toHtmlEscaped());
}

void PageWriter::enterBlock(MD_BLOCKTYPE type, const void *detail)
{
    switch (type) {
    case MD_BLOCK_DOC:
    case MD_BLOCK_HTML: break;
    case MD_BLOCK_HR: m_html += QStringLiteral("<hr>\n"); break;
    case MD_BLOCK_H: enterHeading(); break;
    case MD_BLOCK_CODE: enterCode(*static_cast<const MD_BLOCK_CODE_DETAIL *>(detail)); break;
    case MD_BLOCK_OL: {
        const unsigned start = static_cast<const MD_BLOCK_OL_DETAIL *>(detail)->start;
        m_html += start == 1 ? QStringLiteral("<ol>\n") : QStringLiteral("<ol start=\"%1\">\n").arg(start);
        break;
    }
    case MD_BLOCK_TABLE: m_html += QStringLiteral("<div class=\"table\"><table>\n"); break;
    case MD_BLOCK_THEAD:
        m_isInTableHead = true;
        m_plain.clear();
        m_start = m_html.size();
        m_html += QStringLiteral("<thead>\n");
        break;
    case MD_BLOCK_TH:
        m_html += QStringLiteral("<th scope=\"col\"%1>")
                      .arg(alignmentOf(static_cast<const MD_BLOCK_TD_DETAIL *>(detail)->align));
        break;
    case MD_BLOCK_TD:
        m_html += QStringLiteral("<td%1>").arg(alignmentOf(static_cast<const MD_BLOCK_TD_DETAIL *>(detail)->align));
        break;
    default: m_html += u'<' + tagOf(type) + u'>';
    }
}

void PageWriter::leaveBlock(MD_BLOCKTYPE type, const void *detail)
{
    if (!m_page.sections.isEmpty()) {
        m_page.sections.last().text += u' ';
    }
    switch (type) {
    case MD_BLOCK_DOC:
    case MD_BLOCK_HR: break;
    case MD_BLOCK_HTML: finishComment(); break;
    case MD_BLOCK_H: leaveHeading(static_cast<int>(static_cast<const MD_BLOCK_H_DETAIL *>(detail)->level)); break;
    case MD_BLOCK_CODE: m_html += QStringLiteral("</code></pre>\n"); break;
    case MD_BLOCK_TABLE: m_html += QStringLiteral("</table></div>\n"); break;
    case MD_BLOCK_THEAD: leaveTableHead(); break;
    default: m_html += QStringLiteral("</") + tagOf(type) + QStringLiteral(">\n");
    }
}

void PageWriter::enterLink(const MD_ATTRIBUTE &href)
{
    const MarkdownTarget target = linkTarget(valueOf(href), m_surroundings);
    m_closing.clear();
    m_linkStart = m_html.size();
    if (const auto *nothing = std::get_if<LinkToNothing>(&target)) {
        problem(nothing->reason);
    } else if (const auto *name = std::get_if<LinkToName>(&target)) {
        m_closing = QStringLiteral("<code>%1</code>").arg(name->path.toHtmlEscaped());
    } else if (const auto *follow = std::get_if<LinkToFollow>(&target)) {
        if (follow->isWithin) {
            m_page.links.append({follow->within.page, follow->within.anchor, m_line});
        }
        m_html += QStringLiteral("<a href=\"%1\">").arg(follow->href.toHtmlEscaped());
        m_closing = QStringLiteral("</a>");
    }
}

void PageWriter::leaveImage()
{
    if (--m_imageDepth > 0) {
        return;
    }
    if (m_alt.trimmed().isEmpty()) {
        problem(QStringLiteral("the picture %1 is not described").arg(m_image));
    }
    const QString image =
        QStringLiteral("<img src=\"%1\" alt=\"%2\">").arg(m_image.toHtmlEscaped(), m_alt.toHtmlEscaped());
    const QString dark = darkPicture(m_image);
    m_html += dark != m_image && QFileInfo::exists(m_surroundings.folder + u'/' + dark)
        ? QStringLiteral("<picture><source media=\"(prefers-color-scheme: dark)\" srcset=\"%1\">%2</picture>")
              .arg(dark.toHtmlEscaped(), image)
        : image;
}

/// What is short is kept in one line, so that no option is broken behind its dashes.
void PageWriter::leaveInlineCode()
{
    constexpr qsizetype longest = 28;
    const qsizetype tag = QStringLiteral("<code").size();
    if (m_html.size() - m_codeStart - tag - 1 > longest) {
        m_html.insert(m_codeStart + tag, QStringLiteral(" class=\"long\""));
    }
    m_html += QStringLiteral("</code>");
}

void PageWriter::enterSpan(MD_SPANTYPE type, const void *detail)
{
    if (type == MD_SPAN_IMG && m_imageDepth++ == 0) {
        m_image = valueOf(static_cast<const MD_SPAN_IMG_DETAIL *>(detail)->src);
        m_alt.clear();
        if (const QString reason = pictureProblem(m_image, m_surroundings); !reason.isEmpty()) {
            problem(reason);
        }
    } else if (m_imageDepth > 0) {
        return;
    } else if (type == MD_SPAN_A) {
        enterLink(static_cast<const MD_SPAN_A_DETAIL *>(detail)->href);
    } else {
        m_codeStart = m_html.size();
        m_html += u'<' + tagOf(type) + u'>';
    }
}

void PageWriter::leaveSpan(MD_SPANTYPE type)
{
    if (type == MD_SPAN_IMG) {
        leaveImage();
    } else if (m_imageDepth > 0) {
        return;
    } else if (type == MD_SPAN_CODE) {
        leaveInlineCode();
    } else if (type != MD_SPAN_A) {
        m_html += QStringLiteral("</") + tagOf(type) + u'>';
    } else if (!m_closing.startsWith(u"<code>")) {
        m_html += m_closing;
    } else {
        const QString shown = m_html.mid(m_linkStart);
        const bool isThePath = shown == m_closing || QStringLiteral("<code>%1</code>").arg(shown) == m_closing;
        m_html.truncate(m_linkStart);
        m_html += isThePath ? m_closing : QStringLiteral("%1 (%2)").arg(shown, m_closing);
    }
}

void PageWriter::text(MD_TEXTTYPE type, const char *characters, MD_SIZE size)
{
    noteLineOf(characters);
    const QString shown = QString::fromUtf8(characters, size);
    switch (type) {
    case MD_TEXT_HTML: addHtml(shown); break;
    case MD_TEXT_BR:
        m_html += QStringLiteral("<br>");
        plain(QStringLiteral("\n"));
        break;
    case MD_TEXT_SOFTBR: plain(QStringLiteral("\n")); break;
    case MD_TEXT_ENTITY: {
        const auto character = characterOf(shown);
        if (!character) {
            problem(QStringLiteral("the entity %1 is not known here; write the character itself").arg(shown));
        }
        plain(character.value_or(shown));
        break;
    }
    case MD_TEXT_NULLCHAR: problem(QStringLiteral("a NUL")); break;
    default: plain(shown);
    }
}

} // namespace pushscope
