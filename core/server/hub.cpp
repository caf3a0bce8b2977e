// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/hub.h"

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
    listeners.push_back(&subscription);
}

void Hub::remove(Subscription &subscription)
{
    Q_ASSERT(!m_delivering);
    const auto channel = m_channels.find(subscription.channel());
    auto &listeners = *channel;
    listeners[subscription.m_index] = listeners.back();
    listeners[subscription.m_index]->m_index = subscription.m_index;
    listeners.pop_back();
    if (listeners.empty()) {
        m_channels.erase(channel);
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
    for (std::size_t i = first; i < listeners.size(); ++i) {
        listeners[i]->m_receiver.deliver(encoded);
    }
    for (std::size_t i = 0; i < first; ++i) {
        listeners[i]->m_receiver.deliver(encoded);
    }
    m_delivering = false;
    for (Subscription *const subscription : std::exchange(m_ended, {})) {
        remove(*subscription);
    }
}

} // namespace pushscope
