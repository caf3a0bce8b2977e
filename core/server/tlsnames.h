// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/serverconfig.h"

namespace pushscope {

/// The names and addresses under which clients may address the server, for its self-signed certificate: those of
/// loopback, the address it listens on (for any address: all of the machine's, and its name), and `allowedHosts`.
[[nodiscard]] QByteArrayList certificateNames(const ServerConfig &config);

} // namespace pushscope
