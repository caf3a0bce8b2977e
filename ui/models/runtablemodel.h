// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/runmodel.h"

#include <QAbstractTableModel>
#include <QStringList>

namespace pushscope {

/// The figures of all panes as a table: what the charts show, for those who read rather than see it.
/// Shows what it was told at the last refresh().
class RunTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        Client,
        State,
        Endpoint,
        Count,
        Median,
        P99,
        Max,
        Lost,
        Duplicates,
        Reconnects,
        Heartbeats,
        Wire,
        columns
    };

    /// `run` must outlive the model.
    explicit RunTableModel(const RunModel &run, QObject *parent = nullptr);
    void refresh();
    /// Header and rows, cells parted by tabs.
    [[nodiscard]] QString toText() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    const RunModel &m_run;
    std::vector<int> m_clients;
    std::vector<QStringList> m_rows;
    std::vector<QList<QVariant>> m_bare; ///< the same as numbers, for exports
};

} // namespace pushscope
