// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/subscriber.h"

#include "server/connection.h"
#include "server/replaycache.h"

#include <algorithm>
#include <iterator>

namespace pushscope {

namespace {

qint64 costOf(const Event &event)
{
    return static_cast<qint64>(History::costOf(event));
}

} // namespace

Subscriber::Subscriber(ServerContext &context, Connection &connection, Form form, Counter &delivered)
    : m_context{context}, m_connection{connection}, m_form{form}, m_position{context.broker.history().newest()},
      m_delivered{delivered}
{
}

Subscriber::~Subscriber()
{
    clearBacklog();
}

const Subscription *Subscriber::find(const QByteArray &channel) const
{
    const auto found = std::ranges::find_if(m_subscriptions, [&](const auto &s) { return s->channel() == channel; });
    return found == m_subscriptions.end() ? nullptr : found->get();
}

bool Subscriber::isSubscribed(const QByteArray &channel) const
{
    return find(channel) != nullptr;
}

void Subscriber::subscribe(const QByteArray &channel, std::optional<Sequence> after)
{
    const Sequence newest = m_context.broker.history().newest();
    if (!m_behind) {
        m_position = newest;
    }
    unsubscribe(channel);
    if (after && *after < m_position) {
        for (const auto &other : m_subscriptions) {
            other->setAfter(std::max(other->after(), m_position));
        }
        m_position = *after;
        m_behind = true;
    }
    m_subscriptions.push_back(std::make_unique<Subscription>(m_context.hub, *this, channel, after.value_or(newest)));
    if (m_backlogEvents > 0) {
        recountBacklog();
    }
}

bool Subscriber::unsubscribe(const QByteArray &channel)
{
    const bool was = std::erase_if(m_subscriptions, [&](const auto &s) { return s->channel() == channel; }) > 0;
    if (was && m_backlogEvents > 0) {
        recountBacklog();
    }
    return was;
}

bool Subscriber::wants(const Event &event) const
{
    const Subscription *const subscription = find(event.channel);
    return subscription != nullptr && subscription->after() < event.id.sequence;
}

void Subscriber::deliver(const EncodedEvent &event)
{
    if (m_ended || m_connection.isClosing()) {
        return;
    }
    if (m_behind) {
        fallBehind(event.event());
        return;
    }
    m_connection.send(encode(event));
    m_position = event.event().id.sequence;
    m_behind = m_connection.isCongested();
    ++m_delivered;
}

void Subscriber::fallBehind(const Event &event)
{
    enterBacklog(event);
    if (!isOverLimit()) {
        return;
    }
    if (m_context.config.slowConsumer == SlowConsumer::Disconnect) {
        ++m_context.stats.slowDisconnects;
        m_connection.noteTooSlow();
        closeAsTooSlow();
        return;
    }
    m_overLimit = true;
    const bool latestOnly = m_context.config.slowConsumer == SlowConsumer::LatestOnly;
    const bool searched = forgetEvicted() || latestOnly;
    if (latestOnly) {
        keepLatestOfEachChannel();
    }
    dropOldest(searched ? m_context.config.maxQueueBytes / 8 : 0); // with some room, so as to search seldom
}

void Subscriber::endEvents()
{
    m_ended = true;
    clearBacklog();
}

void Subscriber::enterBacklog(const Event &event)
{
    if (m_backlogEvents == 0) {
        m_backlogFrom = event.id.sequence;
    }
    m_backlogBytes += costOf(event);
    ++m_backlogEvents;
    m_context.stats.addQueued(costOf(event));
}

void Subscriber::leaveBacklog(const Event &event)
{
    if (m_backlogEvents > 0 && event.id.sequence >= m_backlogFrom) {
        m_backlogBytes -= costOf(event);
        --m_backlogEvents;
        m_context.stats.addQueued(-costOf(event));
    }
}

void Subscriber::clearBacklog()
{
    m_context.stats.addQueued(-m_backlogBytes);
    m_backlogBytes = 0;
    m_backlogEvents = 0;
}

/// One event may always wait, so that the limit can be smaller than an event.
bool Subscriber::isOverLimit(qint64 room) const
{
    const qint64 waiting = m_backlogBytes + m_connection.queuedBytes();
    return m_backlogEvents > 1 && waiting > m_context.config.maxQueueBytes - room;
}

void Subscriber::drop(const Event &event)
{
    leaveBacklog(event);
    ++m_context.stats.droppedEvents;
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
            drop(events[i]);
        }
    }
}

/// What the history has evicted, or the subscriber wants no more, waits no more.
void Subscriber::recountBacklog()
{
    const Sequence from{std::max(m_position.value, m_backlogFrom.value - 1)};
    clearBacklog();
    const auto &events = m_context.broker.history().events();
    for (auto i = m_context.broker.history().indexAfter(from); i < events.size(); ++i) {
        if (wants(events[i])) {
            enterBacklog(events[i]);
        }
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
    m_context.stats.droppedEvents += counted - m_backlogEvents;
    return true;
}

void Subscriber::keepLatestOfEachChannel()
{
    const auto &events = m_context.broker.history().events();
    for (const auto &subscription : m_subscriptions) {
        const auto isOfChannel = [&](const Event &event) { return event.channel == subscription->channel(); };
        const Sequence after = std::max(subscription->after(), m_position);
        const auto newest = std::find_if(events.rbegin(), events.rend(), isOfChannel);
        if (newest == events.rend() || newest->id.sequence <= after) {
            continue;
        }
        const auto beyond = events.rend() - static_cast<std::ptrdiff_t>(m_context.broker.history().indexAfter(after));
        std::ranges::for_each(newest + 1, beyond, [&](const Event &event) {
            if (isOfChannel(event)) {
                drop(event);
            }
        });
        subscription->setAfter(Sequence{newest->id.sequence.value - 1});
    }
}

void Subscriber::checkContinuity()
{
    const History &history = m_context.broker.history();
    const bool outrun = std::ranges::any_of(m_subscriptions, [&](const auto &s) {
        return history.hasLost(s->channel(), std::max(s->after(), m_position));
    });
    if (outrun) {
        const EventId first = history.firstId();
        sendReset({History::Broken::Reason::Expired, first}, EventId{history.epoch(), m_position}.toByteArray());
        m_position = Sequence{first.sequence.value - 1};
    }
}

void Subscriber::catchUp()
{
    if (m_ended || !m_behind || m_connection.isCongested()) {
        return;
    }
    const History &history = m_context.broker.history();
    // What the policy drops is announced by `prev` alone, but no policy empties the history.
    if (m_context.config.slowConsumer == SlowConsumer::Disconnect || m_position < history.cleared()) {
        checkContinuity();
    }
    if (m_overLimit && m_context.config.slowConsumer == SlowConsumer::LatestOnly) {
        keepLatestOfEachChannel();
    }
    const auto &events = history.events();
    QByteArray batch;
    for (auto i = history.indexAfter(m_position); i < events.size() && !m_connection.isCongested(); ++i) {
        const Event &event = events[i];
        m_position = event.id.sequence;
        if (wants(event)) {
            leaveBacklog(event);
            batch += encode(m_context.replays.encoded(event));
            ++m_delivered;
        }
        if (batch.size() >= Connection::batchBytes) {
            m_connection.send(batch);
            batch.clear();
        }
    }
    m_connection.send(batch);
    if (!m_connection.isCongested()) {
        m_behind = false;
        endBacklog();
    }
}

/// What it still counts, the history has evicted; the `disconnect` policy has announced that by a reset.
void Subscriber::endBacklog()
{
    if (m_context.config.slowConsumer != SlowConsumer::Disconnect) {
        m_context.stats.droppedEvents += m_backlogEvents;
    }
    m_overLimit = false;
    clearBacklog();
}

} // namespace pushscope
