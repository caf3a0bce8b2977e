// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QSet>
#include <QString>

namespace pushscope {

/// Why the manual cannot be made.
struct HelpProblem
{
    QString file;
    int line = 0; ///< 0 if it is about the whole file
    QString text;

    [[nodiscard]] QString toString() const;
};

/// A heading with what is under it, up to the next heading.
struct MarkdownSection
{
    int level = 1;
    QString id; ///< as a repository host makes it of the title; unique in its page
    QString title;
    QString text; ///< without marks, for the search
};

/// A link within the manual. Whether its anchor is there is known once all pages have been read.
struct MarkdownLink
{
    QString page; ///< empty: the same page
    QString anchor; ///< empty: the page's beginning
    int line = 0;
};

struct MarkdownPage
{
    QString html; ///< UTF-8 without head and body tags
    QList<MarkdownSection> sections; ///< the first is the page's title
    QList<MarkdownLink> links;
    QList<HelpProblem> problems;
};

/// What a page may point to.
struct MarkdownSurroundings
{
    QString folder; ///< the pages' own, absolute
    QString root; ///< the repository's, absolute
    QSet<QString> pages; ///< without their ending
    QSet<QString> files; ///< served beside the pages
};

/// Markdown as a repository host shows it: tables, fenced code, strikethrough, bare addresses. Comments are left out;
/// other HTML is a problem, and so is a link or a picture that leads nowhere.
[[nodiscard]] MarkdownPage convertMarkdown(const QByteArray &source, const QString &file,
                                           const MarkdownSurroundings &surroundings);

} // namespace pushscope
