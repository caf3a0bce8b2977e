// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/faultdefaults.h"

namespace pushscope {

using namespace std::chrono_literals;

Fault typicalFault(FaultKind kind)
{
    Fault fault;
    fault.kind = kind;
    switch (kind) {
    case FaultKind::Delay: fault.time = 200ms; break;
    case FaultKind::Bandwidth: fault.bytes = 16 * 1024; break;
    case FaultKind::Stall: fault.duration = 5s; break;
    case FaultKind::Blackhole: fault.duration = 30s; break;
    case FaultKind::Cut: fault.bytes = 64 * 1024; break;
    case FaultKind::IdleTimeout: fault.time = 10s; break;
    case FaultKind::Buffer: fault.bytes = 64 * 1024; break;
    case FaultKind::SlowReader: fault.bytes = 4 * 1024; break;
    case FaultKind::SlowClose: fault.time = 5s; break;
    case FaultKind::Refuse:
    case FaultKind::Answer: fault.duration = 10s; break;
    case FaultKind::PauseServer: fault.duration = 5s; break;
    case FaultKind::RestartServer: fault.time = 1s; break;
    case FaultKind::Fin:
    case FaultKind::Rst:
    case FaultKind::MuteHeartbeats:
    case FaultKind::WithholdPongs:
    case FaultKind::ForgetHistory: break;
    }
    return fault;
}

} // namespace pushscope
