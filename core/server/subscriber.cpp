// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/subscriber.h"

#include "server/connection.h"
#include "server/replaycache.h"

#include <algorithm>
#include <iterator>

namespace pushscope {

namespace {

constexpr qsizetype batchBytes = 64 * 1024;

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
}

bool Subscriber::unsubscribe(const QByteArray &channel)
{
    return std::erase_if(m_subscriptions, [&](const auto &s) { return s->channel() == channel; }) > 0;
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
    if (m_backlogBytes == 0) {
        m_backlogFrom = event.id.sequence;
    }
    addToBacklog(costOf(event));
    if (m_backlogBytes <= m_context.config.maxQueueBytes) {
        return;
    }
    if (m_context.config.slowConsumer == SlowConsumer::Disconnect) {
        ++m_context.stats.slowDisconnects;
        closeAsTooSlow();
    } else {
        dropOldest();
    }
}

void Subscriber::endEvents()
{
    m_ended = true;
    clearBacklog();
}

void Subscriber::addToBacklog(qint64 bytes)
{
    m_backlogBytes += bytes;
    m_context.stats.queueBytes += bytes;
}

void Subscriber::clearBacklog()
{
    addToBacklog(-m_backlogBytes);
}

void Subscriber::dropOldest()
{
    const auto &events = m_context.broker.history().events();
    for (auto i = m_context.broker.history().indexAfter(m_position);
         i < events.size() && m_backlogBytes > m_context.config.maxQueueBytes; ++i) {
        m_position = events[i].id.sequence;
        if (wants(events[i]) && m_position >= m_backlogFrom) {
            addToBacklog(-costOf(events[i]));
            ++m_context.stats.droppedEvents;
        }
    }
}

void Subscriber::keepLatestOfEachChannel()
{
    const auto &events = m_context.broker.history().events();
    for (const auto &subscription : m_subscriptions) {
        const auto newest = std::find_if(events.rbegin(), events.rend(),
                                         [&](const Event &event) { return event.channel == subscription->channel(); });
        if (newest == events.rend()) {
            continue;
        }
        const Sequence after = std::max(subscription->after(), m_position);
        m_context.stats.droppedEvents += std::count_if(newest + 1, events.rend(), [&](const Event &event) {
            return event.channel == subscription->channel() && event.id.sequence > after;
        });
        subscription->setAfter(std::max(after, Sequence{newest->id.sequence.value - 1}));
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
    if (m_backlogBytes > 0 && m_context.config.slowConsumer == SlowConsumer::LatestOnly) {
        keepLatestOfEachChannel();
    }
    const auto &events = history.events();
    QByteArray batch;
    for (auto i = history.indexAfter(m_position); i < events.size() && !m_connection.isCongested(); ++i) {
        const Event &event = events[i];
        m_position = event.id.sequence;
        if (wants(event)) {
            if (m_position >= m_backlogFrom) {
                addToBacklog(-std::min(costOf(event), m_backlogBytes));
            }
            batch += encode(m_context.replays.encoded(event));
            ++m_delivered;
        }
        if (batch.size() >= batchBytes) {
            m_connection.send(batch);
            batch.clear();
        }
    }
    m_connection.send(batch);
    if (!m_connection.isCongested()) {
        m_behind = false;
        clearBacklog();
    }
}

} // namespace pushscope
