// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/subscriber.h"

#include "server/connection.h"
#include "server/replaycache.h"

#include <algorithm>

namespace pushscope {

namespace {

/// More subscriptions than that are found by a hash.
constexpr std::size_t fewSubscriptions = 8;
/// What catching up may cost in one turn of the event loop, in events that are passed over: some milliseconds.
constexpr qsizetype workATurn = 16'384;

/// An event that is sent costs as much as so many that are passed over.
qsizetype workOfSending(const QByteArray &encoded)
{
    constexpr qsizetype each = 16;
    constexpr qsizetype bytes = 64;
    return each + encoded.size() / bytes;
}

} // namespace

Subscriber::Subscriber(ServerContext &context, Connection &connection, Form form, Counter &delivered)
    : m_context{context}, m_connection{connection}, m_form{form}, m_position{context.broker.history().newest()},
      m_liveAfter{m_position}, m_delivered{delivered}
{
}

Subscriber::~Subscriber()
{
    clearBacklog();
}

/// The number of subscriptions if there is none of the channel.
std::size_t Subscriber::placeOf(const QByteArray &channel) const
{
    if (!m_places.isEmpty()) {
        return m_places.value(channel, m_subscriptions.size());
    }
    const auto found = std::ranges::find_if(m_subscriptions, [&](const auto &s) { return s->channel() == channel; });
    return static_cast<std::size_t>(found - m_subscriptions.begin());
}

Subscription *Subscriber::find(const QByteArray &channel) const
{
    const std::size_t place = placeOf(channel);
    return place == m_subscriptions.size() ? nullptr : m_subscriptions[place].get();
}

void Subscriber::add(const QByteArray &channel, Sequence after)
{
    m_subscriptions.push_back(std::make_unique<Subscription>(m_context.hub, *this, channel, after));
    const std::size_t count = m_subscriptions.size();
    for (std::size_t i = m_places.isEmpty() ? 0 : count - 1; count > fewSubscriptions && i < count; ++i) {
        m_places.insert(m_subscriptions[i]->channel(), i);
    }
}

bool Subscriber::remove(const QByteArray &channel)
{
    const std::size_t place = placeOf(channel);
    if (place == m_subscriptions.size()) {
        return false;
    }
    m_subscriptions[place].swap(m_subscriptions.back());
    m_subscriptions.pop_back();
    if (m_subscriptions.size() <= fewSubscriptions) {
        m_places = {};
        return true;
    }
    m_places.remove(channel);
    if (place < m_subscriptions.size()) {
        m_places.insert(m_subscriptions[place]->channel(), place);
    }
    return true;
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
        m_liveAfter = newest;
        m_behind = true;
    }
    m_heardElsewhere = std::max(m_heardElsewhere, after.value_or(Sequence{}));
    add(channel, after.value_or(newest));
    m_recountDue = m_backlogEvents > 0 || m_recountDue;
}

bool Subscriber::unsubscribe(const QByteArray &channel)
{
    const bool was = remove(channel);
    m_recountDue = (was && m_backlogEvents > 0) || m_recountDue;
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
    const Sequence sequence = event.event().id.sequence;
    if (sequence <= m_heardElsewhere && !wants(event.event())) {
        m_position = m_behind ? m_position : sequence;
        return;
    }
    if (m_behind) {
        fallBehind(event.event());
        return;
    }
    m_connection.sendEvents(encode(event));
    m_connection.noteDelivered(event.event().due);
    m_position = sequence;
    m_behind = m_connection.isCongested();
    ++m_delivered;
    ++m_sent;
}

/// What the history holds now is sent at the connection's next turn.
void Subscriber::interrupted(const LogBreak &logBreak)
{
    if (m_ended || m_connection.isClosing()) {
        return;
    }
    m_connection.countDropped(Drop::LogBreak, m_backlogEvents);
    ++m_connection.counters().breaks[logBreak.broken.reason];
    clearBacklog();
    m_liveAfter = m_context.broker.history().newest();
    const Sequence seen = m_behind ? m_position : logBreak.heard.sequence;
    sendReset(logBreak.broken, EventId{logBreak.heard.epoch, seen}.toByteArray());
    m_position = Sequence{logBreak.broken.first.sequence.value - 1};
    for (const auto &subscription : m_subscriptions) {
        subscription->setAfter(m_position);
    }
    m_heardElsewhere = {};
    m_behind = true;
    m_recountDue = true;
    m_connection.resumeReading();
}

void Subscriber::fallBehind(const Event &event)
{
    if (m_recountDue) {
        recountIfDue(); // the event is in the history by now
    } else {
        enterBacklog(event);
    }
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

void Subscriber::checkContinuity()
{
    const History &history = m_context.broker.history();
    const bool outrun = std::ranges::any_of(m_subscriptions, [&](const auto &s) {
        return history.hasLost(s->channel(), std::max(s->after(), m_position));
    });
    if (outrun) {
        const EventId first = history.firstId();
        ++m_connection.counters().breaks[History::Broken::Reason::Expired];
        sendReset({History::Broken::Reason::Expired, first}, EventId{history.epoch(), m_position}.toByteArray());
        m_position = Sequence{first.sequence.value - 1};
    }
}

void Subscriber::catchUp()
{
    if (m_ended || !m_behind) {
        return;
    }
    recountIfDue();
    if (m_connection.isCongested()) {
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
    const bool isAll = sendSome();
    if (m_connection.isCongested()) {
        return;
    }
    if (isAll) {
        m_behind = false;
        endBacklog();
    } else {
        m_connection.resumeReading();
    }
}

/// One turn's share of what the history holds; whether that was all.
bool Subscriber::sendSome()
{
    const History &history = m_context.broker.history();
    const auto &events = history.events();
    QByteArray batch;
    qsizetype work = 0;
    Instant now = m_context.clock.now();
    auto i = history.indexAfter(m_position);
    for (; i < events.size() && work < workATurn && !m_connection.isCongested(); ++i, ++work) {
        const Event &event = events[i];
        m_position = event.id.sequence;
        if (wants(event)) {
            leaveBacklog(event);
            const QByteArray &encoded = encode(m_context.replays.encoded(event));
            work += workOfSending(encoded);
            batch += encoded;
            m_connection.counters().countLate(event.id.sequence <= m_liveAfter, now - event.due);
            ++m_delivered;
            ++m_sent;
        }
        if (batch.size() >= Connection::batchBytes) {
            m_connection.sendEvents(batch);
            batch.clear();
            now = m_connection.lastSent();
        }
    }
    m_connection.sendEvents(batch);
    return i >= events.size();
}

} // namespace pushscope
