// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "time/clock.h"

#include <QAbstractEventDispatcher>
#include <QList>

#include <chrono>
#include <memory>
#include <optional>
#include <set>
#include <unordered_map>

namespace pushscope {

/// The timers of an event dispatcher, in the order in which they are due, with the meaning that Qt
/// gives to timer types: coarse deadlines are moved by at most 5 % to coincide with others, very
/// coarse ones lie on whole seconds. Used in one thread; time is passed in.
class DispatcherTimers
{
public:
    using Info = QAbstractEventDispatcher::TimerInfo;

    DispatcherTimers();
    ~DispatcherTimers();
    Q_DISABLE_COPY_MOVE(DispatcherTimers)

    /// `id` is not in use. An interval of 0 is due in every turn of the event loop.
    void add(int id, std::chrono::milliseconds interval, Qt::TimerType type, QObject *object, Instant now);
    bool remove(int id);
    bool removeAll(const QObject *object);

    [[nodiscard]] QList<Info> of(const QObject *object) const;
    [[nodiscard]] std::optional<Instant> deadline(int id) const;
    /// When the next timer is due, those left out whose event is being handled.
    [[nodiscard]] std::optional<Instant> next() const;

    /// Sends a timer event for each timer that is due; to none twice, and to none whose event is
    /// still being handled. Any timer and any object may go meanwhile, and it may be called from
    /// within. Returns how many with an interval were due.
    int activate(Instant now);

private:
    struct Timer;
    struct Earlier
    {
        bool operator()(const Timer *left, const Timer *right) const;
    };

    [[nodiscard]] static Instant aligned(const Timer &timer);
    void reschedule(Timer &timer, Instant now);
    void send(Timer &timer);

    std::unordered_map<int, std::unique_ptr<Timer>> m_timers;
    std::set<Timer *, Earlier> m_queue;
    quint64 m_order = 0;
    quint64 m_round = 0;
};

} // namespace pushscope
