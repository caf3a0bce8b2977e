// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/serverdispatcher.h"

#ifdef Q_OS_LINUX
#include "platform/epolldispatcher.h"
#endif

namespace pushscope {

std::unique_ptr<QAbstractEventDispatcher> makeServerDispatcher()
{
#ifdef Q_OS_LINUX
    auto dispatcher = std::make_unique<EpollDispatcher>();
    if (dispatcher->isValid()) {
        return dispatcher;
    }
#endif
    return nullptr;
}

} // namespace pushscope
