// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "metrics/deliverymatrix.h"
#include "metrics/publishedlog.h"

#include <QByteArrayList>

#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace pushscope {

class DeliveryRow;

/// Compares what a server published with what each client received. Events have one running place over all epochs, so
/// that a server which begins anew does not confuse them. Counts are exact; the picture is made when it is asked for.
/// Lives in the clients' thread; `log` must outlive it, and it the rows.
class DeliveryTracker
{
public:
    explicit DeliveryTracker(PublishedLog &log);
    ~DeliveryTracker();
    DeliveryTracker(const DeliveryTracker &) = delete;
    DeliveryTracker &operator=(const DeliveryTracker &) = delete;

    /// `channels`: those that the client listens to. The row stays until it is removed.
    DeliveryRow &add(int client, const QString &name, Transport transport, const QByteArrayList &channels);
    void remove(int client);
    void removeAll();
    /// Forgets what was published so far; who is open begins a new stretch here.
    void clear();
    /// Of clients as they open from now on.
    void setLateAfter(std::chrono::microseconds latency) { m_lateAfter = latency; }

    /// Takes in what was published by now.
    void drain();
    /// A border in time: what was published before it can be counted apart. Returns its number, from 0.
    std::size_t mark();
    /// Nothing more is waited for: what is missing is lost.
    void settle();
    [[nodiscard]] quint64 pending();
    [[nodiscard]] DeliveryMatrixPtr matrix();

    /// Places of events of one channel that are kept to count with; a client that is further behind is counted by
    /// estimate until it has caught up.
    static constexpr std::size_t mostPlaces = 100'000;

private:
    friend class DeliveryRow;

    struct Epoch
    {
        QByteArray name;
        quint64 sequence = 0; ///< of its first known event, which is at `place`
        quint64 place = 0;
    };
    struct Channel
    {
        QByteArray name;
        quint64 events = 0;
        std::deque<quint64> places; ///< of the newest, ascending
    };
    struct Column
    {
        quint64 sequence = 0;
        Instant due;
        quint32 channel = 0;
    };

    void append(const PublishedLog::Entry &entry);
    void place(const Column &column);
    [[nodiscard]] std::optional<quint64> placeOf(QByteArrayView id);
    [[nodiscard]] std::optional<quint64> knownPlaceOf(QByteArrayView epoch, quint64 sequence) const;
    /// Events of the channel at places below.
    [[nodiscard]] quint64 eventsBefore(quint32 channel, quint64 place) const;
    [[nodiscard]] quint64 eventsBefore(const QByteArrayList &channels, quint64 place) const;
    void fill(DeliveryMatrix &matrix, std::size_t row, const DeliveryRow &from) const;

    PublishedLog &m_log;
    PublishedLog::Batch m_batch;
    std::vector<QByteArray> m_epochNames;
    std::deque<Epoch> m_epochs; ///< newest last
    std::optional<quint32> m_epochNumber; ///< of the newest
    std::vector<Channel> m_channels;
    std::deque<Column> m_columns; ///< the newest
    quint64 m_begin = 0;
    quint64 m_end = 0; ///< place of the next event
    std::vector<quint64> m_marks;
    std::chrono::microseconds m_lateAfter{1'000'000};
    bool m_settled = false;
    std::map<int, std::unique_ptr<DeliveryRow>> m_rows;
};

} // namespace pushscope
