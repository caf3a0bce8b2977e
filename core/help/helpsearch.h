// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace pushscope {

/// A section of the manual in which all words were found.
struct HelpHit
{
    QString page; ///< HelpPage::name
    QString id; ///< of the section's heading
    QString title; ///< of the section; equal to the page's title at its beginning
    QString excerpt; ///< the surroundings of the first word, in one line; plain text
};

/// More are not worth looking through.
inline constexpr qsizetype maxHelpHits = 50;
/// What is further behind in the text that was asked for is not looked at.
inline constexpr qsizetype maxHelpQuery = 200;

/// The sections that hold all words of the text, parts of words included, in any case: those with all of them in their
/// title first, then in reading order. Nothing for a text without words.
[[nodiscard]] QList<HelpHit> helpSearch(const QString &text);

} // namespace pushscope
