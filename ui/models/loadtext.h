// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "loadmodel/loadfigures.h"

#include <QString>

namespace pushscope {

[[nodiscard]] QString phaseWord(LoadPhase phase);
/// VALID, DEGRADED or INVALID.
[[nodiscard]] QString verdictWord(LoadVerdict::Kind kind);
/// "4 × 200 clients · 20 /s · 100 B · 5 s", with the names of the transports where they are not all.
[[nodiscard]] QString loadSummary(const LoadConfig &config);
/// "Measuring, 3 of 5 s".
[[nodiscard]] QString progressText(const LoadProgress &progress);
/// How far the whole of a run is, 0…1, as far as that can be told; nothing while clients connect.
[[nodiscard]] std::optional<double> progressShare(const LoadConfig &config, const LoadProgress &progress);
/// One sentence of how the run ended, for those who hear it: verdict and p50 and p99 of each transport.
[[nodiscard]] QString loadSentence(const LoadFigures &figures);

} // namespace pushscope
