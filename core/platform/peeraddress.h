// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace pushscope {

/// By what the other side of a connection is told from others: the 4 bytes of an IPv4 address, or the first 8 of
/// an IPv6 address, as one customer is given so many of those. Empty where it cannot be told.
[[nodiscard]] QByteArray peerAddress(qintptr socketDescriptor);

} // namespace pushscope
