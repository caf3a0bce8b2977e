// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "message/trafficentry.h"

#include <QAbstractTableModel>
#include <QStringList>

#include <deque>

namespace pushscope {

/// What clients of the server published and said in rooms, the newest first.
class TrafficModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Time, Kind, Where, Text, Sender, Transport, Bytes, columns };

    static constexpr int mostRows = 500;

    explicit TrafficModel(QObject *parent = nullptr);

    /// Adds those that are newer than what it has. `now` is the present on the clock of the entries.
    void add(const TrafficEntries &entries, Instant now);
    void clear();
    /// The number of the newest that it was given.
    [[nodiscard]] quint64 newest() const { return m_newest; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::deque<QStringList> m_rows;
    quint64 m_newest = 0;
};

} // namespace pushscope
