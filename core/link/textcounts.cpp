// SPDX-License-Identifier: GPL-3.0-or-later
#include "link/textcounts.h"

namespace pushscope {

namespace {

/// How much of the text stands before the next byte, after `byte` has come.
qsizetype advanced(const QByteArray &text, const std::vector<qsizetype> &borders, qsizetype matched, char byte)
{
    while (matched > 0 && (matched == text.size() || text.at(matched) != byte)) {
        matched = borders[static_cast<std::size_t>(matched - 1)];
    }
    return text.at(matched) == byte ? matched + 1 : matched;
}

} // namespace

TextCounts::TextCounts(const QByteArrayList &texts)
{
    for (const QByteArray &bytes : texts) {
        Text text{bytes, std::vector<qsizetype>(static_cast<std::size_t>(bytes.size())), {}};
        for (qsizetype i = 1; i < bytes.size(); ++i) {
            const auto before = text.borders[static_cast<std::size_t>(i - 1)];
            text.borders[static_cast<std::size_t>(i)] = advanced(bytes, text.borders, before, bytes.at(i));
        }
        m_texts.push_back(std::move(text));
    }
}

void TextCounts::feed(Progress &progress, WireDirection direction, QByteArrayView bytes)
{
    progress.resize(m_texts.size());
    for (std::size_t i = 0; i < m_texts.size(); ++i) {
        Text &text = m_texts[i];
        if (text.bytes.isEmpty()) {
            continue;
        }
        qsizetype matched = progress[i];
        for (const char byte : bytes) {
            matched = advanced(text.bytes, text.borders, matched, byte);
            text.counts[static_cast<std::size_t>(direction)] += matched == text.bytes.size() ? 1 : 0;
        }
        progress[i] = matched;
    }
}

quint64 TextCounts::count(std::size_t text, WireDirection direction) const
{
    return text < m_texts.size() ? m_texts[text].counts[static_cast<std::size_t>(direction)] : 0;
}

} // namespace pushscope
