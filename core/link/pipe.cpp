// SPDX-License-Identifier: GPL-3.0-or-later
#include "link/pipe.h"

#include <algorithm>
#include <array>

namespace pushscope {

namespace {

int rankOf(FaultKind kind)
{
    constexpr std::array order{FaultKind::Answer,    FaultKind::Buffer, FaultKind::Bandwidth, FaultKind::Delay,
                               FaultKind::SlowClose, FaultKind::Stall,  FaultKind::Blackhole, FaultKind::Cut};
    return static_cast<int>(std::ranges::find(order, kind) - order.begin());
}

} // namespace

void Pipe::attach(int id, FaultKind kind, std::unique_ptr<Stage> stage)
{
    const auto place =
        std::ranges::find_if(m_members, [kind](const Member &member) { return rankOf(member.kind) > rankOf(kind); });
    m_members.insert(place, Member{id, kind, std::move(stage), false});
}

void Pipe::end(int id, Instant now)
{
    for (Member &member : m_members) {
        if (member.id == id && !member.ended) {
            member.ended = true;
            member.stage->end(now);
        }
    }
}

Stage *Pipe::stageOf(int id) const
{
    const auto found = std::ranges::find(m_members, id, &Member::id);
    return found == m_members.end() ? nullptr : found->stage.get();
}

void Pipe::push(Cell cell, Instant now)
{
    if (m_members.empty()) {
        m_out.push(std::move(cell));
    } else {
        m_members.front().stage->push(std::move(cell), now);
    }
}

void Pipe::drain(Instant now)
{
    for (std::size_t i = 0; i < m_members.size(); ++i) {
        while (auto cell = m_members[i].stage->pull(now)) {
            if (i + 1 < m_members.size()) {
                m_members[i + 1].stage->push(std::move(*cell), now);
            } else {
                m_out.push(std::move(*cell));
            }
        }
    }
    std::erase_if(m_members, [](const Member &member) { return member.ended && member.stage->isEmpty(); });
}

std::optional<Instant> Pipe::nextDue() const
{
    std::optional<Instant> soonest;
    for (const Member &member : m_members) {
        const auto due = member.stage->nextDue();
        if (due && (!soonest || *due < *soonest)) {
            soonest = due;
        }
    }
    return soonest;
}

qsizetype Pipe::held() const
{
    qsizetype sum = m_out.bytes();
    for (const Member &member : m_members) {
        sum += member.stage->held();
    }
    return sum;
}

} // namespace pushscope
