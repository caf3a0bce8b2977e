// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "message/event.h"

#include <QHash>

#include <deque>
#include <optional>
#include <span>
#include <variant>

namespace pushscope {

/// The newest events of one log, bounded in number and in bytes. Sequence numbers in it have no
/// holes, so an event is found by its distance from the first.
class History
{
public:
    struct Limits
    {
        std::size_t events = 10'000;
        std::size_t bytes = 64U * 1024 * 1024;
        /// Histories of the same log in this process. They share the bytes of the events, but not what
        /// stands around them, so that counts once for each.
        std::size_t replicas = 1;
    };

    /// Continuity with a cursor is broken: why, and the first event that can still be had.
    struct Broken
    {
        enum class Reason { Epoch, Expired };
        Reason reason = Reason::Epoch;
        EventId first;

        bool operator==(const Broken &) const = default;
    };

    History(QByteArray epoch, Limits limits);

    /// `event` is the next of the log.
    void append(Event event);
    /// Evicts all that is held; epoch and numbering go on.
    void clear();
    /// Holds nothing, of the log of that epoch, which has come to `newest`. What was evicted of it is unknown: an
    /// older cursor is a loss in every channel.
    void restart(QByteArray epoch, Sequence newest);

    [[nodiscard]] const QByteArray &epoch() const { return m_epoch; }
    /// The newest sequence of the log; 0 before the first event.
    [[nodiscard]] Sequence newest() const { return m_newest; }
    [[nodiscard]] EventId newestId() const { return {m_epoch, m_newest}; }
    /// The oldest event held, or the one that will come next if none is.
    [[nodiscard]] EventId firstId() const;

    [[nodiscard]] const std::deque<Event> &events() const { return m_events; }
    [[nodiscard]] std::size_t bytes() const { return m_bytes; }

    /// The index in `events()` of the first event after `sequence`.
    [[nodiscard]] std::size_t indexAfter(Sequence sequence) const;

    /// Where to go on for a client that has seen `after` on these channels, or why that cannot be
    /// done without a loss. An old cursor is no loss while no event of its channels was evicted since.
    [[nodiscard]] std::variant<Sequence, Broken> locate(QByteArrayView after,
                                                        std::span<const QByteArray> channels) const;

    /// Where several servers share a log, a client may have heard from another what this one hears in a moment: the
    /// sequence of an id that this log has not come to yet, unless no server can be so far ahead.
    [[nodiscard]] std::optional<Sequence> toCome(QByteArrayView after) const;
    /// Likewise: whether an id is of a log that may have taken the place of this one.
    [[nodiscard]] bool mayBeNext(QByteArrayView after) const;

    /// The newest sequence at the last `clear()`; 0 before any.
    [[nodiscard]] Sequence cleared() const { return m_cleared; }

    /// Whether an event of the channel after `sequence` has been evicted.
    [[nodiscard]] bool hasLost(const QByteArray &channel, Sequence sequence) const;

    /// What one event takes.
    [[nodiscard]] static std::size_t costOf(const Event &event);

private:
    [[nodiscard]] std::size_t heldCostOf(const Event &event) const;
    void evictOldest();

    static constexpr qsizetype mostRememberedChannels = 100'000;
    static constexpr std::size_t mostFormerEpochs = 100;
    static constexpr quint64 mostAhead = 100'000;

    QByteArray m_epoch;
    Limits m_limits;
    Sequence m_newest;
    std::deque<Event> m_events;
    std::size_t m_bytes = 0;
    QHash<QByteArray, Sequence> m_newestEvicted;
    Sequence m_forgotten; ///< evictions up to here are remembered for all channels together
    Sequence m_cleared;
    std::deque<QByteArray> m_former; ///< epochs
};

} // namespace pushscope
