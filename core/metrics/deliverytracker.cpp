// SPDX-License-Identifier: GPL-3.0-or-later
#include "metrics/deliverytracker.h"

#include "metrics/deliveryrow.h"

#include <algorithm>

namespace pushscope {

namespace {

constexpr std::size_t mostEpochs = 64;

} // namespace

DeliveryTracker::DeliveryTracker(PublishedLog &log) : m_log{log} {}

DeliveryTracker::~DeliveryTracker() = default;

DeliveryRow &DeliveryTracker::add(int client, const QString &name, Transport transport, const QByteArrayList &channels)
{
    const DeliveryMatrix::Row head{.client = client, .name = name, .transport = transport, .counts = {}};
    auto row = std::make_unique<DeliveryRow>(*this, head, channels);
    return *m_rows.insert_or_assign(client, std::move(row)).first->second;
}

void DeliveryTracker::remove(int client)
{
    m_rows.erase(client);
}

void DeliveryTracker::removeAll()
{
    m_rows.clear();
}

void DeliveryTracker::clear()
{
    drain();
    m_columns.clear();
    m_begin = m_end;
    m_marks.clear();
    m_settled = false;
    for (const auto &[client, row] : m_rows) {
        row->clear();
    }
}

void DeliveryTracker::drain()
{
    m_log.take(m_batch);
    m_epochNames.insert(m_epochNames.end(), m_batch.epochs.begin(), m_batch.epochs.end());
    for (const QByteArray &channel : m_batch.channels) {
        m_channels.push_back({channel, 0, {}});
    }
    for (const PublishedLog::Entry &entry : m_batch.entries) {
        append(entry);
    }
}

/// What the log had no room for is taken to be of the same channel.
void DeliveryTracker::append(const PublishedLog::Entry &entry)
{
    if (m_epochNumber != entry.epoch) {
        m_epochNumber = entry.epoch;
        m_epochs.push_back({m_epochNames[entry.epoch], entry.sequence, m_end});
        if (m_epochs.size() > mostEpochs) {
            m_epochs.pop_front();
        }
    }
    const Epoch &epoch = m_epochs.back();
    if (entry.sequence < epoch.sequence) {
        return; // before the first of its epoch: threads may tell of them in another order
    }
    const quint64 at = epoch.place + (entry.sequence - epoch.sequence);
    while (m_end <= at) {
        place({epoch.sequence + (m_end - epoch.place), entry.due, entry.channel});
    }
}

void DeliveryTracker::place(const Column &column)
{
    Channel &channel = m_channels[column.channel];
    ++channel.events;
    channel.places.push_back(m_end++);
    if (channel.places.size() > mostPlaces) {
        channel.places.pop_front();
    }
    m_columns.push_back(column);
    if (m_columns.size() > DeliveryMatrix::mostColumns) {
        m_columns.pop_front();
    }
}

std::optional<quint64> DeliveryTracker::placeOf(QByteArrayView id)
{
    const auto colon = id.lastIndexOf(':');
    if (colon < 0) {
        return {};
    }
    quint64 sequence = 0;
    for (const char digit : id.sliced(colon + 1)) {
        constexpr quint64 ten = 10;
        sequence = sequence * ten + static_cast<quint64>(digit - '0');
    }
    const QByteArrayView epoch = id.first(colon);
    if (m_epochs.empty() || m_epochs.back().name != epoch) {
        drain(); // it may be of a server that has just begun anew
    }
    return knownPlaceOf(epoch, sequence);
}

std::optional<quint64> DeliveryTracker::knownPlaceOf(QByteArrayView epoch, quint64 sequence) const
{
    const auto known = std::find_if(m_epochs.rbegin(), m_epochs.rend(),
                                    [epoch](const Epoch &candidate) { return candidate.name == epoch; });
    if (known == m_epochs.rend() || sequence < known->sequence) {
        return {};
    }
    const quint64 place = known->place + (sequence - known->sequence);
    return place < m_begin ? std::nullopt : std::optional{place};
}

quint64 DeliveryTracker::eventsBefore(quint32 channel, quint64 place) const
{
    const Channel &of = m_channels[channel];
    if (of.places.empty() || place > of.places.back()) {
        return of.events;
    }
    const quint64 gone = of.events - of.places.size();
    if (place < of.places.front()) {
        return gone - std::min(gone, of.places.front() - place);
    }
    return gone + static_cast<quint64>(std::ranges::lower_bound(of.places, place) - of.places.begin());
}

quint64 DeliveryTracker::eventsBefore(const QByteArrayList &channels, quint64 place) const
{
    quint64 events = 0;
    for (std::size_t i = 0; i < m_channels.size(); ++i) {
        if (channels.contains(m_channels[i].name)) {
            events += eventsBefore(static_cast<quint32>(i), place);
        }
    }
    return events;
}

std::size_t DeliveryTracker::mark()
{
    drain();
    m_marks.push_back(m_end);
    for (const auto &[client, row] : m_rows) {
        row->mark();
    }
    return m_marks.size() - 1;
}

void DeliveryTracker::settle()
{
    drain();
    m_settled = true;
}

quint64 DeliveryTracker::pending()
{
    drain();
    quint64 pending = 0;
    for (const auto &[client, row] : m_rows) {
        pending += row->counts().pending;
    }
    return pending;
}

DeliveryMatrixPtr DeliveryTracker::matrix()
{
    drain();
    auto matrix = std::make_shared<DeliveryMatrix>();
    std::vector<const DeliveryRow *> shown;
    for (const auto &[client, row] : m_rows) {
        if (!row->m_followed) {
            continue;
        }
        DeliveryMatrix::Row head = row->m_head;
        head.counts = row->counts();
        if (matrix->addRow(head)) {
            shown.push_back(row.get());
        }
    }
    for (const Column &column : m_columns) {
        matrix->addColumn({column.sequence, column.due});
    }
    matrix->setColumnsGone(m_end - m_begin - m_columns.size());
    for (std::size_t row = 0; row < shown.size(); ++row) {
        fill(*matrix, row, *shown[row]);
    }
    return matrix;
}

void DeliveryTracker::fill(DeliveryMatrix &matrix, std::size_t row, const DeliveryRow &from) const
{
    std::vector<bool> listens;
    for (const Channel &channel : m_channels) {
        listens.push_back(from.m_channels.contains(channel.name));
    }
    const quint64 first = m_end - m_columns.size();
    for (std::size_t column = 0; column < m_columns.size(); ++column) {
        if (listens[m_columns[column].channel]) {
            matrix.set(row, column, from.cell(first + column));
        }
    }
}

} // namespace pushscope
