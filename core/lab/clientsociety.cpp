// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/clientsociety.h"

namespace pushscope {

void ClientSociety::join(ClientSeat &seat, const QByteArrayList &channels)
{
    const ClientPlace &place = seat.place;
    seat.row = &m_tracker.add(seat.number, place.name, seat.config.transport, channels);
    seat.recorder.setDeliveries(seat.row);
    if (!place.ledger.isEmpty()) {
        auto &ledger = m_ledgers[place.ledger];
        if (!ledger) {
            ledger = std::make_shared<DeliveryLedger>();
        }
        seat.recorder.setSharedLedger(ledger.get());
    }
    if (!seat.link) {
        return;
    }
    if (!place.pool.isEmpty()) {
        auto &pool = m_pools[place.pool];
        if (!pool) {
            pool = std::make_shared<ConnectionPool>(place.poolLimit);
        }
        seat.pooled = std::make_unique<PooledRoute>(*pool, *seat.direct());
    }
    if (!m_texts.isEmpty()) {
        seat.texts = std::make_unique<TextCounts>(m_texts);
        seat.link->countTexts(seat.texts.get());
    }
}

void ClientSociety::leave(int client)
{
    m_tracker.remove(client);
}

void ClientSociety::clear()
{
    m_tracker.clear();
    m_marks = 0;
    for (const auto &ledger : std::as_const(m_ledgers)) {
        ledger->clear();
    }
}

void ClientSociety::reset()
{
    m_tracker.removeAll();
    clear();
    m_texts.clear();
    m_ledgers.clear();
    m_pools.clear();
}

GroupSums ClientSociety::sums(const ClientSeat &seat, Instant now) const
{
    GroupSums sums = seat.recorder.sums(now, seat.ledger());
    for (std::size_t mark = 0; mark < m_marks; ++mark) {
        sums.missingBefore.push_back(seat.row->missingBefore(mark));
    }
    for (std::size_t text = 0; seat.texts && text < static_cast<std::size_t>(m_texts.size()); ++text) {
        sums.texts.push_back(
            {seat.texts->count(text, WireDirection::Up), seat.texts->count(text, WireDirection::Down)});
    }
    return sums;
}

GroupSums ClientSociety::sums(const ClientGroup &group, const Seats &seats, Instant now) const
{
    GroupSums all;
    for (const int client : group.clients) {
        if (const auto seat = seats.find(client); seat != seats.end()) {
            all.add(sums(*seat->second, now));
        }
    }
    if (const auto shared = m_ledgers.value(group.ledger); shared && !group.ledger.isEmpty()) {
        all.ledger = shared->counts();
    }
    return all;
}

RunMoment ClientSociety::moment(const std::vector<ClientGroup> &groups, const Seats &seats, Instant now)
{
    RunMoment moment;
    moment.at = now;
    moment.mark = m_tracker.mark();
    m_marks = moment.mark + 1;
    for (const ClientGroup &group : groups) {
        moment.groups.push_back(sums(group, seats, now));
    }
    return moment;
}

} // namespace pushscope
