// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <vector>

namespace pushscope {

/// Names with their values, in order, in one piece of memory: a head with twenty fields costs as many
/// allocations as one with a single field.
class TextPairs
{
public:
    void reserve(qsizetype bytes, std::size_t pairs)
    {
        m_text.reserve(bytes);
        m_places.reserve(pairs);
    }
    void append(QByteArrayView name, QByteArrayView value)
    {
        m_places.push_back({m_text.size(), name.size(), value.size()});
        m_text.append(name).append(value);
    }

    [[nodiscard]] std::size_t size() const { return m_places.size(); }
    /// Valid until the next change.
    [[nodiscard]] QByteArrayView name(std::size_t i) const
    {
        return QByteArrayView{m_text}.sliced(m_places[i].start, m_places[i].name);
    }
    [[nodiscard]] QByteArrayView value(std::size_t i) const
    {
        return QByteArrayView{m_text}.sliced(m_places[i].start + m_places[i].name, m_places[i].value);
    }

    bool operator==(const TextPairs &) const = default;

private:
    struct Place
    {
        qsizetype start = 0;
        qsizetype name = 0; ///< its length
        qsizetype value = 0;
        bool operator==(const Place &) const = default;
    };

    QByteArray m_text;
    std::vector<Place> m_places;
};

} // namespace pushscope
