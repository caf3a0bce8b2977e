// SPDX-License-Identifier: GPL-3.0-or-later
#include "metrics/publishedlog.h"

#include <algorithm>
#include <utility>

namespace pushscope {

void PublishedLog::add(const EventId &id, const QByteArray &channel, Instant due)
{
    const std::lock_guard lock{m_mutex};
    const quint32 epoch = epochNumber(id.epoch);
    if (m_waiting.entries.size() < mostWaiting) {
        m_waiting.entries.push_back({id.sequence.value, due, epoch, channelNumber(channel)});
    }
}

void PublishedLog::take(Batch &into)
{
    into.entries.clear();
    into.epochs.clear();
    into.channels.clear();
    const std::lock_guard lock{m_mutex};
    std::swap(into, m_waiting);
}

quint32 PublishedLog::epochNumber(const QByteArray &epoch)
{
    if (m_epochs == 0 || epoch != m_epoch) {
        m_epoch = epoch;
        m_waiting.epochs.push_back(epoch);
        ++m_epochs;
    }
    return m_epochs - 1;
}

quint32 PublishedLog::channelNumber(const QByteArray &channel)
{
    if (m_lastChannel < m_channels.size() && m_channels[m_lastChannel] == channel) {
        return m_lastChannel;
    }
    const auto known = std::ranges::find(m_channels, channel);
    m_lastChannel = static_cast<quint32>(known - m_channels.begin());
    if (known == m_channels.end() && m_channels.size() < mostChannels) {
        m_channels.push_back(channel);
        m_waiting.channels.push_back(channel);
    }
    m_lastChannel = std::min(m_lastChannel, static_cast<quint32>(m_channels.size() - 1));
    return m_lastChannel;
}

} // namespace pushscope
