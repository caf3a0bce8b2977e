// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/trafficmodel.h"

#include "models/format.h"

#include <QDateTime>

namespace pushscope {

namespace {

QString nameOf(TrafficEntry::Kind kind)
{
    switch (kind) {
    case TrafficEntry::Kind::Publish: return TrafficModel::tr("publish");
    case TrafficEntry::Kind::RoomMessage: return TrafficModel::tr("room message");
    case TrafficEntry::Kind::PrivateMessage: return TrafficModel::tr("private message");
    case TrafficEntry::Kind::Join: return TrafficModel::tr("join");
    case TrafficEntry::Kind::Leave: return TrafficModel::tr("leave");
    }
    return {};
}

QString transportOf(const TrafficEntry &entry)
{
    return entry.transport == "ws" ? TrafficModel::tr("WebSocket") : TrafficModel::tr("HTTP");
}

QStringList rowOf(const TrafficEntry &entry, const QDateTime &present, Instant now)
{
    const auto ago = std::chrono::duration_cast<std::chrono::milliseconds>(now - entry.at);
    const bool isPrivate = entry.kind == TrafficEntry::Kind::PrivateMessage;
    const bool hasBytes = entry.kind != TrafficEntry::Kind::Join && entry.kind != TrafficEntry::Kind::Leave;
    return {present.addMSecs(-ago.count()).toString(QStringLiteral("HH:mm:ss")),
            nameOf(entry.kind),
            QString::fromUtf8(entry.place),
            isPrivate ? TrafficModel::tr("(not shown)") : entry.text,
            entry.sender.isEmpty() ? QStringLiteral("–") : QString::fromLatin1(entry.sender),
            transportOf(entry),
            hasBytes ? formatBytes(static_cast<double>(entry.bytes)) : QString{}};
}

} // namespace

TrafficModel::TrafficModel(QObject *parent) : QAbstractTableModel{parent} {}

void TrafficModel::add(const TrafficEntries &entries, Instant now)
{
    const QDateTime present = QDateTime::currentDateTime();
    std::deque<QStringList> rows;
    for (const TrafficEntry &entry : entries) {
        if (entry.number > m_newest) {
            m_newest = entry.number;
            rows.push_front(rowOf(entry, present, now));
        }
    }
    if (rows.empty())
        return;
    if (rows.size() > mostRows)
        rows.resize(mostRows);
    const int surplus = static_cast<int>(m_rows.size() + rows.size()) - mostRows;
    if (surplus > 0) {
        beginRemoveRows({}, rowCount() - surplus, rowCount() - 1);
        m_rows.resize(m_rows.size() - static_cast<std::size_t>(surplus));
        endRemoveRows();
    }
    beginInsertRows({}, 0, static_cast<int>(rows.size()) - 1);
    m_rows.insert(m_rows.begin(), rows.begin(), rows.end());
    endInsertRows();
}

void TrafficModel::clear()
{
    beginResetModel();
    m_rows.clear();
    endResetModel();
}

int TrafficModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int TrafficModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columns;
}

QVariant TrafficModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == Qt::TextAlignmentRole && index.column() == Bytes)
        return QVariant::fromValue(Qt::Alignment{Qt::AlignRight | Qt::AlignVCenter});
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    return m_rows.at(static_cast<std::size_t>(index.row())).at(index.column());
}

QVariant TrafficModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case Time: return tr("Time");
    case Kind: return tr("What");
    case Where: return tr("Channel or room");
    case Sender: return tr("Session");
    case Transport: return tr("By");
    case Bytes: return tr("Size");
    case Text: return tr("Text");
    case columns: break;
    }
    return {};
}

} // namespace pushscope
