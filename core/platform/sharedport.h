// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace pushscope {

/// A second socket that listens on the same address and port as `listeningDescriptor`; the system
/// spreads new connections over both. May be called again for more. -1 if there are too many
/// descriptors or the platform cannot do that (only Linux can).
///
/// The first socket has taken the port for itself alone, so a port that another program has is still found out.
[[nodiscard]] qintptr listenBeside(qintptr listeningDescriptor, int backlog);

} // namespace pushscope
