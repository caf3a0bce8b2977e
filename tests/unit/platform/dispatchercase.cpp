// SPDX-License-Identifier: GPL-3.0-or-later
#include "dispatchercase.h"

#include <QElapsedTimer>
#include <QTimerEvent>

#include <sys/socket.h>
#include <unistd.h>

bool DispatcherRun::until(const std::function<bool()> &holds, QEventLoop::ProcessEventsFlags flags) const
{
    constexpr qint64 longest = 10'000;
    QElapsedTimer elapsed;
    elapsed.start();
    Ticker watchdog{[](int) {}};
    watchdog.start(std::chrono::milliseconds{longest});
    while (!holds() && elapsed.elapsed() < longest) {
        turn(flags);
    }
    return holds();
}

SocketPair::SocketPair()
{
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0, m_ends) != 0) {
        qFatal("no socket pair");
    }
}

SocketPair::~SocketPair()
{
    closeNear();
    closeFar();
}

void SocketPair::sendFromFar() const
{
    if (::write(far(), "x", 1) != 1) {
        qFatal("cannot write");
    }
}

void SocketPair::readNear() const
{
    char byte = 0;
    if (::read(near(), &byte, 1) < 0) {
        qFatal("cannot read");
    }
}

void SocketPair::closeEnd(int end)
{
    if (m_ends[end] >= 0) {
        ::close(m_ends[end]);
        m_ends[end] = -1;
    }
}

void Ticker::timerEvent(QTimerEvent *event)
{
    m_call(event->timerId());
}
