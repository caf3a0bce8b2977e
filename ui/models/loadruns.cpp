// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/loadruns.h"

#include "models/loadtext.h"

#include <QFileInfo>

#include <algorithm>
#include <utility>

namespace pushscope {

int LoadRuns::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

QVariant LoadRuns::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const LoadEntry &entry = m_entries[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole: return entry.name;
    case Qt::ToolTipRole: return entry.file.isEmpty() ? entry.name : entry.file;
    case idRole: return entry.id;
    default: return {};
    }
}

int LoadRuns::addRun(LoadFigures figures, std::shared_ptr<const LoadHistory> history)
{
    const QString what = loadSummary(figures.config);
    const QString when = figures.at.toLocalTime().toString(QStringLiteral("HH:mm:ss"));
    return add({0, tr("#%1  %2  %3").arg(++m_ownRuns).arg(when, what), {}, std::move(figures), std::move(history)});
}

int LoadRuns::addFile(LoadFigures figures, const QString &file)
{
    const QString what = loadSummary(figures.config);
    return add({0, tr("%1  %2").arg(QFileInfo{file}.fileName(), what), file, std::move(figures), nullptr});
}

int LoadRuns::add(LoadEntry entry)
{
    if (m_entries.size() >= mostRuns) {
        const int oldest = m_entries.front().id;
        beginRemoveRows({}, 0, 0);
        m_entries.erase(m_entries.begin());
        endRemoveRows();
        Q_EMIT dropped(oldest);
    }
    entry.id = ++m_lastId;
    const int row = rowCount();
    beginInsertRows({}, row, row);
    m_entries.push_back(std::move(entry));
    endInsertRows();
    return m_lastId;
}

const LoadEntry *LoadRuns::find(int id) const
{
    const auto found = std::ranges::find(m_entries, id, &LoadEntry::id);
    return found == m_entries.end() ? nullptr : &*found;
}

} // namespace pushscope
