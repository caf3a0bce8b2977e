// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "check/checkcases.h"

#include <vector>

namespace pushscope {

/// Finds out what a server offers before the cases run: passes if it is there. Not among the cases that are shown.
struct CheckProbe
{
    enum class Of {
        Server, ///< whether it answers at all, and as the URL says
        Access, ///< whether an endpoint lets us in
        Endpoint, ///< whether it is what the probe needs
        Publish,
    };
    CheckCase probe;
    Of of = Of::Endpoint;
};

/// Those that say for the target what is otherwise not known. The first one is of the server itself.
[[nodiscard]] std::vector<CheckProbe> checkProbes(const CheckTarget &target);

} // namespace pushscope
