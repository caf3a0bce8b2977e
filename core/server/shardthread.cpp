// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/shardthread.h"

#include "platform/serverdispatcher.h"
#include "platform/tlslibrary.h"

#include <future>
#include <utility>

namespace pushscope {

ShardThread::ShardThread(const QString &name, const Make &make)
{
    m_thread.setObjectName(name);
    if (auto dispatcher = makeServerDispatcher()) {
        m_thread.setEventDispatcher(dispatcher.release()); // the thread takes it over
    }
    m_inside.moveToThread(&m_thread);
    connect(
        &m_thread, &QThread::finished, &m_inside,
        [this] {
            m_shard.reset();
            leaveTlsLibrary();
        },
        Qt::DirectConnection);
    connect(&m_thread, &QThread::finished, this, [this] {
        m_thread.wait();
        Q_EMIT ended();
    });
    m_thread.start();
    std::promise<void> made;
    QMetaObject::invokeMethod(
        &m_inside,
        [&, this] {
            m_shard = make();
            // Ended from here and not by itself: who posts to a thread needs its dispatcher to the end of the call.
            connect(m_shard.get(), &ServerShard::closed, this, &ShardThread::quit);
            made.set_value();
        },
        Qt::QueuedConnection);
    made.get_future().wait();
}

ShardThread::~ShardThread()
{
    quit();
    m_thread.wait();
}

void ShardThread::run(std::function<void(ServerShard &)> action)
{
    if (m_isClosing) {
        return;
    }
    QMetaObject::invokeMethod(
        &m_inside,
        [this, action = std::move(action)] {
            if (m_shard) {
                action(*m_shard);
            }
        },
        Qt::QueuedConnection);
}

void ShardThread::close()
{
    run([](ServerShard &shard) { shard.close(); });
    m_isClosing = true;
}

} // namespace pushscope
