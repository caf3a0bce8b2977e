// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/rights.h"
#include "time/clock.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QHash>

#include <chrono>
#include <list>
#include <mutex>
#include <optional>
#include <utility>
#include <variant>

namespace pushscope {

/// Gives out tickets that stand for a token once and for a short time, for clients that cannot send
/// headers. One for all threads of a server; all functions may be called from any thread.
class TicketOffice
{
public:
    /// Tickets that are neither used nor expired, of each kind: those that may publish, and those that may not. Where
    /// anyone may read, readers cannot use up the tickets of those who have a token.
    static constexpr std::size_t mostTickets = 10'000;

    /// `clock` must outlive it.
    TicketOffice(const Clock &clock, std::chrono::milliseconds lifetime) : m_clock{clock}, m_lifetime{lifetime} {}

    /// There are as many of the kind as there may be; room comes after this time, unless some are used before.
    struct Full
    {
        std::chrono::milliseconds wait{};
    };

    /// A ticket of letters, digits, `-` and `_`, with the rights of who asks for it.
    [[nodiscard]] std::variant<QByteArray, Full> issue(Rights rights);

    enum class Outcome {
        Taken, ///< and gone
        Unknown, ///< never given out, used before, or expired
        Insufficient, ///< it is kept: nothing has been done with it
    };

    /// Takes the ticket if it allows what is needed.
    [[nodiscard]] std::pair<Outcome, Rights> redeem(QByteArrayView ticket, Access needed);

    [[nodiscard]] std::chrono::milliseconds lifetime() const { return m_lifetime; }

private:
    struct Ticket
    {
        QByteArray number; ///< by which it is found
        QByteArray secret; ///< compared in constant time
        Rights rights;
        Instant expires;
    };
    using Tickets = std::list<Ticket>; ///< the oldest first, so that the first expires first

    [[nodiscard]] Tickets &kindOf(Rights rights) { return rights.publish ? m_publishing : m_reading; }
    void forgetExpired(Instant now);
    void forget(Tickets::iterator ticket);

    const Clock &m_clock;
    const std::chrono::milliseconds m_lifetime;
    std::mutex m_mutex;
    Tickets m_publishing;
    Tickets m_reading;
    QHash<QByteArray, Tickets::iterator> m_byNumber;
};

} // namespace pushscope
