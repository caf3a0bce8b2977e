// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QStringView>

#include <optional>

namespace pushscope {

/// How well a text fits what was typed.
struct FuzzyMatch
{
    int score = 0; ///< higher is better
    QList<int> positions; ///< of the letters that were found, rising
};

/// Every word of `pattern` is to be found in `text` as a subsequence, whatever its case; the words may come in any
/// order. Letters in a row and at the beginning of words count more; letters that are merely scattered are no match.
/// An empty pattern fits everything, with score 0.
[[nodiscard]] std::optional<FuzzyMatch> fuzzyMatch(QStringView pattern, QStringView text);

} // namespace pushscope
