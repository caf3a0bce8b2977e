// SPDX-License-Identifier: GPL-3.0-or-later
#include "load/sequencecheck.h"

#include <algorithm>

namespace pushscope {

namespace {

qint64 overlap(const SequenceRange &one, const SequenceRange &other)
{
    return std::max<qint64>(0, std::min(one.end, other.end) - std::max(one.first, other.first));
}

} // namespace

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
    const SequenceRange range{first, end};
    return missing({&range, 1});
}

qint64 SequenceCheck::missing(std::span<const SequenceRange> ranges) const
{
    qint64 count = 0;
    auto hole = m_holes.begin();
    for (const SequenceRange &range : ranges) {
        if (m_next < 0) {
            count += std::max<qint64>(0, range.end - range.first);
            continue;
        }
        count += overlap(range, {range.first, m_first}) + overlap(range, {m_next, range.end});
        while (hole != m_holes.end() && hole->end <= range.first) {
            ++hole;
        }
        for (auto each = hole; each != m_holes.end() && each->first < range.end; ++each) {
            count += overlap(range, *each);
        }
    }
    return count;
}

} // namespace pushscope
