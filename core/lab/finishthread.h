// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaObject>
#include <QSemaphore>
#include <QThread>

#include <memory>

namespace pushscope {

/// Calls `finish()` of a worker in its thread, which ends it, and waits for that. The thread begins with it only once
/// the call has been posted whole: posting uses the thread's event dispatcher to the last, and that ends with the
/// thread.
template <typename Worker>
void finishThread(QThread &thread, Worker *worker)
{
    const auto posted = std::make_shared<QSemaphore>();
    QMetaObject::invokeMethod(
        worker,
        [worker, posted] {
            posted->acquire();
            worker->finish();
        },
        Qt::QueuedConnection);
    posted->release();
    thread.wait();
}

} // namespace pushscope
