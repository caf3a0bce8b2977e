// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/groupsums.h"

#include <algorithm>
#include <functional>

namespace pushscope {

namespace {

template <typename Value, typename Combine>
void combine(std::vector<Value> &into, const std::vector<Value> &other, Combine with)
{
    into.resize(std::max(into.size(), other.size()));
    for (std::size_t i = 0; i < other.size(); ++i) {
        into[i] = with(into[i], other[i]);
    }
}

quint64 plus(quint64 a, quint64 b)
{
    return a + b;
}

/// A loss that was mended makes less of what was more.
quint64 minus(quint64 a, quint64 b)
{
    return a - std::min(a, b);
}

template <typename Combine>
ClientCounters combined(const ClientCounters &a, const ClientCounters &b, Combine with)
{
    return {
        with(a.events, b.events),           with(a.replayed, b.replayed),         with(a.heartbeats, b.heartbeats),
        with(a.reconnects, b.reconnects),   with(a.attempts, b.attempts),         with(a.resets, b.resets),
        with(a.wireBytesIn, b.wireBytesIn), with(a.wireBytesOut, b.wireBytesOut), with(a.payloadBytes, b.payloadBytes)};
}

template <typename Combine>
DeliveryLedger::Counts combined(const DeliveryLedger::Counts &a, const DeliveryLedger::Counts &b, Combine with)
{
    return {with(a.events, b.events),         with(a.lost, b.lost), with(a.duplicates, b.duplicates),
            with(a.outOfOrder, b.outOfOrder), with(a.gaps, b.gaps), with(a.resets, b.resets)};
}

template <typename Combine>
DeliveryCounts combined(const DeliveryCounts &a, const DeliveryCounts &b, Combine with)
{
    return {
        with(a.notDue, b.notDue),     with(a.pending, b.pending), with(a.onTime, b.onTime),        with(a.late, b.late),
        with(a.replayed, b.replayed), with(a.lost, b.lost),       with(a.duplicates, b.duplicates)};
}

template <typename Combine>
void combineSums(GroupSums &into, const GroupSums &other, Combine with)
{
    into.counters = combined(into.counters, other.counters, with);
    into.ledger = combined(into.ledger, other.ledger, with);
    into.deliveries = combined(into.deliveries, other.deliveries, with);
    combine(into.missingBefore, other.missingBefore, with);
    combine(into.texts, other.texts, [with](const auto &a, const auto &b) {
        return std::array{with(a[0], b[0]), with(a[1], b[1])};
    });
}

} // namespace

void GroupSums::add(const GroupSums &other)
{
    combineSums(*this, other, plus);
    clients += other.clients;
    everOpen += other.everOpen;
    open += other.open;
    failed += other.failed;
    followed = followed || other.followed;
    latency.merge(other.latency);
    connect.merge(other.connect);
    roundTrip.merge(other.roundTrip);
    times.stale += other.times.stale;
    times.backoff += other.times.backoff;
    times.notOpen += other.times.notOpen;
    if (other.closedAt > closedAt) {
        closedAt = other.closedAt;
        closeCode = other.closeCode;
    }
    attempts.insert(attempts.end(), other.attempts.begin(), other.attempts.end());
    draws.insert(draws.end(), other.draws.begin(), other.draws.end());
}

void GroupSums::subtract(const GroupSums &earlier)
{
    combineSums(*this, earlier, minus);
    latency.subtract(earlier.latency);
    connect.subtract(earlier.connect);
    roundTrip.subtract(earlier.roundTrip);
    times.stale -= earlier.times.stale;
    times.backoff -= earlier.times.backoff;
    times.notOpen -= earlier.times.notOpen;
}

} // namespace pushscope
