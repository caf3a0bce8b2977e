// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "experiment/experiment.h"

namespace pushscope {

/// The error names line and field, or says why the file cannot be read.
[[nodiscard]] Result<Experiment> readExperiment(const QString &file);

} // namespace pushscope
