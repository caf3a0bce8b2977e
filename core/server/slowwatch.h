// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/slowboard.h"
#include "time/clock.h"

#include <chrono>
#include <vector>

namespace pushscope {

/// The connections of one thread for which bytes wait, usually few. Looks at them now and then, so that none needs a
/// timer of its own: closes those that take nothing for too long, and tells which are the slowest.
class SlowWatch
{
public:
    /// Something for which bytes wait.
    class Entry
    {
    public:
        Entry() = default;
        virtual ~Entry();
        Entry(const Entry &) = delete;
        Entry &operator=(const Entry &) = delete;

    protected:
        [[nodiscard]] virtual SlowConnection slowness(Instant now) const = 0;
        /// Not to be called for every look: `slowness` leaves it out.
        [[nodiscard]] virtual QString peer() const = 0;
        /// Closes the connection if its peer has taken nothing for too long; true if it did.
        [[nodiscard]] virtual bool closeIfStalled(Instant now) = 0;

    private:
        friend class SlowWatch;
        SlowWatch *m_watch = nullptr;
        std::size_t m_index = 0;
        bool m_noticed = false;
    };

    SlowWatch(SlowBoard &board, std::size_t thread) : m_board{board}, m_thread{thread} {}
    ~SlowWatch();
    SlowWatch(const SlowWatch &) = delete;
    SlowWatch &operator=(const SlowWatch &) = delete;

    /// Bytes wait for it until it is destroyed.
    void add(Entry &entry);
    /// It is closed for being too slow.
    void noteClosed(const Entry &entry, Instant now);

    /// To be called often; looks after `interval` again.
    void turn(Instant now);
    /// Names the slowest to the board.
    void publish(Instant now);

    static constexpr std::chrono::milliseconds interval{200};

private:
    void remove(const Entry &entry);
    void note(const Entry &entry, SlowConnection slow, bool closed);
    void closeStalled(Instant now);
    void noticeThoseNearTheirLimit(Instant now);

    SlowBoard &m_board;
    std::size_t m_thread;
    std::vector<Entry *> m_entries;
    Instant m_looked{};
    bool m_published = false; ///< that there are some
};

} // namespace pushscope
