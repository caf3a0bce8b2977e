// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "message/eventid.h"

#include <QHash>

#include <deque>
#include <optional>

namespace pushscope {

/// A stretch of a channel that was skipped.
struct Gap
{
    QByteArray channel;
    EventId after; ///< the last event seen before the gap
    EventId before; ///< the event that revealed it
    /// How many events are missing. `atLeast` and `atMost` differ only if other channels share the
    /// log, whose events have sequence numbers in the same stretch.
    quint64 atLeast = 0;
    quint64 atMost = 0;

    bool operator==(const Gap &) const = default;
};

/// What one client has received of the log: finds losses, duplicates and changes of order from
/// `id` and `prev` alone. Memory is bounded: beyond `mostGaps` open gaps per channel the oldest is
/// settled as lost.
class DeliveryLedger
{
public:
    enum class Verdict {
        InOrder, ///< next in its channel
        AfterGap, ///< `prev` was not seen: `lastGap()` tells what is missing
        OutOfOrder, ///< fills a gap: came later than its successor
        Duplicate, ///< was there before
    };

    struct Counts
    {
        quint64 events = 0; ///< distinct events delivered
        /// Missing now; goes down when a late one fills its gap. Where other channels share the
        /// log it is the number that is certain.
        quint64 lost = 0;
        quint64 duplicates = 0;
        quint64 outOfOrder = 0;
        quint64 gaps = 0;
        quint64 resets = 0;

        bool operator==(const Counts &) const = default;
    };

    /// An id of another epoch counts as a reset if none was announced.
    Verdict record(const QByteArray &channel, const EventId &id, const std::optional<EventId> &previous);

    /// The server said that continuity is broken (other epoch, or expired): what comes next starts
    /// anew and is no gap. What was missing before stays lost.
    void reset();
    /// As above, within one epoch: what lay between the id that was asked for and the first that can
    /// still be had is lost (at least one event, if other channels share the log).
    void reset(const EventId &requested, const EventId &first);

    /// Where a client resumes: nothing before this id will come, so a first event whose `prev` is
    /// newer than it reveals a gap. Given by the hello or by the user's --after.
    void startAfter(const EventId &id);

    [[nodiscard]] const Counts &counts() const { return m_counts; }
    [[nodiscard]] const Gap &lastGap() const { return m_lastGap; }
    void clear();

    static constexpr std::size_t mostGaps = 1000;
    /// Events of further channels are counted, but not followed.
    static constexpr qsizetype mostChannels = 1000;

private:
    /// Sequences first…last of a channel that have not come (both included).
    struct Missing
    {
        quint64 first = 0;
        quint64 last = 0;
        quint64 lost = 0; ///< how many of them count as lost
        bool expected = true; ///< false: before what the client asked for, so none is lost
    };

    struct Channel
    {
        quint64 newest = 0;
        std::deque<Missing> missing; ///< ascending
    };

    using MissingAt = std::deque<Missing>::iterator;

    void startAnew();
    void noteSharing();
    [[nodiscard]] Missing counted(Missing missing) const;
    void addMissing(Channel &channel, const Missing &missing);
    Verdict recordFirst(const QByteArray &name, const EventId &id, std::optional<quint64> previous);
    Verdict recordNewer(const QByteArray &name, Channel &channel, const EventId &id, std::optional<quint64> previous);
    Verdict recordOlder(Channel &channel, quint64 sequence, std::optional<quint64> previous);
    Verdict openGap(const QByteArray &name, Channel &channel, quint64 after, quint64 previous, const EventId &id);
    void fill(Channel &channel, const MissingAt &at, quint64 sequence, std::optional<quint64> previous);

    QByteArray m_epoch; ///< empty: not known yet
    std::optional<quint64> m_start;
    bool m_shared = false; ///< other channels were seen to use sequence numbers of this log
    QHash<QByteArray, Channel> m_channels;
    Counts m_counts;
    Gap m_lastGap;
};

} // namespace pushscope
