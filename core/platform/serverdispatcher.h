// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractEventDispatcher>

#include <memory>

namespace pushscope {

/// An event dispatcher for a thread with many sockets, to be set before the thread starts or, for the
/// main thread, before the application object is made. Null where Qt's own is to be used: elsewhere
/// than on Linux, or without free descriptors.
[[nodiscard]] std::unique_ptr<QAbstractEventDispatcher> makeServerDispatcher();

} // namespace pushscope
