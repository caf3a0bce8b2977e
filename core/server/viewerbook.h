// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/viewerboard.h"
#include "time/clock.h"

#include <chrono>
#include <list>

namespace pushscope {

/// The viewers of one thread. Tells the board of them while somebody asks, and costs nothing else.
class ViewerBook
{
public:
    /// One who may be a viewer.
    class Entry
    {
    public:
        Entry() = default;
        virtual ~Entry();
        Entry(const Entry &) = delete;
        Entry &operator=(const Entry &) = delete;

    protected:
        [[nodiscard]] virtual SessionId session() const = 0;
        /// A connection that polled stays one for a moment only.
        [[nodiscard]] virtual bool isViewing(Instant now) const = 0;
        [[nodiscard]] virtual ViewerInfo describe(Instant now) const = 0;
        [[nodiscard]] virtual bool isGuest() const = 0;
        /// What it shows itself by.
        [[nodiscard]] virtual QByteArray name() const = 0;
        /// Measures its round trip, if it is time to.
        virtual void probe(Instant now) = 0;
        /// Says goodbye and closes; its name is refused for so long.
        virtual void kick(Instant now, std::chrono::milliseconds refused) = 0;

    private:
        friend class ViewerBook;
        ViewerBook *m_book = nullptr;
        std::list<Entry *>::iterator m_place;
    };

    ViewerBook(ViewerBoard &board, std::size_t thread) : m_board{board}, m_thread{thread} {}
    ~ViewerBook();
    ViewerBook(const ViewerBook &) = delete;
    ViewerBook &operator=(const ViewerBook &) = delete;

    [[nodiscard]] ViewerBoard &board() { return m_board; }

    /// Is in it until it is destroyed.
    void add(Entry &entry);
    /// If its name is refused, whoever else shows that goes at the next turn, in all threads.
    void kick(SessionId session, Instant now, std::chrono::milliseconds refused);

    /// To be called often; tells the board after `interval` again, if somebody asks.
    void turn(Instant now);
    void publish(Instant now);

    static constexpr std::chrono::milliseconds interval{250};

private:
    [[nodiscard]] ViewerList list(Instant now) const;
    void kickRefused(Instant now);
    void probeGuests(Instant now);

    ViewerBoard &m_board;
    std::size_t m_thread;
    std::list<Entry *> m_entries; ///< who came first stands first
    Instant m_turned{};
    quint64 m_refusals = 0; ///< of the board, when it was looked at
};

} // namespace pushscope
