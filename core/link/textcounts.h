// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire/wirechunk.h"

#include <QByteArrayList>

#include <array>
#include <vector>

namespace pushscope {

/// Texts that are looked for in the bytes of one client's connections, and how often they came. Bytes are seen as they
/// pass and none is kept, not even where a text is cut between two pieces.
class TextCounts
{
public:
    explicit TextCounts(const QByteArrayList &texts);

    /// How far each text has come in one direction of one connection.
    using Progress = std::vector<qsizetype>;
    void feed(Progress &progress, WireDirection direction, QByteArrayView bytes);

    [[nodiscard]] bool isEmpty() const { return m_texts.empty(); }
    /// Of the text with that place in the list.
    [[nodiscard]] quint64 count(std::size_t text, WireDirection direction) const;

private:
    /// With the length of the longest border of each beginning (Knuth, Morris, Pratt).
    struct Text
    {
        QByteArray bytes;
        std::vector<qsizetype> borders;
        std::array<quint64, 2> counts{}; ///< by direction
    };

    std::vector<Text> m_texts;
};

} // namespace pushscope
