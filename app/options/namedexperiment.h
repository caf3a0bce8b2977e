// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "experiment/experiment.h"

namespace pushscope {

/// An experiment of a file, or the shipped one of that name; of a lesson its experiment, or its counter-experiment. The
/// error names line and field, says why the file cannot be read, or which name may be meant.
[[nodiscard]] Result<Experiment> namedExperiment(const QString &fileOrName, bool counter = false);

} // namespace pushscope
