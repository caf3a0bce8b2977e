// SPDX-License-Identifier: GPL-3.0-or-later
#include "fault/fault.h"

#include <algorithm>

namespace pushscope {

const std::vector<FaultKindInfo> &faultKinds()
{
    using Kind = FaultKind;
    using Value = FaultKindInfo::Value;
    static const std::vector<FaultKindInfo> kinds{
        {.kind = Kind::Delay, .name = QStringLiteral("delay"), .value = Value::TimeWithJitter, .directed = true},
        {.kind = Kind::Bandwidth,
         .name = QStringLiteral("bandwidth"),
         .value = Value::BytesPerSecond,
         .directed = true},
        {.kind = Kind::Stall, .name = QStringLiteral("stall"), .directed = true},
        {.kind = Kind::Blackhole, .name = QStringLiteral("blackhole"), .directed = true},
        {.kind = Kind::Fin, .name = QStringLiteral("fin"), .once = true},
        {.kind = Kind::Rst, .name = QStringLiteral("rst"), .once = true},
        {.kind = Kind::Cut, .name = QStringLiteral("cut"), .value = Value::BytesOrTime},
        {.kind = Kind::IdleTimeout, .name = QStringLiteral("idle-timeout"), .value = Value::Time},
        {.kind = Kind::Buffer, .name = QStringLiteral("buffer"), .value = Value::Bytes},
        {.kind = Kind::SlowReader, .name = QStringLiteral("slow-reader"), .value = Value::BytesPerSecond},
        {.kind = Kind::SlowClose, .name = QStringLiteral("slow-close"), .value = Value::Time, .directed = true},
        {.kind = Kind::Refuse, .name = QStringLiteral("refuse")},
        {.kind = Kind::Answer, .name = QStringLiteral("answer"), .value = Value::Status, .valueOptional = true},
        {.kind = Kind::MuteHeartbeats, .name = QStringLiteral("mute-heartbeats"), .clientTargets = false},
        {.kind = Kind::WithholdPongs, .name = QStringLiteral("withhold-pongs"), .targeted = false},
        {.kind = Kind::PauseServer, .name = QStringLiteral("pause-server"), .targeted = false},
        {.kind = Kind::RestartServer,
         .name = QStringLiteral("restart-server"),
         .value = Value::Time,
         .valueOptional = true,
         .targeted = false,
         .once = true},
        {.kind = Kind::ForgetHistory, .name = QStringLiteral("forget-history"), .targeted = false, .once = true},
    };
    return kinds;
}

const FaultKindInfo &infoOf(FaultKind kind)
{
    const auto &kinds = faultKinds();
    return *std::ranges::find(kinds, kind, &FaultKindInfo::kind);
}

bool isServerFault(FaultKind kind)
{
    switch (kind) {
    case FaultKind::MuteHeartbeats:
    case FaultKind::WithholdPongs:
    case FaultKind::PauseServer:
    case FaultKind::RestartServer:
    case FaultKind::ForgetHistory: return true;
    default: return false;
    }
}

bool isNoOp(const Fault &fault)
{
    const bool delaysNothing =
        (fault.kind == FaultKind::Delay || fault.kind == FaultKind::SlowClose) && fault.time.count() == 0;
    return fault.probability <= 0 || (delaysNothing && fault.jitter.count() == 0);
}

} // namespace pushscope
