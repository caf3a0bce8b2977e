// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lab/experimentrun.h"

#include <QJsonObject>

namespace pushscope {

/// The object of `run --json` and `run --report FILE.json`: that of every report, with `experiment`, `outcome`,
/// `expectations`, `ledger` (client: counts) and `sentence`.
[[nodiscard]] QJsonObject runJson(const ExperimentReport &report);

/// The bytes of a file of that name: a page if it ends in `.html`, else runJson().
[[nodiscard]] QByteArray reportFile(const ExperimentReport &report, const QString &name);

} // namespace pushscope
