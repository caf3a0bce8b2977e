// SPDX-License-Identifier: GPL-3.0-or-later
#include "metrics/deliveryrow.h"

#include <algorithm>
#include <utility>

namespace pushscope {

namespace {

// A cell: 1 + state in the low bits (0: nothing has come), one for the duplicate, the rest is the tag.
constexpr quint16 stateBits = 0x7;
constexpr quint16 duplicateBit = 0x8;
constexpr unsigned tagShift = 4;

constexpr quint16 tagOf(quint64 round)
{
    return static_cast<quint16>(round << tagShift);
}

constexpr quint64 less(quint64 a, quint64 b)
{
    return a - std::min(a, b);
}

} // namespace

DeliveryRow::DeliveryRow(DeliveryTracker &tracker, DeliveryMatrix::Row head, QByteArrayList channels)
    : m_tracker{tracker}, m_head{std::move(head)}, m_channels{std::move(channels)}, m_horizon{tracker.m_begin}
{
    m_marks.resize(tracker.m_marks.size());
}

void DeliveryRow::opened()
{
    if (!m_followed || m_open) {
        return;
    }
    m_tracker.drain();
    const quint64 from = m_tracker.m_end;
    m_open = Stretch{from, from, m_tracker.eventsBefore(m_channels, from), 0};
}

void DeliveryRow::told(Instant now, std::chrono::milliseconds underWay)
{
    if (!m_open) {
        return;
    }
    m_tracker.drain();
    const quint64 to = beginOfUnderWay(now, underWay);
    for (std::size_t i = 0; i < m_marks.size(); ++i) { // what was due at a mark may be no longer
        if (const quint64 at = m_tracker.m_marks[i]; at > to) {
            m_marks[i].due -= std::min(m_marks[i].due, dueBefore(at) - dueBefore(to));
        }
    }
    Stretch stretch = *std::exchange(m_open, std::nullopt);
    stretch.to = to;
    stretch.eventsTo = m_tracker.eventsBefore(m_channels, to);
    m_stretches.push_back(stretch);
    m_horizon = std::max(m_horizon, to);
    if (m_stretches.size() > mostStretches) {
        m_dueEarlier += m_stretches.front().eventsTo - m_stretches.front().eventsFrom;
        m_stretches.pop_front();
    }
}

/// From where on nothing has come because it was too young.
quint64 DeliveryRow::beginOfUnderWay(Instant now, std::chrono::milliseconds underWay) const
{
    quint64 place = m_tracker.m_end;
    const auto &columns = m_tracker.m_columns;
    const quint64 lowest = std::max({m_horizon, m_open->from, place - columns.size()});
    while (place > lowest && columns[columns.size() - (m_tracker.m_end - place) - 1].due > now - underWay) {
        --place;
    }
    return place;
}

void DeliveryRow::delivered(QByteArrayView id, std::optional<std::chrono::microseconds> latency, bool replayed)
{
    const auto place = m_followed ? m_tracker.placeOf(id) : std::nullopt;
    if (!place) {
        return;
    }
    if (hasCome(*place)) {
        duplicate(id);
        return;
    }
    const bool late = latency && *latency > m_tracker.m_lateAfter;
    const Delivery state = replayed ? Delivery::Replayed : (late ? Delivery::Late : Delivery::OnTime);
    ++(replayed ? m_counts.replayed : (late ? m_counts.late : m_counts.onTime));
    const bool due = isDue(*place);
    ++(due ? m_came : m_besides);
    const auto &marks = m_tracker.m_marks;
    for (std::size_t i = marks.size(); due && i > 0 && *place < marks[i - 1]; --i) {
        ++m_marks[i - 1].came;
    }
    note(*place, state, false);
    m_horizon = std::max(m_horizon, *place + 1);
}

void DeliveryRow::duplicate(QByteArrayView id)
{
    const auto place = m_followed ? m_tracker.placeOf(id) : std::nullopt;
    if (place) {
        ++m_counts.duplicates;
        note(*place, hasCome(*place) ? cell(*place).state : Delivery::OnTime, true);
    }
}

void DeliveryRow::reset(QByteArrayView first)
{
    m_tracker.drain();
    if (const auto place = m_followed ? m_tracker.placeOf(first) : std::nullopt) {
        m_horizon = std::max(m_horizon, *place);
    }
}

bool DeliveryRow::isDue(quint64 place) const
{
    const auto holds = [place](const Stretch &stretch) { return place >= stretch.from && place < stretch.to; };
    return (m_open && place >= m_open->from) || std::ranges::any_of(m_stretches, holds);
}

/// Events of its channels at places below that were due to it.
quint64 DeliveryRow::dueBefore(quint64 place) const
{
    quint64 due = m_dueEarlier;
    for (const Stretch &stretch : m_stretches) {
        if (place >= stretch.to) {
            due += stretch.eventsTo - stretch.eventsFrom;
        } else if (place > stretch.from) {
            due += less(m_tracker.eventsBefore(m_channels, place), stretch.eventsFrom);
        }
    }
    if (m_open && place > m_open->from) {
        due += less(m_tracker.eventsBefore(m_channels, place), m_open->eventsFrom);
    }
    return due;
}

DeliveryCounts DeliveryRow::counts() const
{
    DeliveryCounts counts = m_counts;
    const quint64 due = dueBefore(m_tracker.m_end);
    const quint64 missing = less(due, m_came);
    counts.lost = m_tracker.m_settled ? missing : std::min(missing, less(dueBefore(m_horizon), m_came));
    counts.pending = missing - counts.lost;
    counts.notDue = less(m_tracker.m_end - m_tracker.m_begin, due + m_besides);
    return counts;
}

quint64 DeliveryRow::missingBefore(std::size_t mark) const
{
    return mark < m_marks.size() ? less(m_marks[mark].due, m_marks[mark].came) : 0;
}

void DeliveryRow::mark()
{
    m_marks.push_back({dueBefore(m_tracker.m_end), m_came});
}

void DeliveryRow::clear()
{
    const bool wasOpen = m_open.has_value();
    m_open.reset();
    m_stretches.clear();
    m_dueEarlier = 0;
    m_came = 0;
    m_besides = 0;
    m_horizon = m_tracker.m_begin;
    m_counts = {};
    m_marks.clear();
    m_cells.clear();
    if (wasOpen) {
        opened();
    }
}

bool DeliveryRow::hasCome(quint64 place) const
{
    if (m_cells.empty()) {
        return false;
    }
    const quint16 kept = m_cells[place % mostCells];
    return (kept & stateBits) != 0 && (kept & ~(stateBits | duplicateBit)) == tagOf(place / mostCells);
}

void DeliveryRow::note(quint64 place, Delivery state, bool duplicate)
{
    if (place + mostCells <= std::max(m_tracker.m_end, m_horizon)) {
        return; // older than what is shown
    }
    if (m_cells.empty()) {
        m_cells.resize(mostCells);
    }
    const bool before = hasCome(place) && (m_cells[place % mostCells] & duplicateBit) != 0;
    m_cells[place % mostCells] = static_cast<quint16>(
        tagOf(place / mostCells) | (duplicate || before ? duplicateBit : 0) | (static_cast<quint16>(state) + 1U));
}

DeliveryMatrix::Cell DeliveryRow::cell(quint64 place) const
{
    if (hasCome(place)) {
        const quint16 kept = m_cells[place % mostCells];
        return {static_cast<Delivery>((kept & stateBits) - 1), (kept & duplicateBit) != 0};
    }
    if (!isDue(place)) {
        return {};
    }
    return {m_tracker.m_settled || place < m_horizon ? Delivery::Lost : Delivery::Pending, false};
}

} // namespace pushscope
