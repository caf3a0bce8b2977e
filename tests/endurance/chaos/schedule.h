// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "options.h"

#include "fault/fault.h"

#include <vector>

namespace pushscope::chaos {

/// Something that is done to the run at a time that was fixed beforehand.
struct Action
{
    enum class Kind {
        Fault, ///< of one client's link
        Kill, ///< SIGKILL, and a new server on the same port
        Terminate, ///< SIGTERM, and a new server
        Pause, ///< SIGSTOP for `length`
    };

    std::chrono::milliseconds at{0};
    Kind kind = Kind::Fault;
    int client = 0;
    pushscope::Fault fault;
    std::chrono::milliseconds length{0}; ///< how long the server is stopped, or away
};

/// All that will be done, in the order of time: the same for the same options.
[[nodiscard]] std::vector<Action> makeSchedule(const Options &options);

/// As a line of the log.
[[nodiscard]] QString textOf(const Action &action);

} // namespace pushscope::chaos
