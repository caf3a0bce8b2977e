// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "loadmodel/loadfigures.h"

#include <QAbstractTableModel>

#include <optional>

namespace pushscope {

/// The figures of a load, a row for each transport. Beside another load: for each transport its row, that of the other
/// and the ratio of both.
class LoadTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        TransportColumn,
        RunColumn, ///< which of both loads; hidden while there is one
        ClientsColumn,
        OfferedColumn,
        DeliveredPerSecondColumn,
        LostColumn,
        P50Column,
        P90Column,
        P99Column,
        P999Column,
        MaxColumn,
        ConnectColumn,
        FirstEventColumn,
        WireColumn,
        DeliveredColumn,
        ColumnCount,
    };

    using QAbstractTableModel::QAbstractTableModel;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    void setFigures(const std::optional<LoadFigures> &first, const std::optional<LoadFigures> &second);
    [[nodiscard]] bool compares() const { return m_second.has_value(); }
    /// Tab-separated, with the headings.
    [[nodiscard]] QString toText() const;

    /// Of the first by the second, as "1.25", or empty where that says nothing.
    [[nodiscard]] static QString ratioText(double first, double second);

private:
    enum class Part { First, Second, Ratio };
    struct Row
    {
        Transport transport;
        Part part;
    };

    [[nodiscard]] QString text(const Row &row, int column) const;
    [[nodiscard]] QVariant bare(const Row &row, int column) const;
    [[nodiscard]] const TransportLoadFigures *figures(const Row &row) const;

    std::optional<LoadFigures> m_first;
    std::optional<LoadFigures> m_second;
    std::vector<Row> m_rows;
};

} // namespace pushscope
