// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/ticketoffice.h"

#include "server/constanttime.h"

#include <QRandomGenerator>

#include <array>

namespace pushscope {

namespace {

constexpr qsizetype numberSize = 10; ///< 60 random bits
constexpr qsizetype ticketSize = 32; ///< the 132 bits of the rest are the secret

/// 192 random bits of the system in the alphabet of base64url (RFC 4648 5).
QByteArray randomText()
{
    std::array<quint32, 6> bits{};
    QRandomGenerator::system()->fillRange(bits.data(), static_cast<qsizetype>(bits.size()));
    const auto size = static_cast<qsizetype>(sizeof bits);
    return QByteArray{reinterpret_cast<const char *>(bits.data()), size}.toBase64(QByteArray::Base64UrlEncoding
                                                                                  | QByteArray::OmitTrailingEquals);
}

} // namespace

std::variant<QByteArray, TicketOffice::Full> TicketOffice::issue(Rights rights)
{
    const std::lock_guard guard{m_mutex};
    const Instant now = m_clock.now();
    forgetExpired(now);
    Tickets &tickets = kindOf(rights);
    if (tickets.size() >= mostTickets) {
        return Full{std::chrono::ceil<std::chrono::milliseconds>(tickets.front().expires - now)};
    }
    QByteArray text = randomText();
    const auto ticket =
        tickets.insert(tickets.end(), {text.first(numberSize), text.sliced(numberSize), rights, now + m_lifetime});
    m_byNumber.insert(ticket->number, ticket);
    return text;
}

std::pair<TicketOffice::Outcome, Rights> TicketOffice::redeem(QByteArrayView ticket, Access needed)
{
    if (ticket.size() != ticketSize) {
        return {Outcome::Unknown, {}};
    }
    const std::lock_guard guard{m_mutex};
    forgetExpired(m_clock.now());
    const auto found = m_byNumber.find(ticket.first(numberSize).toByteArray());
    if (found == m_byNumber.end() || !equalInConstantTime(ticket.sliced(numberSize), (*found)->secret)) {
        return {Outcome::Unknown, {}};
    }
    const Rights rights = (*found)->rights;
    if (!rights.allow(needed)) {
        return {Outcome::Insufficient, rights};
    }
    forget(*found);
    return {Outcome::Taken, rights};
}

void TicketOffice::forgetExpired(Instant now)
{
    for (Tickets *tickets : {&m_publishing, &m_reading}) {
        while (!tickets->empty() && tickets->front().expires <= now) {
            forget(tickets->begin());
        }
    }
}

void TicketOffice::forget(Tickets::iterator ticket)
{
    m_byNumber.remove(ticket->number);
    kindOf(ticket->rights).erase(ticket);
}

} // namespace pushscope
