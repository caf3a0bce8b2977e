// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "help/tool/markdownpage.h"

#include <QList>
#include <QString>

namespace pushscope {

struct ManualPage
{
    QString name; ///< the file's without its ending
    QString title; ///< in the table of contents
    QString part;
    MarkdownPage page;
};

/// All pages in the order of the table of contents, contents.json: `[{"part": …, "pages": [{"file": …, "title": …}]}]`.
/// The title is the page's own if it is left out.
struct Manual
{
    QList<ManualPage> pages;
    QList<HelpProblem> problems;
};

/// `folder` holds the pages, `root` is the repository's, whose files they may name.
[[nodiscard]] Manual readManual(const QString &folder, const QString &root);

/// pages/NAME.html, contents.json and sections.json, which `HelpBook` reads. False if a file cannot be written.
[[nodiscard]] bool writeManual(const Manual &manual, const QString &folder);

} // namespace pushscope
