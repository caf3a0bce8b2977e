// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <chrono>
#include <optional>

namespace pushscope {

/// There and back over a TCP connection, smoothed, as the system measures it for its own use. None where it does not
/// tell it, or has not measured yet.
[[nodiscard]] std::optional<std::chrono::microseconds> tcpRoundTrip(qintptr socketDescriptor);

} // namespace pushscope
