// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "broker/sequencer.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <variant>
#include <vector>

namespace pushscope {

/// The one log of several threads: gives the ids and holds each entry until every reader has taken
/// it. All functions may be called from any thread.
class SharedLog
{
public:
    struct HistoryForgotten
    {
    };
    using Entry = std::variant<Event, HistoryForgotten>;
    using Entries = std::vector<std::shared_ptr<const Entry>>;
    /// Called with each new entry, from any thread. Must be quick and must not call the log.
    using Wake = std::function<void()>;

    /// One thread's place in the log. From `add` to `remove` it must take what comes: who publishes
    /// waits for the slowest.
    class Reader
    {
    public:
        explicit Reader(Wake wake) : m_wake{std::move(wake)} {}

    private:
        friend class SharedLog;
        Wake m_wake;
        quint64 m_next = 0; ///< index of the entry that it takes next
    };

    /// Entries that not all readers have taken.
    static constexpr std::size_t mostUntaken = 1000;
    static constexpr std::size_t mostUntakenBytes = 2U * 1024 * 1024;

    explicit SharedLog(const QByteArray &epoch = Sequencer::randomEpoch()) : m_sequencer{epoch} {}

    void add(Reader &reader);
    void remove(Reader &reader);

    /// Appends and wakes the other readers; `publication` is moved from. While the log is full it waits,
    /// but where `by` itself has something to take it returns nothing instead: take, and try again.
    /// `firstHeld` is as in Sequencer::next.
    [[nodiscard]] std::optional<EventId> append(Reader &by, Publication &publication, Sequence firstHeld);
    /// Tells all readers, in order with the events. Never waits.
    void forgetHistory();

    /// Moves the reader on by at most `most` entries and puts them into `into`, which it empties first.
    /// Returns how many are left.
    std::size_t take(Reader &reader, std::size_t most, Entries &into);

    [[nodiscard]] QByteArray epoch() const { return m_sequencer.epoch(); }

private:
    [[nodiscard]] quint64 end() const { return m_first + m_entries.size(); }
    [[nodiscard]] bool hasRoom() const;
    void push(std::shared_ptr<const Entry> entry, const Reader *by);
    void dropTaken();

    std::mutex m_mutex;
    std::condition_variable m_changed;
    Sequencer m_sequencer;
    std::vector<Reader *> m_readers;
    std::deque<std::shared_ptr<const Entry>> m_entries;
    quint64 m_first = 0; ///< index of the first entry held
    std::size_t m_bytes = 0;
};

} // namespace pushscope
