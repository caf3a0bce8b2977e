// SPDX-License-Identifier: GPL-3.0-or-later
#include "metrics/deliveryledger.h"

#include <algorithm>
#include <utility>

namespace pushscope {

DeliveryLedger::Verdict DeliveryLedger::record(const QByteArray &channel, const EventId &id,
                                               const std::optional<EventId> &previous)
{
    if (!m_epoch.isEmpty() && m_epoch != id.epoch) {
        reset();
    }
    m_epoch = id.epoch;

    const quint64 sequence = id.sequence.value;
    std::optional<quint64> before;
    if (previous && previous->epoch == id.epoch && previous->sequence < id.sequence) {
        before = previous->sequence.value;
        if (*before + 1 != sequence) {
            noteSharing();
        }
    }

    const auto known = m_channels.find(channel);
    if (known == m_channels.end()) {
        return recordFirst(channel, id, before);
    }
    return sequence > known->newest ? recordNewer(channel, *known, id, before) : recordOlder(*known, sequence, before);
}

DeliveryLedger::Verdict DeliveryLedger::recordFirst(const QByteArray &name, const EventId &id,
                                                    std::optional<quint64> previous)
{
    ++m_counts.events;
    if (m_channels.size() >= mostChannels) {
        return Verdict::InOrder;
    }
    if (!m_channels.isEmpty()) {
        noteSharing();
    }
    Channel &channel = m_channels[name];
    channel.newest = id.sequence.value;
    if (m_start && previous && *previous > *m_start) {
        return openGap(name, channel, *m_start, *previous, id);
    }
    if (!m_start && id.sequence.value > 1) {
        // What is older was not asked for, but an older event is no duplicate when it comes.
        addMissing(channel, {.first = 1, .last = id.sequence.value - 1, .expected = false});
    }
    return Verdict::InOrder;
}

DeliveryLedger::Verdict DeliveryLedger::recordNewer(const QByteArray &name, Channel &channel, const EventId &id,
                                                    std::optional<quint64> previous)
{
    ++m_counts.events;
    const quint64 after = std::exchange(channel.newest, id.sequence.value);
    if (previous && *previous > after) {
        return openGap(name, channel, after, *previous, id);
    }
    if (!previous && id.sequence.value > after + 1) {
        addMissing(channel, {.first = after + 1, .last = id.sequence.value - 1, .expected = false});
    }
    return Verdict::InOrder;
}

DeliveryLedger::Verdict DeliveryLedger::openGap(const QByteArray &name, Channel &channel, quint64 after,
                                                quint64 previous, const EventId &id)
{
    const quint64 length = previous - after;
    addMissing(channel, {.first = after + 1, .last = previous});
    ++m_counts.gaps;
    m_lastGap = {name, EventId{id.epoch, Sequence{after}}, id, m_shared ? 1 : length, length};
    return Verdict::AfterGap;
}

DeliveryLedger::Verdict DeliveryLedger::recordOlder(Channel &channel, quint64 sequence, std::optional<quint64> previous)
{
    const auto at = std::ranges::lower_bound(channel.missing, sequence, {}, &Missing::last);
    if (at == channel.missing.end() || sequence < at->first) {
        ++m_counts.duplicates;
        return Verdict::Duplicate;
    }
    fill(channel, at, sequence, previous);
    ++m_counts.events;
    ++m_counts.outOfOrder;
    return Verdict::OutOfOrder;
}

/// Takes a late event out of its gap. What lies between it and the event before it belongs to
/// other channels, so at most a piece on either side stays missing.
void DeliveryLedger::fill(Channel &channel, const MissingAt &at, quint64 sequence, std::optional<quint64> previous)
{
    const Missing whole = *at;
    m_counts.lost -= whole.lost;
    auto next = channel.missing.erase(at);
    if (sequence < whole.last) {
        const auto newer = counted({.first = sequence + 1, .last = whole.last, .expected = whole.expected});
        m_counts.lost += newer.lost;
        next = channel.missing.insert(next, newer);
    }
    const quint64 olderEnd = previous.value_or(sequence - 1);
    if (olderEnd >= whole.first) {
        const auto older = counted({.first = whole.first, .last = olderEnd, .expected = whole.expected});
        m_counts.lost += older.lost;
        channel.missing.insert(next, older);
    }
    if (channel.missing.size() > mostGaps) {
        channel.missing.pop_front();
    }
}

/// The newest of a missing stretch is an event of the channel for sure; the others only if no
/// other channel shares the log.
DeliveryLedger::Missing DeliveryLedger::counted(Missing missing) const
{
    if (missing.expected) {
        missing.lost = m_shared ? 1 : missing.last - missing.first + 1;
    }
    return missing;
}

void DeliveryLedger::addMissing(Channel &channel, const Missing &missing)
{
    channel.missing.push_back(counted(missing));
    m_counts.lost += channel.missing.back().lost;
    if (channel.missing.size() > mostGaps) {
        channel.missing.pop_front();
    }
}

/// Gaps that were thought to hold events of one channel only are counted again.
void DeliveryLedger::noteSharing()
{
    if (std::exchange(m_shared, true)) {
        return;
    }
    for (Channel &channel : m_channels) {
        for (Missing &missing : channel.missing) {
            m_counts.lost -= missing.lost;
            missing = counted(missing);
            m_counts.lost += missing.lost;
        }
    }
}

void DeliveryLedger::reset()
{
    ++m_counts.resets;
    startAnew();
}

void DeliveryLedger::reset(const EventId &requested, const EventId &first)
{
    if (requested.epoch == first.epoch && first.sequence.value > requested.sequence.value + 1) {
        m_counts.lost += m_shared ? 1 : first.sequence.value - requested.sequence.value - 1;
    }
    reset();
}

void DeliveryLedger::startAnew()
{
    m_channels.clear();
    m_epoch.clear();
    m_start.reset();
}

void DeliveryLedger::startAfter(const EventId &id)
{
    if (!m_epoch.isEmpty() && m_epoch != id.epoch) {
        reset();
    }
    m_epoch = id.epoch;
    m_start = id.sequence.value;
}

void DeliveryLedger::clear()
{
    *this = {};
}

} // namespace pushscope
