// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/hub.h"

#include "platform/prefetch.h"

#include <unordered_set>
#include <utility>

namespace pushscope {

Subscription::Subscription(Hub &hub, EventReceiver &receiver, QByteArray channel, Sequence after)
    : m_hub{hub}, m_receiver{receiver}, m_channel{std::move(channel)}, m_after{after}
{
    m_hub.add(*this);
}

Subscription::~Subscription()
{
    if (!m_ended) {
        m_hub.remove(*this);
    }
}

void Subscription::end()
{
    if (m_ended) {
        return;
    }
    m_ended = true;
    if (m_hub.m_delivering) {
        m_hub.m_ended.push_back(this);
    } else {
        m_hub.remove(*this);
    }
}

void Hub::add(Subscription &subscription)
{
    auto &listeners = m_channels[subscription.channel()];
    subscription.m_index = listeners.size();
    listeners.push_back({&subscription.m_receiver, &subscription});
}

void Hub::remove(Subscription &subscription)
{
    Q_ASSERT(!m_delivering);
    const auto channel = m_channels.find(subscription.channel());
    auto &listeners = *channel;
    listeners[subscription.m_index] = listeners.back();
    listeners[subscription.m_index].subscription->m_index = subscription.m_index;
    listeners.pop_back();
    if (listeners.empty()) {
        m_channels.erase(channel);
    }
}

/// Of thousands of receivers none is in the cache when its turn comes, and waiting for memory would take as long as
/// all else that is done here. So each is asked for some places ahead: first itself, then what it needs.
void Hub::deliverTo(const Listener *begin, const Listener *end, const EncodedEvent &event)
{
    constexpr std::ptrdiff_t fetchedAhead = 4;
    constexpr std::ptrdiff_t preparedAhead = 2;
    for (const Listener *listener = begin; listener != end; ++listener) {
        if (end - listener > fetchedAhead) {
            prefetch(listener[fetchedAhead].receiver);
        }
        if (end - listener > preparedAhead) {
            listener[preparedAhead].receiver->prepare();
        }
        listener->receiver->deliver(event);
    }
}

void Hub::deliver(const Event &event)
{
    const auto channel = m_channels.constFind(event.channel);
    if (channel == m_channels.cend()) {
        return;
    }
    const EncodedEvent encoded{event};
    const auto &listeners = *channel;
    // Whoever is served first has the lower latency, so each event begins with another one.
    const std::size_t first = m_nextFirst++ % listeners.size();
    m_delivering = true;
    deliverTo(listeners.data() + first, listeners.data() + listeners.size(), encoded);
    deliverTo(listeners.data(), listeners.data() + first, encoded);
    m_delivering = false;
    removeEnded();
}

void Hub::interrupt(const LogBreak &logBreak)
{
    std::unordered_set<EventReceiver *> receivers;
    for (const auto &listeners : std::as_const(m_channels)) {
        for (const Listener &listener : listeners) {
            receivers.insert(listener.receiver);
        }
    }
    m_delivering = true;
    for (EventReceiver *const receiver : receivers) {
        receiver->interrupted(logBreak);
    }
    m_delivering = false;
    removeEnded();
}

void Hub::removeEnded()
{
    for (Subscription *const subscription : std::exchange(m_ended, {})) {
        remove(*subscription);
    }
}

} // namespace pushscope
