// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "metrics/deliverymatrix.h"

#include <QAbstractTableModel>

namespace pushscope {

/// The word for what became of an event.
[[nodiscard]] QString deliveryWord(Delivery state);
/// "Event 124, stream 2: late, and a duplicate".
[[nodiscard]] QString cellSentence(const DeliveryMatrix &matrix, std::size_t row, std::size_t column);
/// All of it in one sentence, for those who do not see the picture.
[[nodiscard]] QString ledgerSentence(const DeliveryMatrix &matrix);
/// The name of a row: that of its client, with its place where several share it.
[[nodiscard]] QString rowName(const DeliveryMatrix &matrix, std::size_t row);

/// The counts of each client; the first row is all of them together.
class LedgerModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    void setMatrix(const DeliveryMatrixPtr &matrix); ///< null: none
    [[nodiscard]] const DeliveryMatrixPtr &matrix() const { return m_matrix; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    DeliveryMatrixPtr m_matrix;
    DeliveryCounts m_total;
};

} // namespace pushscope
