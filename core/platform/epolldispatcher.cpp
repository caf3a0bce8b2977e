// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/epolldispatcher.h"

#include <QCoreApplication>
#include <QThread>

#include <algorithm>
#include <cerrno>
#include <limits>
#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace pushscope {

namespace {

/// Rounded up, so that a timer is not early.
std::chrono::milliseconds timeUntil(Instant deadline)
{
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - SteadyClock{}.now());
    constexpr std::chrono::milliseconds longest{std::numeric_limits<int>::max()};
    return std::clamp(left, std::chrono::milliseconds::zero(), longest);
}

} // namespace

EpollDispatcher::EpollDispatcher(QObject *parent)
    : QAbstractEventDispatcher{parent}, m_wakeUp{eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)}
{
    if (isValid()) {
        m_sockets.setWakeUp(m_wakeUp);
    }
}

EpollDispatcher::~EpollDispatcher()
{
    if (m_wakeUp >= 0) {
        ::close(m_wakeUp);
    }
}

bool EpollDispatcher::isOwnThread() const
{
    return thread() == QThread::currentThread();
}

bool EpollDispatcher::processEvents(QEventLoop::ProcessEventsFlags flags)
{
    m_interrupted = false;
    const bool wokenBefore = m_state.exchange(State::Running) == State::Woken;
    Q_EMIT awake();
    QCoreApplication::sendPostedEvents();

    const bool posted = m_state == State::Woken;
    const bool canWait = flags.testFlag(QEventLoop::WaitForMoreEvents) && !m_interrupted && !posted;
    if (canWait) {
        Q_EMIT aboutToBlock();
    }
    if (m_interrupted) {
        return false;
    }
    const bool withSockets = !flags.testFlag(QEventLoop::ExcludeSocketNotifiers);
    const bool withTimers = !flags.testFlag(QEventLoop::X11ExcludeTimers);
    const bool woken = waitForEvents(canWait && !wokenBefore, withTimers, withSockets);

    int handled = wokenBefore || woken ? 1 : 0;
    if (withSockets) {
        handled += m_sockets.activate();
    }
    if (withTimers) {
        handled += m_timers.activate(SteadyClock{}.now());
    }
    return handled > 0;
}

int EpollDispatcher::timeToNextTimer(bool withTimers) const
{
    const auto next = withTimers ? m_timers.next() : std::nullopt;
    return next ? static_cast<int>(timeUntil(*next).count()) : -1;
}

/// Returns whether it was woken up.
bool EpollDispatcher::waitForEvents(bool mayBlock, bool withTimers, bool withSockets)
{
    const bool ready = withSockets && m_sockets.prepare();
    if (!withSockets) {
        drainWakeUp();
    }
    mayBlock = mayBlock && !ready && fallAsleep();
    bool waited = false;
    do { // a signal does not end the wait
        waited = wait(mayBlock ? timeToNextTimer(withTimers) : 0, withSockets);
    } while (!waited && mayBlock);
    return m_state.exchange(State::Running) == State::Woken;
}

bool EpollDispatcher::wait(int milliseconds, bool withSockets)
{
    return withSockets ? m_sockets.wait(milliseconds) : waitForWakeUp(milliseconds);
}

/// False if the thread has been woken up already.
bool EpollDispatcher::fallAsleep()
{
    State running = State::Running;
    return m_state.compare_exchange_strong(running, State::Waiting);
}

bool EpollDispatcher::waitForWakeUp(int milliseconds) const
{
    pollfd descriptor{m_wakeUp, POLLIN, 0};
    return ::poll(&descriptor, 1, milliseconds) >= 0 || errno != EINTR;
}

/// epoll reports each write once, but poll reports what was never read.
void EpollDispatcher::drainWakeUp() const
{
    eventfd_t count = 0;
    eventfd_read(m_wakeUp, &count);
}

void EpollDispatcher::wakeUp()
{
    if (m_state.exchange(State::Woken) == State::Waiting) {
        eventfd_write(m_wakeUp, 1);
    }
}

void EpollDispatcher::interrupt()
{
    m_interrupted = true;
    wakeUp();
}

void EpollDispatcher::registerSocketNotifier(QSocketNotifier *notifier)
{
    if (notifier == nullptr || notifier->socket() < 0 || notifier->thread() != thread() || !isOwnThread()) {
        qWarning("EpollDispatcher: a socket notifier is enabled in its own thread, with a descriptor");
        return;
    }
    m_sockets.add(notifier);
}

void EpollDispatcher::unregisterSocketNotifier(QSocketNotifier *notifier)
{
    if (notifier == nullptr || notifier->socket() < 0 || notifier->thread() != thread() || !isOwnThread()) {
        qWarning("EpollDispatcher: a socket notifier is disabled in its own thread, with a descriptor");
        return;
    }
    m_sockets.remove(notifier);
}

void EpollDispatcher::registerTimer(int timerId, qint64 interval, Qt::TimerType timerType, QObject *object)
{
    if (timerId < 1 || interval < 0 || object == nullptr || object->thread() != thread() || !isOwnThread()) {
        qWarning("EpollDispatcher: a timer needs an id, an interval and an object of this thread");
        return;
    }
    m_timers.add(timerId, std::chrono::milliseconds{interval}, timerType, object, SteadyClock{}.now());
}

bool EpollDispatcher::unregisterTimer(int timerId)
{
    if (!isOwnThread()) {
        qWarning("EpollDispatcher: a timer is stopped in its own thread");
        return false;
    }
    return m_timers.remove(timerId);
}

bool EpollDispatcher::unregisterTimers(QObject *object)
{
    if (!isOwnThread()) {
        qWarning("EpollDispatcher: timers are stopped in their own thread");
        return false;
    }
    return m_timers.removeAll(object);
}

QList<EpollDispatcher::TimerInfo> EpollDispatcher::registeredTimers(QObject *object) const
{
    return m_timers.of(object);
}

int EpollDispatcher::remainingTime(int timerId)
{
    const auto deadline = m_timers.deadline(timerId);
    return deadline ? static_cast<int>(timeUntil(*deadline).count()) : -1;
}

} // namespace pushscope
