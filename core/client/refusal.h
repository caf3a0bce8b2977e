// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/httphead.h"

#include <QString>

namespace pushscope {

[[nodiscard]] bool isRedirect(int status);
[[nodiscard]] bool isPermanentRedirect(int status);
/// A refusal that may pass by itself: a retry can help.
[[nodiscard]] bool isTransient(int status);
/// What a refusal means to a person, as the end of a sentence; empty where the status says it all.
[[nodiscard]] QString hintFor(int status);
/// The status line for people: `503 Service Unavailable`.
[[nodiscard]] QString statusText(const HttpResponseHead &head);

} // namespace pushscope
