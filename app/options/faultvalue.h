// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fault/fault.h"
#include "options/valuetype.h"

namespace pushscope {

/// What `--fault` takes. `withServer`: there is an embedded server whose faults can be made.
[[nodiscard]] ValueType<Fault> faultValue(bool withServer);
/// The kinds with what each takes and does, for the end of a help page.
[[nodiscard]] QString faultHelp(bool withServer);

} // namespace pushscope
