// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/memorybroker.h"

#include <QRandomGenerator>

namespace pushscope {

MemoryBroker::MemoryBroker(History::Limits limits, QByteArray epoch) : m_history{std::move(epoch), limits} {}

QByteArray MemoryBroker::randomEpoch()
{
    static constexpr char alphabet[] = "abcdefghijklmnopqrstuvwxyz0123456789";
    constexpr int length = 8;
    QByteArray epoch;
    for (int i = 0; i < length; ++i) {
        epoch += alphabet[QRandomGenerator::system()->bounded(static_cast<int>(sizeof alphabet) - 1)];
    }
    return epoch;
}

void MemoryBroker::publish(Publication publication, const Published &published)
{
    const Sequence sequence{m_history.newest().value + 1};
    Event event{.id = {m_history.epoch(), sequence},
                .previous = exchangePrevious(publication.channel, sequence),
                .channel = std::move(publication.channel),
                .type = std::move(publication.type),
                .due = publication.due,
                .payload = std::move(publication.payload)};
    m_history.append(event);
    if (m_listener) {
        m_listener(event);
    }
    if (published) {
        published(event.id);
    }
}

std::optional<EventId> MemoryBroker::exchangePrevious(const QByteArray &channel, Sequence sequence)
{
    if (const auto known = m_newestOfChannel.find(channel); known != m_newestOfChannel.end()) {
        const EventId previous{m_history.epoch(), *known};
        *known = sequence;
        return previous;
    }
    if (m_newestOfChannel.size() >= mostChannels) {
        forgetSilentChannels();
    }
    m_newestOfChannel.insert(channel, sequence);
    return {};
}

void MemoryBroker::forgetSilentChannels()
{
    const Sequence first = m_history.firstId().sequence;
    m_newestOfChannel.removeIf([first](const auto &entry) { return entry.value() < first; });
}

} // namespace pushscope
