// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "experiment/comparison.h"

#include <QAbstractTableModel>

namespace pushscope {

/// The comparison of the transports: a row for each question, a column for the question and one for each transport.
class CompareModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Kind { Question, Fact, Measured, NotMeasured };
    enum Role {
        KindRole = Qt::UserRole, ///< Kind, as int
        SourceRole, ///< where it comes from, for people
        LinkRole, ///< of a fact: QUrl
    };

    explicit CompareModel(QObject *parent = nullptr);

    void setTable(const ComparisonTable &table);
    [[nodiscard]] const ComparisonTable &table() const { return m_table; }
    void setShortNames(bool on); ///< of the transports, without their marks: where their columns are narrow

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] const ComparisonCell &cell(const QModelIndex &index) const;
    [[nodiscard]] QVariant question(const ComparisonRow &row, int role) const;

    ComparisonTable m_table;
    bool m_shortNames = false;
};

} // namespace pushscope
