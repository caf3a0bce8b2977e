// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fault/fault.h"
#include "link/stage.h"

#include <memory>
#include <vector>

namespace pushscope {

/// One direction of a connection: the stages of its faults in a row. They stand in the order of what they model, not
/// of arming: what reads requests and responses first, what cuts last.
class Pipe
{
public:
    struct Member
    {
        int id = 0; ///< of the fault
        FaultKind kind = FaultKind::Delay;
        std::unique_ptr<Stage> stage;
        bool ended = false;
    };

    void attach(int id, FaultKind kind, std::unique_ptr<Stage> stage);
    /// The fault is over; its stage stays until it is empty.
    void end(int id, Instant now);
    [[nodiscard]] const std::vector<Member> &members() const { return m_members; }
    [[nodiscard]] bool isPlain() const { return m_members.empty() && m_out.isEmpty(); }
    /// The stage of a fault; null if it has none here.
    [[nodiscard]] Stage *stageOf(int id) const;

    void push(Cell cell, Instant now);
    /// Moves all that is due through the stages.
    void drain(Instant now);
    [[nodiscard]] bool hasOutput() const { return !m_out.isEmpty(); }
    [[nodiscard]] Cell takeOutput() { return m_out.take(); }
    [[nodiscard]] std::optional<Instant> nextDue() const;
    [[nodiscard]] qsizetype held() const;

private:
    std::vector<Member> m_members;
    CellQueue m_out;
};

} // namespace pushscope
