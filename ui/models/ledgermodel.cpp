// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ledgermodel.h"

#include "models/format.h"

#include <QCoreApplication>

#include <array>

namespace pushscope {

namespace {

struct LedgerText
{
    Q_DECLARE_TR_FUNCTIONS(pushscope::Ledger)
};

struct CountColumn
{
    quint64 DeliveryCounts::*count;
    QString (*title)();
};

const std::array<CountColumn, 7> &countColumns()
{
    static const std::array<CountColumn, 7> columns{{
        {&DeliveryCounts::onTime, [] { return deliveryWord(Delivery::OnTime); }},
        {&DeliveryCounts::late, [] { return deliveryWord(Delivery::Late); }},
        {&DeliveryCounts::replayed, [] { return deliveryWord(Delivery::Replayed); }},
        {&DeliveryCounts::duplicates, [] { return LedgerText::tr("duplicate"); }},
        {&DeliveryCounts::lost, [] { return deliveryWord(Delivery::Lost); }},
        {&DeliveryCounts::pending, [] { return deliveryWord(Delivery::Pending); }},
        {&DeliveryCounts::notDue, [] { return deliveryWord(Delivery::NotDue); }},
    }};
    return columns;
}

} // namespace

QString deliveryWord(Delivery state)
{
    switch (state) {
    case Delivery::NotDue: return LedgerText::tr("not due");
    case Delivery::Pending: return LedgerText::tr("pending");
    case Delivery::OnTime: return LedgerText::tr("on time");
    case Delivery::Late: return LedgerText::tr("late");
    case Delivery::Replayed: return LedgerText::tr("replayed");
    case Delivery::Lost: return LedgerText::tr("lost");
    }
    Q_UNREACHABLE();
}

QString rowName(const DeliveryMatrix &matrix, std::size_t row)
{
    const auto &rows = matrix.rows();
    const QString &name = rows[row].name;
    std::size_t first = row;
    while (first > 0 && rows[first - 1].name == name)
        --first;
    const bool alone = first == row && (row + 1 == rows.size() || rows[row + 1].name != name);
    return alone ? name : LedgerText::tr("%1 %2").arg(name).arg(row - first + 1);
}

QString cellSentence(const DeliveryMatrix &matrix, std::size_t row, std::size_t column)
{
    const DeliveryMatrix::Cell cell = matrix.cell(row, column);
    const QString what = cell.duplicate
        ? LedgerText::tr("%1, and once more as a duplicate").arg(deliveryWord(cell.state))
        : deliveryWord(cell.state);
    return LedgerText::tr("Event %1, %2: %3")
        .arg(formatCount(matrix.columns()[column].sequence), rowName(matrix, row), what);
}

QString ledgerSentence(const DeliveryMatrix &matrix)
{
    const quint64 events = matrix.columns().size() + matrix.columnsGone();
    const DeliveryCounts total = matrix.total();
    QStringList parts;
    for (const CountColumn &column : countColumns()) {
        if (total.*column.count > 0)
            parts << LedgerText::tr("%1 %2").arg(formatCount(total.*column.count), column.title());
    }
    if (parts.isEmpty())
        return LedgerText::tr("No event has been sent yet.");
    return LedgerText::tr("%1 events, %2 clients: %3")
        .arg(formatCount(events), formatCount(matrix.rows().size()), parts.join(QStringLiteral(", ")));
}

void LedgerModel::setMatrix(const DeliveryMatrixPtr &matrix)
{
    const std::size_t before = m_matrix ? m_matrix->rows().size() : 0;
    const std::size_t after = matrix ? matrix->rows().size() : 0;
    const bool sameRows = m_matrix && matrix && before == after;
    if (!sameRows)
        beginResetModel();
    m_matrix = matrix;
    m_total = matrix ? matrix->total() : DeliveryCounts{};
    if (!sameRows)
        endResetModel();
    else
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

int LedgerModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_matrix ? 0 : static_cast<int>(m_matrix->rows().size()) + 1;
}

int LedgerModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(countColumns().size()) + 1;
}

QVariant LedgerModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment{index.column() == 0 ? Qt::AlignLeft : Qt::AlignRight}
                                   | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    const auto row = static_cast<std::size_t>(index.row());
    if (index.column() == 0)
        return row == 0 ? LedgerText::tr("all") : rowName(*m_matrix, row - 1);
    const DeliveryCounts &counts = row == 0 ? m_total : m_matrix->rows()[row - 1].counts;
    return formatCount(counts.*countColumns()[static_cast<std::size_t>(index.column() - 1)].count);
}

QVariant LedgerModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    if (section == 0)
        return LedgerText::tr("client");
    return countColumns()[static_cast<std::size_t>(section - 1)].title();
}

} // namespace pushscope
