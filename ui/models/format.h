// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "metrics/clientstate.h"

#include <QString>

#include <chrono>

namespace pushscope {

/// "7 µs", "0.24 ms", "2.4 ms", "502 ms", "1.3 s", "24 s": two digits, or whole numbers where more are known.
[[nodiscard]] QString formatLatency(std::chrono::microseconds latency);
/// "0.2 s", "12 s", "3 min 20 s": how long ago something was.
[[nodiscard]] QString formatAge(std::chrono::nanoseconds age);
/// A span without needless digits, for axis labels and settings: "250 ms", "30 s", "1.5 s", "5 min".
[[nodiscard]] QString formatSpan(std::chrono::milliseconds span);
/// "0:07.4", "12:30.0", "1:02:03.5": a place in a recording.
[[nodiscard]] QString formatClock(std::chrono::microseconds position);
/// "291 B", "1.2 KiB", "3.4 MiB".
[[nodiscard]] QString formatBytes(double bytes);
/// "12 408": digits in groups of three, parted by thin spaces.
[[nodiscard]] QString formatCount(quint64 count);
/// "80", "0.5", "1 200": a rate per second, without the unit.
[[nodiscard]] QString formatRate(double perSecond);

/// The word for a state, in lower case.
[[nodiscard]] QString stateWord(ClientState state);

} // namespace pushscope
