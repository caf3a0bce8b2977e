// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <span>
#include <vector>

namespace pushscope {

/// The events first…end−1.
struct SequenceRange
{
    qint64 first = 0;
    qint64 end = 0;

    bool operator==(const SequenceRange &) const = default;
};

/// Which events of the load one client has had. Holds no more than the holes between them.
class SequenceCheck
{
public:
    enum class Outcome {
        InOrder,
        Late, ///< after one that was published later
        Duplicate,
    };

    [[nodiscard]] Outcome take(qint64 sequence)
    {
        if (sequence == m_next) {
            ++m_next;
            return Outcome::InOrder;
        }
        return takeOther(sequence);
    }
    /// How many of the events first…end−1 have not come.
    [[nodiscard]] qint64 missing(qint64 first, qint64 end) const;
    /// The same over several ranges: ascending, and none of them overlaps another.
    [[nodiscard]] qint64 missing(std::span<const SequenceRange> ranges) const;
    [[nodiscard]] bool started() const { return m_next >= 0; }

    static constexpr std::size_t mostHoles = 4096; ///< beyond them the last one grows, over events that had come too

private:
    using Hole = SequenceRange;

    Outcome takeOther(qint64 sequence);
    Outcome fill(qint64 sequence);
    void addHole(Hole hole);

    qint64 m_first = 0; ///< the lowest that has come
    qint64 m_next = -1; ///< after the highest; -1: none has come
    std::vector<Hole> m_holes; ///< ascending
};

} // namespace pushscope
