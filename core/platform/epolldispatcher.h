// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/dispatchertimers.h"
#include "platform/epollset.h"

#include <QAbstractEventDispatcher>

#include <atomic>
#include <optional>

namespace pushscope {

/// An event dispatcher for threads with thousands of sockets (Linux). Qt's own looks at every socket
/// in every turn of the event loop; here a turn costs what is ready in it. Otherwise the same: level-
/// triggered notifiers, timers of the three types, nested event loops. Written against the interface
/// of Qt 6.4, which later versions keep.
class EpollDispatcher final : public QAbstractEventDispatcher
{
    Q_OBJECT

public:
    explicit EpollDispatcher(QObject *parent = nullptr);
    ~EpollDispatcher() override;

    /// False if the process has run out of descriptors; then it must not be used.
    [[nodiscard]] bool isValid() const { return m_sockets.isValid() && m_wakeUp >= 0; }

    bool processEvents(QEventLoop::ProcessEventsFlags flags) override;

    void registerSocketNotifier(QSocketNotifier *notifier) override;
    void unregisterSocketNotifier(QSocketNotifier *notifier) override;

    using QAbstractEventDispatcher::registerTimer;
    void registerTimer(int timerId, qint64 interval, Qt::TimerType timerType, QObject *object) override;
    bool unregisterTimer(int timerId) override;
    bool unregisterTimers(QObject *object) override;
    [[nodiscard]] QList<TimerInfo> registeredTimers(QObject *object) const override;
    int remainingTime(int timerId) override;

    /// From any thread.
    void wakeUp() override;
    void interrupt() override;

private:
    /// Writing to the eventfd is needed only for a thread that sleeps.
    enum class State { Running, Waiting, Woken };

    [[nodiscard]] bool isOwnThread() const;
    [[nodiscard]] int timeToNextTimer(bool withTimers) const;
    bool waitForEvents(bool mayBlock, bool withTimers, bool withSockets);
    bool wait(int milliseconds, bool withSockets);
    bool fallAsleep();
    bool waitForWakeUp(int milliseconds) const;
    void drainWakeUp() const;

    EpollSet m_sockets;
    DispatcherTimers m_timers;
    int m_wakeUp = -1;
    std::atomic<State> m_state = State::Running;
    std::atomic<bool> m_interrupted = false;
};

} // namespace pushscope
