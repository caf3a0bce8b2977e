// SPDX-License-Identifier: GPL-3.0-or-later
#include "accessibility/exporttablemodel.h"

#include <algorithm>

namespace pushscope {

namespace {

bool isFigure(const QVariant &cell)
{
    const int type = cell.typeId();
    return type == QMetaType::Double || type == QMetaType::Int || type == QMetaType::LongLong || type == QMetaType::UInt
        || type == QMetaType::ULongLong;
}

QString cellText(const QVariant &cell)
{
    if (!cell.isValid())
        return QStringLiteral("–");
    if (cell.typeId() == QMetaType::Bool)
        return cell.toBool() ? ExportTableModel::tr("yes") : ExportTableModel::tr("no");
    if (cell.typeId() != QMetaType::Double)
        return cell.toString();
    constexpr int digits = 3;
    QString text = QString::number(cell.toDouble(), 'f', digits);
    while (text.endsWith(u'0'))
        text.chop(1);
    if (text.endsWith(u'.'))
        text.chop(1);
    return text;
}

} // namespace

QString columnTitle(const QString &name)
{
    QStringList words = name.split(u'_');
    QString unit;
    if (words.size() > 1) {
        const QString last = words.constLast();
        if (last == QLatin1String{"us"})
            unit = QStringLiteral("µs");
        else if (last == QLatin1String{"ms"} || last == QLatin1String{"s"})
            unit = last;
    }
    if (unit.isEmpty())
        return words.join(u' ');
    words.removeLast();
    return QStringLiteral("%1 (%2)").arg(words.join(u' '), unit);
}

void ExportTableModel::setTable(const ExportTable &table)
{
    const qsizetype count = std::min(table.rows.size(), mostRows);
    m_leftOut = table.rows.size() - count;
    QList<QStringList> rows;
    QList<bool> numbers(table.header.size(), true);
    for (const QList<QVariant> &row : table.rows.last(count)) {
        QStringList cells;
        for (qsizetype i = 0; i < table.header.size(); ++i) {
            const QVariant cell = row.value(i);
            cells << cellText(cell);
            numbers[i] = numbers[i] && (isFigure(cell) || !cell.isValid());
        }
        rows << cells;
    }
    if (table.header != m_header) {
        beginResetModel();
        m_header = table.header;
        m_numbers = numbers;
        m_rows = rows;
        endResetModel();
        return;
    }
    m_numbers = numbers;
    const auto before = static_cast<int>(m_rows.size());
    const auto after = static_cast<int>(rows.size());
    if (after < before) {
        beginRemoveRows({}, after, before - 1);
        m_rows.resize(after);
        endRemoveRows();
    } else if (after > before) {
        beginInsertRows({}, before, after - 1);
        m_rows << rows.mid(before);
        endInsertRows();
    }
    m_rows = rows;
    if (after > 0)
        Q_EMIT dataChanged(index(0, 0), index(after - 1, columnCount() - 1));
}

QString ExportTableModel::toText() const
{
    QStringList lines;
    QStringList titles;
    for (const QString &name : m_header)
        titles << columnTitle(name);
    lines << titles.join(u'\t');
    for (const QStringList &row : m_rows)
        lines << row.join(u'\t');
    return lines.join(u'\n') + u'\n';
}

int ExportTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ExportTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_header.size());
}

QVariant ExportTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == Qt::DisplayRole)
        return m_rows[index.row()][index.column()];
    if (role == Qt::TextAlignmentRole)
        return int{m_numbers[index.column()] ? Qt::AlignRight : Qt::AlignLeft} | Qt::AlignVCenter;
    return {};
}

QVariant ExportTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole)
        return {};
    if (orientation == Qt::Vertical)
        return section + 1;
    return section >= 0 && section < m_header.size() ? columnTitle(m_header[section]) : QVariant{};
}

} // namespace pushscope
