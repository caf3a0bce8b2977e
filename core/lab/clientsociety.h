// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lab/clientseat.h"
#include "metrics/deliverytracker.h"

#include <QHash>

#include <map>

namespace pushscope {

/// What the clients of a run have in common: the comparison with what was published, ledgers and connections that some
/// of them share, and their figures added up. In the clients' thread; must outlive the seats.
class ClientSociety
{
public:
    explicit ClientSociety(PublishedLog &log) : m_tracker{log} {}

    /// Texts to be counted on the wire of clients that join from now on.
    void setTexts(const QByteArrayList &texts) { m_texts = texts; }
    void join(ClientSeat &seat, const QByteArrayList &channels);
    void leave(int client);
    void clear();
    /// When nobody is left.
    void reset();

    [[nodiscard]] DeliveryTracker &deliveries() { return m_tracker; }
    using Seats = std::map<int, std::unique_ptr<ClientSeat>>;
    [[nodiscard]] RunMoment moment(const std::vector<ClientGroup> &groups, const Seats &seats, Instant now);

private:
    [[nodiscard]] GroupSums sums(const ClientSeat &seat, Instant now) const;
    [[nodiscard]] GroupSums sums(const ClientGroup &group, const Seats &seats, Instant now) const;

    DeliveryTracker m_tracker;
    QByteArrayList m_texts;
    QHash<QString, std::shared_ptr<DeliveryLedger>> m_ledgers;
    QHash<QString, std::shared_ptr<ConnectionPool>> m_pools;
    std::size_t m_marks = 0;
};

} // namespace pushscope
