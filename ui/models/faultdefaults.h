// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fault/fault.h"

namespace pushscope {

/// A fault of that kind with values that show what it does, to start from.
[[nodiscard]] Fault typicalFault(FaultKind kind);

} // namespace pushscope
