// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fault/fault.h"

#include <initializer_list>

namespace pushscope {

/// What the draws of one connection at a link depend on beside the fault itself. The fault's number is not among it, so
/// that the same run draws the same after other faults were tried.
struct DrawContext
{
    int client = 0;
    quint32 connection = 0; ///< counts the connections that the client asked its link for, from 1
};

/// Even numbers from 0 to below 1: the same seed, fault kind and place give the same row of them.
class FaultDraw
{
public:
    FaultDraw(const Fault &fault, const DrawContext &context, quint64 place);

    [[nodiscard]] double next();
    /// That of the row from here on which has so many before it.
    [[nodiscard]] double at(quint64 index) const;

private:
    quint64 m_state;
};

/// Whether the fault meets that connection (`place` 0) or its request number `place`.
[[nodiscard]] bool drawsHit(const Fault &fault, const DrawContext &context, quint64 place = 0);

} // namespace pushscope
