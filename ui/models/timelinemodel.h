// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/runmodel.h"

#include <QAbstractTableModel>

#include <deque>

namespace pushscope {

/// What happened to the clients, newest last, as a table: changes of state, gaps, resets and faults.
/// Heartbeats and poll cycles are ticks of the picture only. The oldest rows go beyond `mostRows`.
class TimelineModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Time, Client, What, Detail, columns };

    /// Listens to `run`.
    explicit TimelineModel(const RunModel &run, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    static constexpr std::size_t mostRows = 1'000;

private:
    struct Row
    {
        Instant at;
        QString client;
        QString what;
        QString why;
    };

    void take(const QString &pane, const TimelineMark &mark);
    void takeFault(const FaultHistory::Change &change);
    void append(Row row);
    void clear();

    std::deque<Row> m_rows;
    std::optional<Instant> m_start; ///< the first mark; times are told from here
};

/// "backoff 1.3 s: connection refused" and the like, for tables and tool tips.
[[nodiscard]] QString markText(const TimelineMark &mark);

} // namespace pushscope
