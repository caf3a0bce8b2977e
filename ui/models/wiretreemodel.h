// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire/wiretree.h"

#include <QAbstractItemModel>

namespace pushscope {

/// The decoded tree of one unit: a name and a value a line.
class WireTreeModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Column { Name, Value, columns };

    explicit WireTreeModel(QObject *parent = nullptr);

    /// The node itself is not shown, its children are the first lines.
    void setRoot(const WireNode &root);
    [[nodiscard]] std::optional<WireSpan> rangeOf(const QModelIndex &index) const;
    /// The innermost line whose bytes hold this one; invalid if none does.
    [[nodiscard]] QModelIndex nodeAt(quint64 byte) const;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &index) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Item
    {
        std::size_t parent = 0;
        int row = 0;
        const WireNode *node = nullptr;
        std::size_t firstChild = 0; ///< its children follow each other
    };

    [[nodiscard]] std::size_t itemOf(const QModelIndex &index) const;

    WireNode m_root;
    std::vector<Item> m_items; ///< breadth first; the root is the first
};

} // namespace pushscope
