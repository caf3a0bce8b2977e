// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/sequencer.h"

#include <QRandomGenerator>

#include <utility>

namespace pushscope {

namespace {

/// Bytes that were put together piece by piece may hold as much room again, and the history would keep it uncounted.
QByteArray withoutSpareRoom(QByteArray bytes)
{
    constexpr qsizetype worthwhile = 1024;
    if (bytes.capacity() - bytes.size() > worthwhile) {
        bytes.squeeze();
    }
    return bytes;
}

} // namespace

QByteArray Sequencer::randomEpoch()
{
    static constexpr char alphabet[] = "abcdefghijklmnopqrstuvwxyz0123456789";
    constexpr int length = 8;
    QByteArray epoch;
    for (int i = 0; i < length; ++i) {
        epoch += alphabet[QRandomGenerator::system()->bounded(static_cast<int>(sizeof alphabet) - 1)];
    }
    return epoch;
}

Event Sequencer::next(Publication publication, Sequence firstHeld)
{
    ++m_newest.value;
    publication.payload.bytes = withoutSpareRoom(std::move(publication.payload.bytes));
    auto previous = exchangePrevious(publication.channel, m_newest, firstHeld);
    return {.id = {m_epoch, m_newest},
            .previous = std::move(previous),
            .channel = std::move(publication.channel),
            .type = std::move(publication.type),
            .due = publication.due,
            .payload = std::move(publication.payload)};
}

std::optional<EventId> Sequencer::exchangePrevious(const QByteArray &channel, Sequence sequence, Sequence firstHeld)
{
    if (const auto known = m_newestOfChannel.find(channel); known != m_newestOfChannel.end()) {
        const EventId previous{m_epoch, *known};
        *known = sequence;
        return previous;
    }
    if (m_newestOfChannel.size() >= mostChannels) {
        m_newestOfChannel.removeIf([firstHeld](const auto &entry) { return entry.value() < firstHeld; });
    }
    m_newestOfChannel.insert(channel, sequence);
    return {};
}

} // namespace pushscope
