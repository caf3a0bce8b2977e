// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/wiretreemodel.h"

namespace pushscope {

WireTreeModel::WireTreeModel(QObject *parent) : QAbstractItemModel{parent}, m_items{Item{0, 0, &m_root, 1}} {}

void WireTreeModel::setRoot(const WireNode &root)
{
    beginResetModel();
    m_root = root;
    m_items = {Item{0, 0, &m_root, 1}};
    for (std::size_t i = 0; i < m_items.size(); ++i) {
        m_items[i].firstChild = m_items.size();
        const WireNode *node = m_items[i].node;
        for (int row = 0; const WireNode &child : node->children)
            m_items.push_back({i, row++, &child, 0});
    }
    endResetModel();
}

std::size_t WireTreeModel::itemOf(const QModelIndex &index) const
{
    return index.isValid() ? static_cast<std::size_t>(index.internalId()) : 0;
}

std::optional<WireSpan> WireTreeModel::rangeOf(const QModelIndex &index) const
{
    return index.isValid() ? m_items[itemOf(index)].node->range : std::nullopt;
}

QModelIndex WireTreeModel::nodeAt(quint64 byte) const
{
    // Of nodes as small as each other the deeper one is meant: it comes later.
    std::size_t best = 0;
    quint64 smallest = 0;
    for (std::size_t i = 1; i < m_items.size(); ++i) {
        const auto &range = m_items[i].node->range;
        if (!range || byte < range->begin || byte >= range->end || (best != 0 && range->size() > smallest))
            continue;
        best = i;
        smallest = range->size();
    }
    return best == 0 ? QModelIndex{} : createIndex(m_items[best].row, Name, quintptr{best});
}

QModelIndex WireTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, quintptr{m_items[itemOf(parent)].firstChild + static_cast<std::size_t>(row)});
}

QModelIndex WireTreeModel::parent(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    const std::size_t parent = m_items[itemOf(index)].parent;
    return parent == 0 ? QModelIndex{} : createIndex(m_items[parent].row, Name, quintptr{parent});
}

int WireTreeModel::rowCount(const QModelIndex &parent) const
{
    return parent.column() > 0 ? 0 : static_cast<int>(m_items[itemOf(parent)].node->children.size());
}

int WireTreeModel::columnCount(const QModelIndex &) const
{
    return columns;
}

QVariant WireTreeModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const WireNode &node = *m_items[itemOf(index)].node;
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole)
        return index.column() == Name ? node.name : node.value;
    return {};
}

QVariant WireTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == Name ? tr("Field") : tr("Value");
}

} // namespace pushscope
