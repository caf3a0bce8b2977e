// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/deadlinetimer.h"

#include <QSocketNotifier>
#include <QTimer>

#include <algorithm>
#include <utility>

#ifdef Q_OS_LINUX
#include <sys/timerfd.h>
#include <unistd.h>
#endif

namespace pushscope {

/// One armed deadline. The timers are children of the owner, so they follow it to its thread.
class DeadlineTimer::Impl
{
public:
    Impl(std::function<void()> onDeadline, QObject *owner);
    ~Impl();
    Q_DISABLE_COPY_MOVE(Impl)

    void arm(Instant deadline);
    void disarm();

private:
    void call() const;
#ifdef Q_OS_LINUX
    bool openDescriptor(QObject *owner);
    void setDescriptor(std::chrono::nanoseconds deadline) const;
    int m_descriptor = -1;
    QSocketNotifier *m_notifier = nullptr;
#endif
    void startTimer();

    std::function<void()> m_onDeadline;
    QTimer *m_timer = nullptr; ///< where there is no timerfd
    Instant m_deadline;
};

DeadlineTimer::Impl::Impl(std::function<void()> onDeadline, QObject *owner) : m_onDeadline{std::move(onDeadline)}
{
#ifdef Q_OS_LINUX
    if (openDescriptor(owner)) {
        return;
    }
#endif
    m_timer = new QTimer{owner};
    m_timer->setTimerType(Qt::PreciseTimer);
    m_timer->setSingleShot(true);
    QObject::connect(m_timer, &QTimer::timeout, owner, [this] {
        if (SteadyClock{}.now() < m_deadline) {
            startTimer(); // farther away than one QTimer reaches
        } else {
            call();
        }
    });
}

void DeadlineTimer::Impl::startTimer()
{
    constexpr std::chrono::milliseconds longest = std::chrono::hours{24};
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(m_deadline - SteadyClock{}.now());
    m_timer->start(std::clamp(left, std::chrono::milliseconds::zero(), longest));
}

/// On a copy, so that the callback may delete the timer.
void DeadlineTimer::Impl::call() const
{
    const auto onDeadline = m_onDeadline;
    onDeadline();
}

#ifdef Q_OS_LINUX

bool DeadlineTimer::Impl::openDescriptor(QObject *owner)
{
    m_descriptor = timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC);
    if (m_descriptor < 0) {
        return false;
    }
    m_notifier = new QSocketNotifier{m_descriptor, QSocketNotifier::Read, owner};
    QObject::connect(m_notifier, &QSocketNotifier::activated, owner, [this] {
        quint64 expirations = 0;
        // Nothing to read: set anew or cancelled after the notifier saw it.
        if (::read(m_descriptor, &expirations, sizeof expirations) == sizeof expirations) {
            call();
        }
    });
    return true;
}

void DeadlineTimer::Impl::setDescriptor(std::chrono::nanoseconds deadline) const
{
    const auto seconds = std::chrono::floor<std::chrono::seconds>(deadline);
    itimerspec value{};
    value.it_value.tv_sec = seconds.count();
    value.it_value.tv_nsec = (deadline - seconds).count();
    timerfd_settime(m_descriptor, TFD_TIMER_ABSTIME, &value, nullptr);
}

#endif

DeadlineTimer::Impl::~Impl()
{
#ifdef Q_OS_LINUX
    delete m_notifier; // before its descriptor is closed
    if (m_descriptor >= 0) {
        ::close(m_descriptor);
    }
#endif
    delete m_timer;
}

void DeadlineTimer::Impl::arm(Instant deadline)
{
    m_deadline = deadline;
#ifdef Q_OS_LINUX
    if (m_descriptor >= 0) {
        // Zero would disarm it.
        setDescriptor(std::max(deadline.time_since_epoch(), std::chrono::nanoseconds{1}));
        return;
    }
#endif
    startTimer();
}

void DeadlineTimer::Impl::disarm()
{
#ifdef Q_OS_LINUX
    if (m_descriptor >= 0) {
        setDescriptor(std::chrono::nanoseconds::zero());
        return;
    }
#endif
    m_timer->stop();
}

DeadlineTimer::DeadlineTimer(std::function<void()> onDeadline, QObject *parent)
    : QObject{parent}, m_impl{std::make_unique<Impl>(std::move(onDeadline), this)}
{
}

DeadlineTimer::~DeadlineTimer() = default;

void DeadlineTimer::setDeadline(Instant deadline)
{
    m_impl->arm(deadline);
}

void DeadlineTimer::cancel()
{
    m_impl->disarm();
}

} // namespace pushscope
