// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/dispatchertimers.h"

#include <QCoreApplication>
#include <QTimerEvent>

#include <algorithm>
#include <array>
#include <limits>
#include <tuple>

namespace pushscope {

namespace {

using namespace std::chrono_literals;

// Below, 5 % is less than a millisecond; above, more than a second.
constexpr std::chrono::milliseconds longestPrecise = 20ms;
constexpr std::chrono::milliseconds shortestVeryCoarse = 20s;
constexpr int coarseness = 20; ///< 5 %

Qt::TimerType effectiveType(Qt::TimerType type, std::chrono::milliseconds interval)
{
    if (type == Qt::CoarseTimer && interval <= longestPrecise) {
        return Qt::PreciseTimer;
    }
    return type == Qt::CoarseTimer && interval >= shortestVeryCoarse ? Qt::VeryCoarseTimer : type;
}

std::chrono::milliseconds effectiveInterval(Qt::TimerType type, std::chrono::milliseconds interval)
{
    if (type != Qt::VeryCoarseTimer || interval == 0ms) {
        return interval;
    }
    return std::max<std::chrono::milliseconds>(std::chrono::round<std::chrono::seconds>(interval), 1s);
}

template <typename Duration>
Instant nearest(Instant instant, Duration grid)
{
    const auto half = std::chrono::duration_cast<Instant::duration>(grid) / 2;
    const Instant shifted = instant + half;
    return shifted - shifted.time_since_epoch() % std::chrono::duration_cast<Instant::duration>(grid);
}

/// The roundest point of time that is not more than 5 % away.
Instant roundest(Instant due, std::chrono::milliseconds interval)
{
    constexpr std::array grids{1000ms, 500ms, 250ms, 100ms, 50ms, 25ms, 10ms, 5ms, 1ms};
    const Instant::duration slack = Instant::duration{interval} / coarseness;
    for (const auto grid : grids) {
        const Instant candidate = nearest(due, grid);
        if (std::chrono::abs(candidate - due) <= slack) {
            return candidate;
        }
    }
    return due;
}

} // namespace

struct DispatcherTimers::Timer
{
    int id;
    std::chrono::milliseconds interval;
    Qt::TimerType type;
    QObject *object;
    Instant due{}; ///< before it is aligned, so that coarse timers do not drift
    Instant deadline{};
    quint64 order = 0; ///< among those with the same deadline
    quint64 serial = 0; ///< tells a timer from a later one with its id
    quint64 round = 0; ///< in which it was activated or added
    bool active = false;
};

DispatcherTimers::DispatcherTimers() = default;
DispatcherTimers::~DispatcherTimers() = default;

bool DispatcherTimers::Earlier::operator()(const Timer *left, const Timer *right) const
{
    return std::tie(left->deadline, left->order) < std::tie(right->deadline, right->order);
}

Instant DispatcherTimers::aligned(const Timer &timer)
{
    if (timer.interval == 0ms || timer.type == Qt::PreciseTimer) {
        return timer.due;
    }
    return timer.type == Qt::VeryCoarseTimer ? nearest(timer.due, 1s) : roundest(timer.due, timer.interval);
}

void DispatcherTimers::add(int id, std::chrono::milliseconds interval, Qt::TimerType type, QObject *object, Instant now)
{
    remove(id);
    const Qt::TimerType effective = effectiveType(type, interval);
    auto timer = std::make_unique<Timer>(Timer{id, effectiveInterval(effective, interval), effective, object});
    timer->due = now + timer->interval;
    timer->deadline = aligned(*timer);
    timer->order = timer->serial = ++m_order;
    timer->round = m_round;
    m_queue.insert(timer.get());
    m_timers.emplace(id, std::move(timer));
}

bool DispatcherTimers::remove(int id)
{
    const auto found = m_timers.find(id);
    if (found == m_timers.end()) {
        return false;
    }
    m_queue.erase(found->second.get());
    m_timers.erase(found);
    return true;
}

bool DispatcherTimers::removeAll(const QObject *object)
{
    return std::erase_if(m_timers,
                         [&](const auto &entry) {
                             const bool its = entry.second->object == object;
                             if (its) {
                                 m_queue.erase(entry.second.get());
                             }
                             return its;
                         })
        > 0;
}

QList<DispatcherTimers::Info> DispatcherTimers::of(const QObject *object) const
{
    QList<Info> infos;
    for (const Timer *timer : m_queue) {
        if (timer->object == object) {
            constexpr qint64 longest = std::numeric_limits<int>::max();
            const auto interval = std::min<qint64>(timer->interval.count(), longest);
            infos.append(Info{timer->id, static_cast<int>(interval), timer->type});
        }
    }
    return infos;
}

std::optional<Instant> DispatcherTimers::deadline(int id) const
{
    const auto found = m_timers.find(id);
    return found == m_timers.end() ? std::nullopt : std::optional{found->second->deadline};
}

std::optional<Instant> DispatcherTimers::next() const
{
    const auto waiting = std::ranges::find_if(m_queue, [](const Timer *timer) { return !timer->active; });
    return waiting == m_queue.end() ? std::nullopt : std::optional{(*waiting)->deadline};
}

int DispatcherTimers::activate(Instant now)
{
    const quint64 round = ++m_round;
    int activated = 0;
    while (!m_queue.empty()) {
        Timer &timer = **m_queue.begin();
        if (timer.deadline > now || timer.round >= round) {
            break;
        }
        timer.round = round;
        reschedule(timer, now);
        activated += timer.interval > 0ms ? 1 : 0;
        if (!timer.active) {
            send(timer);
        }
    }
    return activated;
}

/// A timer that fell behind skips what it missed.
void DispatcherTimers::reschedule(Timer &timer, Instant now)
{
    auto node = m_queue.extract(&timer);
    timer.due += timer.interval;
    if (timer.due < now) {
        timer.due = now + timer.interval;
    }
    timer.deadline = aligned(timer);
    timer.order = ++m_order;
    m_queue.insert(std::move(node));
}

void DispatcherTimers::send(Timer &timer)
{
    const int id = timer.id;
    const quint64 serial = timer.serial;
    timer.active = true;
    QTimerEvent event{id};
    QCoreApplication::sendEvent(timer.object, &event);
    const auto found = m_timers.find(id);
    if (found != m_timers.end() && found->second->serial == serial) {
        found->second->active = false;
    }
}

} // namespace pushscope
