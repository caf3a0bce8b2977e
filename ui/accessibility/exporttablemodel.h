// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tableexport.h"

#include <QAbstractTableModel>

namespace pushscope {

/// The figures of a chart as people read them. Rows that stay in their places keep their selection when it is given
/// new ones. Of more than `mostRows` the last ones are shown.
class ExportTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    static constexpr qsizetype mostRows = 2'000;

    using QAbstractTableModel::QAbstractTableModel;

    void setTable(const ExportTable &table);
    [[nodiscard]] qsizetype leftOut() const { return m_leftOut; }
    /// With the headings, cells parted by tabs.
    [[nodiscard]] QString toText() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QStringList m_header;
    QList<QStringList> m_rows;
    QList<bool> m_numbers; ///< columns of figures
    qsizetype m_leftOut = 0;
};

/// A name with its unit, as `latency_us`, for people: "latency (µs)".
[[nodiscard]] QString columnTitle(const QString &name);

} // namespace pushscope
