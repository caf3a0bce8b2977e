// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "options/option.h"
#include "server/serverlimits.h"

namespace pushscope {

/// What one peer may cost `serve`: a group of its own in the help. `into` must outlive the parsing.
[[nodiscard]] QList<Option> limitOptions(ServerLimits &into);

} // namespace pushscope
