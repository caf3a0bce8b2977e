// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lab/experimentrun.h"

#include <QByteArray>

namespace pushscope {

/// The report of an experiment as one HTML file that needs nothing else, with toJson(report) embedded.
[[nodiscard]] QByteArray toHtml(const ExperimentReport &report);

} // namespace pushscope
