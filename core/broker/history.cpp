// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/history.h"

#include <algorithm>
#include <utility>

namespace pushscope {

History::History(QByteArray epoch, Limits limits) : m_epoch{std::move(epoch)}, m_limits{limits} {}

std::size_t History::costOf(const Event &event)
{
    return sizeof(Event)
        + static_cast<std::size_t>(event.payload.bytes.size() + event.channel.size() + event.type.size());
}

std::size_t History::heldCostOf(const Event &event) const
{
    return costOf(event) + (m_limits.replicas - 1) * sizeof(Event);
}

void History::append(Event event)
{
    m_newest = event.id.sequence;
    m_bytes += heldCostOf(event);
    m_events.push_back(std::move(event));
    while (m_events.size() > m_limits.events || m_bytes > m_limits.bytes) {
        evictOldest();
    }
}

void History::clear()
{
    while (!m_events.empty()) {
        evictOldest();
    }
    m_cleared = m_newest;
}

void History::restart(QByteArray epoch, Sequence newest)
{
    m_events.clear();
    m_bytes = 0;
    m_newestEvicted.clear();
    if (m_epoch != epoch) {
        m_former.push_back(std::exchange(m_epoch, std::move(epoch)));
    }
    if (m_former.size() > mostFormerEpochs) {
        m_former.pop_front();
    }
    m_newest = newest;
    m_forgotten = newest;
    m_cleared = newest;
}

void History::evictOldest()
{
    const Event &oldest = m_events.front();
    m_bytes -= heldCostOf(oldest);
    if (m_newestEvicted.size() >= mostRememberedChannels && !m_newestEvicted.contains(oldest.channel)) {
        m_newestEvicted.clear();
        m_forgotten = oldest.id.sequence;
    } else {
        m_newestEvicted[oldest.channel] = oldest.id.sequence;
    }
    m_events.pop_front();
}

EventId History::firstId() const
{
    return m_events.empty() ? EventId{m_epoch, Sequence{m_newest.value + 1}} : m_events.front().id;
}

std::size_t History::indexAfter(Sequence sequence) const
{
    if (m_events.empty() || sequence < m_events.front().id.sequence) {
        return 0;
    }
    const auto distance = sequence.value - m_events.front().id.sequence.value + 1;
    return std::min<std::size_t>(distance, m_events.size());
}

bool History::hasLost(const QByteArray &channel, Sequence sequence) const
{
    return sequence < std::max(m_forgotten, m_newestEvicted.value(channel));
}

std::variant<Sequence, History::Broken> History::locate(QByteArrayView after,
                                                        std::span<const QByteArray> channels) const
{
    const auto id = EventId::parse(after);
    if (!id || id->epoch != m_epoch || id->sequence > m_newest) {
        return Broken{Broken::Reason::Epoch, firstId()};
    }
    if (std::ranges::any_of(channels, [&](const QByteArray &channel) { return hasLost(channel, id->sequence); })) {
        return Broken{Broken::Reason::Expired, firstId()};
    }
    return id->sequence;
}

std::optional<Sequence> History::toCome(QByteArrayView after) const
{
    const auto id = EventId::parse(after);
    const bool isToCome =
        id && id->epoch == m_epoch && id->sequence > m_newest && id->sequence.value - m_newest.value <= mostAhead;
    return isToCome ? std::optional{id->sequence} : std::nullopt;
}

bool History::mayBeNext(QByteArrayView after) const
{
    const auto id = EventId::parse(after);
    return id && id->epoch != m_epoch && std::ranges::find(m_former, id->epoch) == m_former.end();
}

} // namespace pushscope
