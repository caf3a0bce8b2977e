// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/servertrust.h"
#include "options/option.h"

namespace pushscope {

/// `--tls-ca` and `--tls-fingerprint` of everything that connects to servers.
[[nodiscard]] QList<Option> trustOptions(ServerTrust &into);

} // namespace pushscope
