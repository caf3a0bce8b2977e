// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/timelinemodel.h"

#include "models/causetext.h"
#include "models/faulttext.h"
#include "models/format.h"

#include <QCoreApplication>
#include <QLocale>

namespace pushscope {

QString markText(const TimelineMark &mark)
{
    switch (mark.kind) {
    case TimelineMark::Kind::State:
        return mark.state == ClientState::Backoff
            ? QStringLiteral("%1 %2").arg(stateWord(mark.state), formatLatency(mark.delay))
            : stateWord(mark.state);
    case TimelineMark::Kind::Heartbeat: return QCoreApplication::translate("pushscope::TimelineModel", "heartbeat");
    case TimelineMark::Kind::PollCycle: return QCoreApplication::translate("pushscope::TimelineModel", "poll answered");
    case TimelineMark::Kind::Gap: return QCoreApplication::translate("pushscope::TimelineModel", "gap: events missing");
    case TimelineMark::Kind::Reset:
        return QCoreApplication::translate("pushscope::TimelineModel", "reset: history lost");
    }
    Q_UNREACHABLE();
}

TimelineModel::TimelineModel(const RunModel &run, QObject *parent) : QAbstractTableModel{parent}
{
    connect(&run, &RunModel::marked, this, &TimelineModel::take);
    connect(&run, &RunModel::faultChanged, this, &TimelineModel::takeFault);
    connect(&run, &RunModel::cleared, this, &TimelineModel::clear);
}

void TimelineModel::take(const QString &pane, const TimelineMark &mark)
{
    if (mark.kind != TimelineMark::Kind::Heartbeat && mark.kind != TimelineMark::Kind::PollCycle)
        append({mark.at, pane, markText(mark), causeText(mark.cause)});
}

void TimelineModel::takeFault(const FaultHistory::Change &change)
{
    using Happening = FaultHistory::Change::What;
    const QString &label = change.fault.label;
    append({change.at, targetText(change.fault.target),
            change.what == Happening::Began       ? tr("fault began: %1").arg(label)
                : change.what == Happening::Ended ? tr("fault ended: %1").arg(label)
                                                  : tr("fault: %1").arg(label),
            change.fault.sentence});
}

void TimelineModel::append(Row added)
{
    if (!m_start)
        m_start = added.at;
    if (m_rows.size() == mostRows) {
        beginRemoveRows({}, 0, 0);
        m_rows.pop_front();
        endRemoveRows();
    }
    const int row = rowCount();
    beginInsertRows({}, row, row);
    m_rows.push_back(std::move(added));
    endInsertRows();
}

void TimelineModel::clear()
{
    beginResetModel();
    m_rows.clear();
    endResetModel();
}

int TimelineModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int TimelineModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columns;
}

QVariant TimelineModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == Qt::TextAlignmentRole && index.column() == Time)
        return QVariant::fromValue(Qt::Alignment{Qt::AlignRight | Qt::AlignVCenter});
    if (role != Qt::DisplayRole)
        return {};
    const Row &row = m_rows.at(static_cast<std::size_t>(index.row()));
    switch (index.column()) {
    case Time: return QLocale{}.toString(std::chrono::duration<double>(row.at - *m_start).count(), 'f', 3);
    case Client: return row.client;
    case What: return row.what;
    case Detail: return row.why;
    default: return {};
    }
}

QVariant TimelineModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    switch (section) {
    case Time: return tr("Time, s");
    case Client: return tr("Client");
    case What: return tr("What");
    case Detail: return tr("Why");
    default: return {};
    }
}

} // namespace pushscope
