// SPDX-License-Identifier: GPL-3.0-or-later
#include "message/nearest.h"

#include <algorithm>
#include <numeric>
#include <vector>

namespace pushscope {

namespace {

constexpr qsizetype longestWord = 64;

qsizetype distance(const QString &a, const QString &b)
{
    std::vector<qsizetype> row(static_cast<std::size_t>(b.size()) + 1);
    std::iota(row.begin(), row.end(), 0);
    for (const QChar letter : a) {
        qsizetype diagonal = row[0]++;
        for (qsizetype j = 0; j < b.size(); ++j) {
            const auto at = static_cast<std::size_t>(j);
            const qsizetype replaced = diagonal + (letter == b[j] ? 0 : 1);
            diagonal = row[at + 1];
            row[at + 1] = std::min({replaced, row[at + 1] + 1, row[at] + 1});
        }
    }
    return row.back();
}

} // namespace

QString nearest(const QString &word, const QStringList &known)
{
    if (word.size() > longestWord) {
        return {};
    }
    qsizetype best = std::max<qsizetype>(2, word.size() / 3) + 1;
    QString found;
    for (const QString &candidate : known) {
        const qsizetype d = distance(word, candidate);
        if (d < best && d < candidate.size()) {
            best = d;
            found = candidate;
        }
    }
    return found;
}

} // namespace pushscope
