// SPDX-License-Identifier: GPL-3.0-or-later
#include "load/sequencecheck.h"

#include <algorithm>

namespace pushscope {

SequenceCheck::Outcome SequenceCheck::takeOther(qint64 sequence)
{
    if (m_next < 0) {
        m_first = sequence;
        m_next = sequence + 1;
        return Outcome::InOrder;
    }
    if (sequence > m_next) {
        addHole({m_next, sequence});
        m_next = sequence + 1;
        return Outcome::InOrder;
    }
    if (sequence < m_first) {
        if (sequence + 1 < m_first) {
            m_holes.insert(m_holes.begin(), Hole{sequence + 1, m_first});
        }
        m_first = sequence;
        return Outcome::Late;
    }
    return fill(sequence);
}

SequenceCheck::Outcome SequenceCheck::fill(qint64 sequence)
{
    const auto hole = std::ranges::find_if(
        m_holes, [sequence](const Hole &each) { return sequence >= each.first && sequence < each.end; });
    if (hole == m_holes.end()) {
        return Outcome::Duplicate;
    }
    const Hole after{sequence + 1, hole->end};
    hole->end = sequence;
    if (hole->first == hole->end) {
        if (after.first < after.end) {
            *hole = after;
        } else {
            m_holes.erase(hole);
        }
    } else if (after.first < after.end) {
        m_holes.insert(hole + 1, after);
    }
    return Outcome::Late;
}

void SequenceCheck::addHole(Hole hole)
{
    // Joined with the one before: what lies between them is forgotten and counts as missing.
    if (m_holes.size() == mostHoles) {
        m_holes.back().end = hole.end;
    } else {
        m_holes.push_back(hole);
    }
}

qint64 SequenceCheck::missing(qint64 first, qint64 end) const
{
    if (m_next < 0 || end <= first) {
        return std::max<qint64>(0, end - first);
    }
    const auto overlap = [first, end](qint64 from, qint64 to) {
        return std::max<qint64>(0, std::min(end, to) - std::max(first, from));
    };
    qint64 count = overlap(first, m_first) + overlap(m_next, end);
    for (const Hole &hole : m_holes) {
        count += overlap(hole.first, hole.end);
    }
    return count;
}

} // namespace pushscope
