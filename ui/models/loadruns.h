// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "loadmodel/loadfigures.h"
#include "models/loadhistory.h"

#include <QAbstractListModel>

#include <memory>
#include <vector>

namespace pushscope {

/// A load that is over: run here, or read from a file.
struct LoadEntry
{
    int id = 0;
    QString name; ///< "#3 14:05:09 …", or that of the file
    QString file; ///< empty: it was run here
    LoadFigures figures;
    std::shared_ptr<const LoadHistory> history; ///< null: that is not known
};

/// The loads of the session, the newest last; the oldest makes room when there are too many.
class LoadRuns : public QAbstractListModel
{
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

    /// Returns its id, which is used for no other.
    int addRun(LoadFigures figures, std::shared_ptr<const LoadHistory> history);
    int addFile(LoadFigures figures, const QString &file);
    [[nodiscard]] const LoadEntry *find(int id) const; ///< null if there is none, or no more
    [[nodiscard]] const std::vector<LoadEntry> &entries() const { return m_entries; }

    static constexpr int idRole = Qt::UserRole;
    static constexpr std::size_t mostRuns = 32;

Q_SIGNALS:
    void dropped(int id); ///< it made room

private:
    int add(LoadEntry entry);

    std::vector<LoadEntry> m_entries;
    int m_lastId = 0;
    int m_ownRuns = 0;
};

} // namespace pushscope
