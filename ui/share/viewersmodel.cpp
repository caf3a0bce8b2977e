// SPDX-License-Identifier: GPL-3.0-or-later
#include "share/viewersmodel.h"

#include "models/format.h"
#include "models/transportstyle.h"

#include <algorithm>
#include <set>
#include <utility>

namespace pushscope {

namespace {

constexpr QSize markSide{14, 14};

} // namespace

ViewersModel::ViewersModel(QObject *parent) : QAbstractTableModel{parent} {}

void ViewersModel::removeGone(const Viewers &now)
{
    for (auto row = rowCount() - 1; row >= 0; --row) {
        const quint64 id = viewer(row).id;
        if (std::ranges::find(now, id, &Viewer::id) == now.end()) {
            beginRemoveRows({}, row, row);
            m_rows.erase(m_rows.begin() + row);
            endRemoveRows();
        }
    }
}

/// Usually there already, or new at the end.
void ViewersModel::place(const Viewer &viewer, int row)
{
    if (row < rowCount() && m_rows.at(static_cast<std::size_t>(row)).id == viewer.id) {
        Viewer &shown = m_rows.at(static_cast<std::size_t>(row));
        if (shown != viewer) {
            shown = viewer;
            Q_EMIT dataChanged(index(row, 0), index(row, columns - 1));
        }
        return;
    }
    if (const auto elsewhere = std::ranges::find(m_rows, viewer.id, &Viewer::id); elsewhere != m_rows.end()) {
        const int from = static_cast<int>(elsewhere - m_rows.begin());
        beginRemoveRows({}, from, from);
        m_rows.erase(elsewhere);
        endRemoveRows();
    }
    beginInsertRows({}, row, row);
    m_rows.insert(m_rows.begin() + row, viewer);
    endInsertRows();
}

void ViewersModel::setViewers(const Viewers &viewers, std::size_t total)
{
    m_total = std::max(total, viewers.size());
    std::set<std::pair<QString, QString>> browsers;
    for (const Viewer &viewer : viewers)
        browsers.emplace(text(viewer, Address), viewer.program);
    m_browsers = browsers.size();
    const auto shown = static_cast<std::ptrdiff_t>(std::min(viewers.size(), mostRows));
    const Viewers now{viewers.begin(), viewers.begin() + shown};
    removeGone(now);
    for (int row = 0; row < shown; ++row)
        place(now.at(static_cast<std::size_t>(row)), row);
}

int ViewersModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ViewersModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columns;
}

QString ViewersModel::text(const Viewer &viewer, Column column) const
{
    switch (column) {
    case By: return TransportStyle::of(viewer.transport).shortName;
    case Address: return viewer.address.left(viewer.address.lastIndexOf(u':'));
    case Since: return formatAge(viewer.connectedFor);
    case RoundTrip: return viewer.roundTrip ? formatLatency(*viewer.roundTrip) : QStringLiteral("–");
    case Queue: return formatBytes(static_cast<double>(viewer.queueBytes));
    case columns: break;
    }
    return {};
}

QVariant ViewersModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Viewer &shown = viewer(index.row());
    const auto column = static_cast<Column>(index.column());
    if (role == Qt::DisplayRole)
        return column == By ? QString{} : text(shown, column); // its mark says it
    if (role == Qt::AccessibleTextRole)
        return text(shown, column);
    if (role == Qt::ToolTipRole) {
        const QString program = shown.program.isEmpty() ? tr("a program that does not say its name") : shown.program;
        // What a guest sends is no markup.
        return tr("%1 from %2<br>%3<br>Events: %4")
            .arg(text(shown, By), shown.address.toHtmlEscaped(), program.toHtmlEscaped(),
                 formatCount(static_cast<quint64>(shown.delivered)));
    }
    if (role == Qt::DecorationRole && column == By)
        return markerIcon(shown.transport).pixmap(markSide, QIcon::Normal, QIcon::On);
    if (role == Qt::TextAlignmentRole && column >= Since)
        return QVariant::fromValue(Qt::Alignment{Qt::AlignRight | Qt::AlignVCenter});
    return {};
}

QVariant ViewersModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    const auto column = static_cast<Column>(section);
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(
            Qt::Alignment{(column >= Since ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter});
    if (role == Qt::ToolTipRole && column == RoundTrip)
        return tr(
            "Round trip, there and back: of a ping over WebSocket, else as the system knows it of the connection");
    if (role == Qt::ToolTipRole && column == Queue)
        return tr("What waits on this side because the viewer does not take it fast enough");
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case By: return {};
    case Address: return tr("From");
    case Since: return tr("For");
    case RoundTrip: return tr("RTT");
    case Queue: return tr("Queue");
    case columns: break;
    }
    return {};
}

} // namespace pushscope
