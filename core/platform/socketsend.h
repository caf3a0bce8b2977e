// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QtGlobal>

namespace pushscope {

/// Hands bytes to the kernel at once, without waiting. Returns how many it took: fewer than given
/// (also none) if its buffer is full or the platform has no such call, -1 if the connection is broken.
[[nodiscard]] qint64 sendNow(qintptr socketDescriptor, QByteArrayView bytes);

} // namespace pushscope
