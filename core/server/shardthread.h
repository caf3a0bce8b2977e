// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/servershard.h"

#include <QThread>

#include <functional>
#include <memory>

namespace pushscope {

/// A thread with one ServerShard in it. Used from the thread that made it.
class ShardThread final : public QObject
{
    Q_OBJECT

public:
    using Make = std::function<std::unique_ptr<ServerShard>()>;

    /// Starts the thread and returns once `make` has been called in it.
    ShardThread(const QString &name, const Make &make);
    /// Cuts off what is still connected.
    ~ShardThread() override;

    /// Has it done in the thread soon, in the order of these calls; not after `close`.
    void run(std::function<void(ServerShard &)> action);
    /// Ends the thread once its last connection has gone; `ended` follows.
    void close();
    /// Ends the thread now.
    void quit() { m_thread.quit(); }

Q_SIGNALS:
    void ended();

private:
    QThread m_thread;
    QObject m_inside; ///< lives in the thread
    std::unique_ptr<ServerShard> m_shard; ///< touched only in the thread
    bool m_isClosing = false;
};

} // namespace pushscope
