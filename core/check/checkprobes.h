// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "check/checkcases.h"

#include <vector>

namespace pushscope {

/// Finds out what a server offers before the cases run: passes if it is there. Not among the cases that are shown.
struct CheckProbe
{
    CheckCase probe;
    bool ofPublish = false; ///< else of the probe's need
};

/// Those that say for the target what is otherwise not known. The first one is of HTTP itself.
[[nodiscard]] std::vector<CheckProbe> checkProbes(const CheckTarget &target);

} // namespace pushscope
