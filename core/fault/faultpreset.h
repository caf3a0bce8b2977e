// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fault/fault.h"

#include <vector>

namespace pushscope {

/// A situation that people know, as the faults that it is made of.
struct FaultPreset
{
    QByteArray id; ///< cafe-wifi, lift, laptop-sleep, bad-proxy, idle-balancer
    std::vector<Fault> faults;
};

[[nodiscard]] const std::vector<FaultPreset> &faultPresets();

} // namespace pushscope
