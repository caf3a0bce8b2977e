// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lab/experimentrun.h"

#include <QJsonObject>

namespace pushscope {

/// The object of `run --report FILE.json`, which is embedded in the HTML too: `experiment` as it can be run again (with
/// tokens blotted out), `outcome`, and `run`, the object of every report.
[[nodiscard]] QJsonObject toJson(const ExperimentReport &report);
/// The experiment without tokens and without headers that hold credentials.
[[nodiscard]] QJsonObject shownExperiment(const Experiment &experiment);

[[nodiscard]] QJsonObject toJson(const DeliveryCounts &counts);

/// Beyond it the cells of the ledger are left out; their counts stay.
inline constexpr qsizetype mostLedgerText = 400'000;

} // namespace pushscope
