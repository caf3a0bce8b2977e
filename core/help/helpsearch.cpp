// SPDX-License-Identifier: GPL-3.0-or-later
#include "help/helpsearch.h"

#include "help/helpsections.h"

#include <QStringList>

#include <algorithm>

namespace pushscope {

namespace {

bool holdsAll(const QString &text, const QStringList &words)
{
    return std::all_of(words.cbegin(), words.cend(),
                       [&text](const QString &word) { return text.contains(word, Qt::CaseInsensitive); });
}

/// The text around the first word that is in it, cut between words.
QString excerptOf(const QString &text, const QStringList &words)
{
    constexpr qsizetype before = 40;
    constexpr qsizetype length = 140;
    qsizetype at = text.size();
    for (const QString &word : words) {
        if (const qsizetype found = text.indexOf(word, 0, Qt::CaseInsensitive); found >= 0) {
            at = std::min(at, found);
        }
    }
    at = at == text.size() ? 0 : at;
    const qsizetype begin = at <= before ? 0 : text.lastIndexOf(u' ', at - before) + 1;
    const qsizetype space = begin + length >= text.size() ? -1 : text.lastIndexOf(u' ', begin + length);
    const qsizetype end = space > at ? space : std::min(begin + length, text.size());
    return (begin > 0 ? QStringLiteral("… ") : QString{}) + text.mid(begin, end - begin)
        + (end < text.size() ? QStringLiteral(" …") : QString{});
}

} // namespace

QList<HelpHit> helpSearch(const QString &text)
{
    const QStringList words = text.left(maxHelpQuery).simplified().split(u' ', Qt::SkipEmptyParts);
    if (words.isEmpty()) {
        return {};
    }
    QList<HelpHit> inTitle;
    QList<HelpHit> inText;
    for (const HelpSection &section : helpSections()) {
        const HelpHeading &heading = section.heading;
        const bool isInTitle = holdsAll(heading.title, words);
        if (isInTitle || holdsAll(heading.title + u' ' + section.text, words)) {
            (isInTitle ? inTitle : inText)
                .append({section.page, heading.id, heading.title, excerptOf(section.text, words)});
        }
    }
    return (inTitle + inText).first(std::min(maxHelpHits, inTitle.size() + inText.size()));
}

} // namespace pushscope
