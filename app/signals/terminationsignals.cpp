// SPDX-License-Identifier: GPL-3.0-or-later
#include "signals/terminationsignals.h"

#include <QSocketNotifier>

#include <array>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <sys/time.h>
#include <unistd.h>

namespace pushscope {

namespace {

constexpr std::array handled{SIGINT, SIGTERM};
std::array<int, 2> pipeEnds{-1, -1};

/// Only what is safe in a signal handler.
void onSignal(int)
{
    const int saved = errno;
    itimerval deadline{};
    deadline.it_value.tv_sec = TerminationSignals::patienceMilliseconds / 1000;
    deadline.it_value.tv_usec = TerminationSignals::patienceMilliseconds % 1000 * 1000;
    ::setitimer(ITIMER_REAL, &deadline, nullptr);
    const char byte = 1;
    [[maybe_unused]] const auto written = ::write(pipeEnds[1], &byte, 1);
    errno = saved;
}

void onDeadline(int)
{
    ::_exit(0);
}

void handle(int signal, void (*handler)(int))
{
    struct sigaction action = {};
    action.sa_handler = handler;
    action.sa_flags = SA_RESTART;
    sigemptyset(&action.sa_mask);
    ::sigaction(signal, &action, nullptr);
}

} // namespace

TerminationSignals::TerminationSignals(QObject *parent) : QObject{parent}
{
    if (::pipe2(pipeEnds.data(), O_CLOEXEC | O_NONBLOCK) != 0) {
        return; // the default action ends the process, which is the next best
    }
    m_notifier = std::make_unique<QSocketNotifier>(pipeEnds[0], QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &TerminationSignals::drain);
    handle(SIGALRM, onDeadline);
    for (const int signal : handled) {
        handle(signal, onSignal);
    }
}

TerminationSignals::~TerminationSignals()
{
    for (const int signal : handled) {
        handle(signal, SIG_DFL);
    }
    m_notifier.reset();
    for (int &end : pipeEnds) {
        ::close(end);
        end = -1;
    }
}

void TerminationSignals::drain()
{
    std::array<char, 16> bytes{};
    while (::read(pipeEnds[0], bytes.data(), bytes.size()) > 0) {}
    Q_EMIT received();
}

} // namespace pushscope
