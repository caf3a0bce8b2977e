// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/wirestore.h"
#include "models/wiretreemodel.h"
#include "theme/theme.h"

#include <QSplitter>

class QTreeView;

namespace pushscope {

class HexView;

/// The decoded tree of the chosen row beside its bytes, selection linked.
class WireDetails : public QSplitter
{
    Q_OBJECT

public:
    explicit WireDetails(QWidget *parent = nullptr);
    void setTheme(const Theme &theme);
    void showNothing();
    void showUnit(const WireUnit &unit, const WireBytes &bytes);
    /// A chunk that is no data: what is known of its connection.
    void showChunk(const WireChunk &chunk, const QString &kind, const QString &sentence);

    [[nodiscard]] HexView &hex() const { return *m_hex; }
    [[nodiscard]] QTreeView &tree() const { return *m_tree; }

private:
    void showNode(const QModelIndex &index);
    void chooseNodeAt(quint64 byte);
    void setRoot(const WireNode &root);

    WireTreeModel m_model;
    QTreeView *m_tree = nullptr;
    HexView *m_hex = nullptr;
    bool m_fromHex = false;
};

} // namespace pushscope
