// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace pushscope {

/// A page of the manual. Its text is HTML that a browser and QTextDocument both read.
struct HelpPage
{
    QString name; ///< as in its address: `latency`
    QString title;
    QString part; ///< of the table of contents: `Tutorial`, `How to`, `Reference`, `Explanation`, `For contributors`
};

struct HelpHeading
{
    int level = 1; ///< 1: the page's title
    QString id;
    QString title;
};

/// All pages in reading order; the first one is the start.
[[nodiscard]] const QList<HelpPage> &helpPages();

/// The page's HTML, without head and body tags; headings have ids, links to other pages are `NAME` or `NAME#id`,
/// to files of the manual `NAME.schema.json`, pictures `pictures/FILE`. Tables stand in a `<div class="table">`, code
/// that may be broken in a `<code class="long">`. Empty if there is no such page.
[[nodiscard]] QString helpBody(const QString &page);

/// In the order of the page, its title first.
[[nodiscard]] QList<HelpHeading> helpHeadings(const QString &page);

/// PNG; empty if there is none of that name.
[[nodiscard]] QByteArray helpPicture(const QString &file);
[[nodiscard]] bool hasHelpPicture(const QString &file);

/// Another file that pages link to, as `experiment.schema.json`; empty if there is none of that name.
[[nodiscard]] QByteArray helpFile(const QString &file);
[[nodiscard]] bool hasHelpFile(const QString &file);

} // namespace pushscope
