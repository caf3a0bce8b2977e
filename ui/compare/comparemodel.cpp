// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/comparemodel.h"

#include "models/format.h"
#include "models/transportstyle.h"

#include <QUrl>

#include <utility>

namespace pushscope {

namespace {

CompareModel::Kind kindOf(const ComparisonRow &row, const ComparisonCell &cell)
{
    if (!row.isFigure)
        return CompareModel::Fact;
    return cell.measured ? CompareModel::Measured : CompareModel::NotMeasured;
}

QString sourceText(CompareModel::Kind kind, const ComparisonCell &cell)
{
    switch (kind) {
    case CompareModel::Measured:
        return CompareModel::tr("measured, n %1").arg(formatCount(static_cast<quint64>(std::max<qint64>(0, cell.n))));
    case CompareModel::NotMeasured:
    case CompareModel::Question: return {};
    case CompareModel::Fact: return cell.source;
    }
    Q_UNREACHABLE();
}

QString tooltip(const ComparisonCell &cell)
{
    QString text = cell.tooltip;
    for (const QString &more : {cell.source, cell.link}) {
        if (!more.isEmpty())
            text += (text.isEmpty() ? QString{} : QStringLiteral("\n")) + more;
    }
    return text;
}

} // namespace

CompareModel::CompareModel(QObject *parent) : QAbstractTableModel{parent}, m_table{comparisonTable()} {}

void CompareModel::setTable(const ComparisonTable &table)
{
    beginResetModel();
    m_table = table;
    endResetModel();
}

void CompareModel::setShortNames(bool on)
{
    if (std::exchange(m_shortNames, on) != on)
        Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
}

int CompareModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_table.rows.size());
}

int CompareModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(allTransports.size()) + 1;
}

const ComparisonCell &CompareModel::cell(const QModelIndex &index) const
{
    const ComparisonRow &row = m_table.rows.at(static_cast<std::size_t>(index.row()));
    return row.cells.at(static_cast<std::size_t>(index.column() - 1));
}

QVariant CompareModel::question(const ComparisonRow &row, int role) const
{
    switch (role) {
    case Qt::DisplayRole: return row.title;
    case KindRole: return int{Question};
    default: return {};
    }
}

QVariant CompareModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const ComparisonRow &row = m_table.rows.at(static_cast<std::size_t>(index.row()));
    if (index.column() == 0)
        return question(row, role);
    const ComparisonCell &own = cell(index);
    const Kind kind = kindOf(row, own);
    switch (role) {
    case Qt::DisplayRole: return own.text;
    case Qt::ToolTipRole: return tooltip(own);
    case Qt::AccessibleTextRole: {
        const QString transport =
            TransportStyle::of(allTransports.at(static_cast<std::size_t>(index.column() - 1))).name;
        return QStringLiteral("%1, %2: %3. %4").arg(row.title, transport, own.text, sourceText(kind, own));
    }
    case KindRole: return int{kind};
    case SourceRole: return sourceText(kind, own);
    case LinkRole: return QUrl{own.link};
    default: return {};
    }
}

QVariant CompareModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    if (section == 0)
        return role == Qt::DisplayRole ? QVariant{tr("Question")} : QVariant{};
    const Transport transport = allTransports.at(static_cast<std::size_t>(section - 1));
    if (role == Qt::DisplayRole)
        return m_shortNames ? TransportStyle::of(transport).shortName : TransportStyle::of(transport).name;
    if (role == Qt::ToolTipRole || role == Qt::AccessibleTextRole)
        return TransportStyle::of(transport).name;
    return role == Qt::DecorationRole && !m_shortNames ? QVariant{markerIcon(transport)} : QVariant{};
}

} // namespace pushscope
