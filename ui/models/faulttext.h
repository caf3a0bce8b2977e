// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fault/fault.h"

#include <QByteArrayView>
#include <QString>

#include <functional>

namespace pushscope {

/// What a client is called; for the targets of faults.
using ClientNames = std::function<QString(int client)>;

/// "Idle timeout".
[[nodiscard]] QString faultName(FaultKind kind);
/// What the kind is good for, in one line, for a menu.
[[nodiscard]] QString faultExplanation(FaultKind kind);
/// What this fault does, with its values, in one sentence.
[[nodiscard]] QString faultSentence(const Fault &fault);
/// What should be known where it meets this target; empty if there is nothing.
[[nodiscard]] QString faultNote(const Fault &fault);
/// "200 ms ± 50 ms", "16 KiB/s", "503"; empty where the kind takes nothing or was given nothing.
[[nodiscard]] QString faultValue(const Fault &fault);
/// Name and value: "Delay · 200 ms".
[[nodiscard]] QString faultTitle(const Fault &fault);
/// "all clients", "SSE", or a client's name.
[[nodiscard]] QString targetText(const FaultTarget &target, const ClientNames &names = {});
/// As an argument of the programs, ready for a shell: --fault 'delay:200ms,target=sse'
[[nodiscard]] QString faultArgument(const Fault &fault);

[[nodiscard]] QString presetName(QByteArrayView id);
[[nodiscard]] QString presetSentence(QByteArrayView id);

} // namespace pushscope
