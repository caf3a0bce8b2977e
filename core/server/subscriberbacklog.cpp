// SPDX-License-Identifier: GPL-3.0-or-later
// What waits in the history for a subscriber that is behind: its count, its limit, and what of it is dropped.
#include "server/connection.h"
#include "server/subscriber.h"

#include <algorithm>
#include <unordered_map>

namespace pushscope {

namespace {

qint64 costOf(const Event &event)
{
    return static_cast<qint64>(History::costOf(event));
}

} // namespace

void Subscriber::enterBacklog(const Event &event)
{
    if (m_backlogEvents == 0) {
        m_backlogFrom = event.id.sequence;
    }
    m_backlogBytes += costOf(event);
    ++m_backlogEvents;
    m_connection.addQueued(costOf(event));
}

void Subscriber::leaveBacklog(const Event &event)
{
    if (m_backlogEvents > 0 && event.id.sequence >= m_backlogFrom) {
        m_backlogBytes -= costOf(event);
        --m_backlogEvents;
        m_connection.addQueued(-costOf(event));
    }
}

void Subscriber::clearBacklog()
{
    m_connection.addQueued(-m_backlogBytes);
    m_backlogBytes = 0;
    m_backlogEvents = 0;
}

/// One event may always wait, so that the limit can be smaller than an event.
bool Subscriber::isOverLimit(qint64 room) const
{
    const qint64 waiting = m_backlogBytes + m_connection.queuedBytes();
    return m_backlogEvents > 1 && waiting > m_context.config.maxQueueBytes - room;
}

void Subscriber::drop(const Event &event, Drop why)
{
    leaveBacklog(event);
    m_connection.countDropped(why, 1);
}

/// The newest event always stays: it is what the reader gets when it comes back, however small the limit.
void Subscriber::dropOldest(qint64 room)
{
    if (!isOverLimit()) {
        return;
    }
    const History &history = m_context.broker.history();
    const auto &events = history.events();
    for (auto i = history.indexAfter(m_position); i + 1 < events.size() && isOverLimit(room); ++i) {
        m_position = events[i].id.sequence;
        if (wants(events[i])) {
            drop(events[i], Drop::Oldest);
        }
    }
}

/// What the history has evicted, or the subscriber wants no more, waits no more.
void Subscriber::recountBacklog()
{
    const Sequence from{std::max(m_position.value, m_backlogFrom.value - 1)};
    clearBacklog();
    m_recountDue = false;
    const auto &events = m_context.broker.history().events();
    for (auto i = m_context.broker.history().indexAfter(from); i < events.size(); ++i) {
        if (wants(events[i])) {
            enterBacklog(events[i]);
        }
    }
}

/// Once for all the commands that came together.
void Subscriber::recountIfDue()
{
    if (m_recountDue) {
        recountBacklog();
    }
}

/// Whether the history has evicted some of what waits.
bool Subscriber::forgetEvicted()
{
    const Sequence oldest = std::max(m_backlogFrom, Sequence{m_position.value + 1});
    if (oldest >= m_context.broker.history().firstId().sequence) {
        return false;
    }
    const qint64 counted = m_backlogEvents;
    recountBacklog();
    m_connection.countDropped(Drop::Evicted, counted - m_backlogEvents);
    return true;
}

/// One way back through what waits, however many channels there are.
void Subscriber::keepLatestOfEachChannel()
{
    const History &history = m_context.broker.history();
    const auto &events = history.events();
    const auto first = history.indexAfter(m_position);
    std::unordered_map<const Subscription *, Sequence> wantedAfter; // of those whose newest event has been found
    for (auto i = events.size(); i > first; --i) {
        const Event &event = events[i - 1];
        Subscription *const subscription = find(event.channel);
        if (subscription == nullptr) {
            continue;
        }
        const auto [known, isNewest] = wantedAfter.try_emplace(subscription, subscription->after());
        if (event.id.sequence <= known->second) {
            continue;
        }
        if (isNewest) {
            subscription->setAfter(Sequence{event.id.sequence.value - 1});
        } else {
            drop(event, Drop::LatestOnly);
        }
    }
}

/// What it still counts, the history has evicted; the `disconnect` policy has announced that by a reset.
void Subscriber::endBacklog()
{
    if (m_context.config.slowConsumer != SlowConsumer::Disconnect) {
        m_connection.countDropped(Drop::Evicted, m_backlogEvents);
    }
    m_overLimit = false;
    clearBacklog();
}

} // namespace pushscope
