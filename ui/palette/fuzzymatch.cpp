// SPDX-License-Identifier: GPL-3.0-or-later
#include "palette/fuzzymatch.h"

#include <QString>

#include <algorithm>
#include <vector>

namespace pushscope {

namespace {

constexpr int forLetter = 1;
constexpr int forNeighbour = 4; ///< it follows the letter before it at once
constexpr int forWordStart = 5;
constexpr int forTextStart = 3;
constexpr int forGap = -3;
constexpr int impossible = -1'000'000;
constexpr qsizetype longestText = 200; ///< what lies behind is not looked at
constexpr qsizetype longestWord = 60;

bool startsWord(QStringView text, qsizetype at)
{
    return at == 0 || !text[at - 1].isLetterOrNumber()
        || (text[at].isUpper() && !text[at - 1].isUpper() && text[at - 1].isLetter());
}

int bonusAt(QStringView text, qsizetype at)
{
    return forLetter + (startsWord(text, at) ? forWordStart : 0) + (at == 0 ? forTextStart : 0);
}

/// Scores of the ways to end at each letter of the text, one row for each letter of the word.
class Rows
{
public:
    Rows(QStringView word, QStringView text) : m_word{word}, m_text{text}
    {
        for (qsizetype i = 0; i < word.size(); ++i)
            addRow(i);
    }

    [[nodiscard]] std::optional<FuzzyMatch> best() const
    {
        const Row &last = m_rows.back();
        const auto found =
            std::max_element(last.begin(), last.end(), [](const Cell &a, const Cell &b) { return a.score < b.score; });
        if (found == last.end() || found->score <= 0)
            return {};
        FuzzyMatch match{found->score, {}};
        qsizetype at = found - last.begin();
        for (auto row = m_rows.rbegin(); row != m_rows.rend(); ++row) {
            match.positions.prepend(static_cast<int>(at));
            at = (*row)[static_cast<std::size_t>(at)].before;
        }
        return match;
    }

private:
    struct Cell
    {
        int score = impossible;
        qsizetype before = -1; ///< where the letter before it was found
    };
    using Row = std::vector<Cell>;

    void addRow(qsizetype letter)
    {
        Row row(static_cast<std::size_t>(m_text.size()));
        Cell reach; // the best of the row above that leaves a gap
        const Row *above = m_rows.empty() ? nullptr : &m_rows.back();
        for (qsizetype at = 0; at < m_text.size(); ++at) {
            Cell &cell = row[static_cast<std::size_t>(at)];
            if (above != nullptr && at >= 2 && (*above)[static_cast<std::size_t>(at - 2)].score > reach.score)
                reach = {(*above)[static_cast<std::size_t>(at - 2)].score, at - 2};
            if (m_text[at].toCaseFolded() != m_word[letter].toCaseFolded())
                continue;
            cell = above == nullptr ? Cell{bonusAt(m_text, at), -1} : continued(*above, reach, at);
        }
        m_rows.push_back(std::move(row));
    }

    [[nodiscard]] Cell continued(const Row &above, const Cell &reach, qsizetype at) const
    {
        Cell cell;
        const int neighbour = at >= 1 ? above[static_cast<std::size_t>(at - 1)].score : impossible;
        if (neighbour > impossible)
            cell = {neighbour + forNeighbour + bonusAt(m_text, at), at - 1};
        if (reach.score > impossible && reach.score + forGap + bonusAt(m_text, at) > cell.score)
            cell = {reach.score + forGap + bonusAt(m_text, at), reach.before};
        return cell;
    }

    QStringView m_word;
    QStringView m_text;
    std::vector<Row> m_rows;
};

} // namespace

std::optional<FuzzyMatch> fuzzyMatch(QStringView pattern, QStringView text)
{
    const QStringView looked = text.left(longestText);
    FuzzyMatch match;
    const auto words = pattern.split(u' ', Qt::SkipEmptyParts);
    for (const QStringView word : words) {
        const auto one = looked.isEmpty() ? std::nullopt : Rows{word.left(longestWord), looked}.best();
        if (!one)
            return {};
        match.score += one->score;
        match.positions += one->positions;
    }
    std::sort(match.positions.begin(), match.positions.end());
    match.positions.erase(std::unique(match.positions.begin(), match.positions.end()), match.positions.end());
    return match;
}

} // namespace pushscope
