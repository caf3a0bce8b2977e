// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/epollset.h"

#include <QCoreApplication>

#include <cerrno>
#include <cstring>
#include <sys/epoll.h>
#include <unistd.h>
#include <utility>

namespace pushscope {

namespace {

// What is ready beyond that is reported by the next wait.
constexpr std::size_t mostEventsPerWait = 512;

constexpr std::array<quint32, 3> waitedFor{EPOLLIN, EPOLLOUT, EPOLLPRI};
constexpr quint32 endOrError = EPOLLHUP | EPOLLERR;

quint8 bitOf(std::size_t type)
{
    return static_cast<quint8>(1U << type);
}

quint32 eventsOf(quint8 types)
{
    quint32 events = 0;
    for (std::size_t type = 0; type < waitedFor.size(); ++type) {
        events |= (types & bitOf(type)) != 0 ? waitedFor[type] : 0;
    }
    return events;
}

} // namespace

EpollSet::EpollSet() : m_epoll{epoll_create1(EPOLL_CLOEXEC)}, m_events(mostEventsPerWait) {}

EpollSet::~EpollSet()
{
    if (m_epoll >= 0) {
        ::close(m_epoll);
    }
}

void EpollSet::setWakeUp(int descriptor)
{
    m_wakeUp = descriptor;
    control(EPOLL_CTL_ADD, m_wakeUp, EPOLLIN | EPOLLET);
}

bool EpollSet::control(int operation, int number, quint32 events) const
{
    epoll_event event{};
    event.events = events;
    event.data.fd = number;
    return epoll_ctl(m_epoll, operation, number, &event) == 0;
}

void EpollSet::add(QSocketNotifier *notifier)
{
    const auto number = static_cast<std::size_t>(notifier->socket());
    const auto type = static_cast<std::size_t>(notifier->type());
    if (number >= m_descriptors.size()) {
        m_descriptors.resize(number + 1);
    }
    Descriptor &descriptor = m_descriptors[number];
    if (descriptor.notifiers[type] != nullptr) {
        qWarning("EpollDispatcher: a second notifier of the same type for descriptor %zu replaces the first", number);
        descriptor.unsure = true;
    }
    descriptor.notifiers[type] = notifier;
    descriptor.wanted |= bitOf(type);
    noteChange(static_cast<int>(number));
}

void EpollSet::remove(QSocketNotifier *notifier)
{
    const auto number = static_cast<std::size_t>(notifier->socket());
    const auto type = static_cast<std::size_t>(notifier->type());
    if (number >= m_descriptors.size() || m_descriptors[number].notifiers[type] != notifier) {
        return;
    }
    Descriptor &descriptor = m_descriptors[number];
    descriptor.notifiers[type] = nullptr;
    descriptor.wanted &= static_cast<quint8>(~bitOf(type));
    descriptor.pending &= static_cast<quint8>(~bitOf(type));
    if (descriptor.wanted == 0) {
        takeOut(static_cast<int>(number));
    } else {
        noteChange(static_cast<int>(number));
    }
}

void EpollSet::noteChange(int number)
{
    if (!std::exchange(m_descriptors[static_cast<std::size_t>(number)].changed, true)) {
        m_changed.push_back(number);
    }
}

void EpollSet::takeOut(int number)
{
    Descriptor &descriptor = m_descriptors[static_cast<std::size_t>(number)];
    if (std::exchange(descriptor.known, 0) != 0) {
        control(EPOLL_CTL_DEL, number, 0); // fails if it is closed already
    }
    stopBeingReady(number);
    descriptor.unsure = false;
}

void EpollSet::stopBeingReady(int number)
{
    if (std::exchange(m_descriptors[static_cast<std::size_t>(number)].alwaysReady, false)) {
        std::erase(m_alwaysReady, number);
    }
}

bool EpollSet::prepare()
{
    if (m_stale) {
        rebuild();
    }
    for (const int descriptor : m_changed) {
        update(descriptor);
    }
    m_changed.clear();
    if (!m_invalid.empty()) {
        switchOffInvalid();
    }
    return !m_alwaysReady.empty();
}

void EpollSet::update(int number)
{
    Descriptor &descriptor = m_descriptors[static_cast<std::size_t>(number)];
    descriptor.changed = false;
    const quint32 events = eventsOf(descriptor.wanted);
    const bool unsure = std::exchange(descriptor.unsure, false);
    if (unsure) {
        stopBeingReady(number);
    }
    if (events != 0 && !descriptor.alwaysReady && (unsure || events != descriptor.known)) {
        tellKernel(number, events);
    }
}

void EpollSet::tellKernel(int number, quint32 events)
{
    Descriptor &descriptor = m_descriptors[static_cast<std::size_t>(number)];
    bool done = control(descriptor.known == 0 ? EPOLL_CTL_ADD : EPOLL_CTL_MOD, number, events);
    if (!done && errno == ENOENT) {
        done = control(EPOLL_CTL_ADD, number, events);
    } else if (!done && errno == EEXIST) {
        done = control(EPOLL_CTL_MOD, number, events);
    }
    descriptor.known = done ? events : 0;
    if (done) {
        return;
    }
    if (errno == EPERM) {
        descriptor.alwaysReady = true;
        m_alwaysReady.push_back(number);
    } else {
        qWarning("EpollDispatcher: cannot wait for descriptor %d: %s", number, std::strerror(errno));
        m_invalid.push_back(number);
    }
}

void EpollSet::switchOffInvalid()
{
    for (const int number : std::exchange(m_invalid, {})) {
        for (QSocketNotifier *const notifier : std::array{m_descriptors[static_cast<std::size_t>(number)].notifiers}) {
            if (notifier != nullptr) {
                notifier->setEnabled(false);
            }
        }
    }
}

/// A descriptor was closed while a duplicate of it lives on: the kernel goes on reporting it, and
/// it has no name any more by which it could be taken out.
void EpollSet::rebuild()
{
    m_stale = false;
    const int fresh = epoll_create1(EPOLL_CLOEXEC);
    if (fresh < 0) {
        return;
    }
    ::close(std::exchange(m_epoll, fresh));
    setWakeUp(m_wakeUp);
    for (std::size_t number = 0; number < m_descriptors.size(); ++number) {
        if (m_descriptors[number].known != 0) {
            m_descriptors[number].known = 0;
            noteChange(static_cast<int>(number));
        }
    }
}

bool EpollSet::wait(int milliseconds)
{
    const int count = epoll_wait(m_epoll, m_events.data(), static_cast<int>(m_events.size()), milliseconds);
    const bool interrupted = count < 0 && errno == EINTR;
    for (int i = 0; i < count; ++i) {
        const epoll_event &event = m_events[static_cast<std::size_t>(i)];
        if (event.data.fd != m_wakeUp) {
            note(event.data.fd, event.events);
        }
    }
    for (const int descriptor : m_alwaysReady) {
        note(descriptor, EPOLLIN | EPOLLOUT);
    }
    return !interrupted;
}

void EpollSet::note(int number, quint32 events)
{
    Descriptor &descriptor = m_descriptors[static_cast<std::size_t>(number)];
    if (descriptor.wanted == 0) {
        m_stale = !control(EPOLL_CTL_DEL, number, 0) || m_stale;
        return;
    }
    for (std::size_t type = 0; type < typeCount; ++type) {
        const bool ready = (events & (waitedFor[type] | endOrError)) != 0;
        const quint8 bit = bitOf(type);
        if (ready && (descriptor.wanted & bit) != 0 && (descriptor.pending & bit) == 0) {
            descriptor.pending |= bit;
            m_pending.push_back({number, type});
        }
    }
}

int EpollSet::activate()
{
    int activated = 0;
    while (m_nextPending < m_pending.size()) {
        const Pending next = m_pending[m_nextPending++];
        Descriptor &descriptor = m_descriptors[static_cast<std::size_t>(next.descriptor)];
        const quint8 bit = bitOf(next.type);
        if ((descriptor.pending & bit) == 0) {
            continue;
        }
        descriptor.pending &= static_cast<quint8>(~bit);
        QEvent event{QEvent::SockAct};
        QCoreApplication::sendEvent(descriptor.notifiers[next.type], &event);
        ++activated;
    }
    m_pending.clear();
    m_nextPending = 0;
    return activated;
}

} // namespace pushscope
