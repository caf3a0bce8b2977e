// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "share/shareaddress.h"

namespace pushscope {

/// The addresses of this machine's networks that are up, IPv4 first, without loopback and those that only hold for one
/// link.
[[nodiscard]] ShareAddresses shareAddresses();

} // namespace pushscope
