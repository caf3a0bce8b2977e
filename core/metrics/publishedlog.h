// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "message/eventid.h"
#include "time/clock.h"

#include <QByteArray>

#include <mutex>
#include <vector>

namespace pushscope {

/// What a server has published, on its way from the server's thread to that of the clients: who publishes adds, who
/// compares takes all at once, and nothing is posted. Epochs and channels are numbered from 0 as they come. Bounded:
/// beyond `mostWaiting` the newest are left out until some are taken; their sequence numbers show it.
class PublishedLog
{
public:
    struct Entry
    {
        quint64 sequence = 0;
        Instant due;
        quint32 epoch = 0;
        quint32 channel = 0;
    };
    struct Batch
    {
        std::vector<Entry> entries; ///< oldest first
        std::vector<QByteArray> epochs; ///< that are new since the batch before, in the order of their numbers
        std::vector<QByteArray> channels;
    };

    void add(const EventId &id, const QByteArray &channel, Instant due);
    /// What was added since the call before; the room of `into` is used again.
    void take(Batch &into);

    static constexpr std::size_t mostWaiting = 500'000;
    /// Events of further channels go under the last number.
    static constexpr std::size_t mostChannels = 10'000;

private:
    [[nodiscard]] quint32 epochNumber(const QByteArray &epoch);
    [[nodiscard]] quint32 channelNumber(const QByteArray &channel);

    std::mutex m_mutex;
    Batch m_waiting;
    QByteArray m_epoch; ///< the newest
    quint32 m_epochs = 0;
    std::vector<QByteArray> m_channels;
    quint32 m_lastChannel = 0;
};

} // namespace pushscope
