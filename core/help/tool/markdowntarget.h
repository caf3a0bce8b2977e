// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "help/tool/markdownpage.h"

#include <QString>

#include <variant>

namespace pushscope {

/// A link that stays one: an address elsewhere, a page or a file of the manual.
struct LinkToFollow
{
    QString href;
    bool isWithin = false; ///< to `within`
    MarkdownLink within;
};

/// A link to what only the repository has: its path is shown instead.
struct LinkToName
{
    QString path; ///< from the repository's root
};

/// A link that leads nowhere.
struct LinkToNothing
{
    QString reason;
};

using MarkdownTarget = std::variant<LinkToFollow, LinkToName, LinkToNothing>;

[[nodiscard]] MarkdownTarget linkTarget(const QString &href, const MarkdownSurroundings &surroundings);

/// Why there is no such picture; empty if there is one.
[[nodiscard]] QString pictureProblem(const QString &src, const MarkdownSurroundings &surroundings);

/// As repository hosts make an anchor of a heading: lower case, letters, digits, `-` and `_`, spaces become `-`.
[[nodiscard]] QString headingId(const QString &title);

} // namespace pushscope
