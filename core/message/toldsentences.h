// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

namespace pushscope {

/// What servers of PushScope, readers of HTTP and WebSocket and the link tell a client: English where it is said, as
/// others hear it too, and known again here for those who read another language. A test compares it with where it is
/// said.
[[nodiscard]] std::span<const char *const> toldSentences();

} // namespace pushscope
