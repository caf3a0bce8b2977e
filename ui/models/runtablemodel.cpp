// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/runtablemodel.h"

#include "models/format.h"
#include "models/tableexport.h"

#include <array>

namespace pushscope {

namespace {

QStringList rowOf(const PaneModel &pane)
{
    const auto figures = pane.figures().figures;
    const ClientSnapshot &latest = pane.latest();
    return {pane.name(),
            pane.stateText(),
            pane.endpoint(),
            formatCount(latest.counters.events),
            figures[0].value,
            figures[1].value,
            figures[2].value,
            formatCount(latest.ledger.lost),
            formatCount(latest.ledger.duplicates),
            formatCount(latest.counters.reconnects),
            formatCount(latest.counters.heartbeats),
            figures[5].value};
}

QList<QVariant> bareRowOf(const PaneModel &pane)
{
    const ClientSnapshot &latest = pane.latest();
    const auto latency = [&latest](qint64 value) { return latest.latency.n > 0 ? QVariant{value} : QVariant{}; };
    const auto bytes = static_cast<double>(latest.counters.wireBytesIn + latest.counters.wireBytesOut);
    return {pane.name(),
            pane.stateText(),
            pane.endpoint(),
            latest.counters.events,
            latency(latest.latency.p50),
            latency(latest.latency.p99),
            latency(latest.latency.max),
            latest.ledger.lost,
            latest.ledger.duplicates,
            latest.counters.reconnects,
            latest.counters.heartbeats,
            latest.counters.events > 0 ? QVariant{bytes / static_cast<double>(latest.counters.events)} : QVariant{}};
}

/// Names for machines, with units.
QString bareHeading(int column)
{
    static constexpr std::array<const char *, RunTableModel::columns> names{
        "client", "state", "endpoint",   "events",     "p50_us",     "p99_us",
        "max_us", "lost",  "duplicates", "reconnects", "heartbeats", "wire_bytes_per_event"};
    return QLatin1String{names.at(static_cast<std::size_t>(column))};
}

} // namespace

RunTableModel::RunTableModel(const RunModel &run, QObject *parent) : QAbstractTableModel{parent}, m_run{run} {}

void RunTableModel::refresh()
{
    std::vector<int> clients;
    std::vector<QStringList> rows;
    m_bare.clear();
    for (const auto &pane : m_run.panes()) {
        clients.push_back(pane->client());
        rows.push_back(rowOf(*pane));
        m_bare.push_back(bareRowOf(*pane));
    }
    if (clients != m_clients) {
        beginResetModel();
        m_clients = std::move(clients);
        m_rows = std::move(rows);
        endResetModel();
    } else if (rows != m_rows) {
        m_rows = std::move(rows);
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columns - 1), {Qt::DisplayRole});
    }
}

QString RunTableModel::toText() const
{
    QStringList header;
    for (int column = 0; column < columns; ++column)
        header << headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    QStringList lines{header.join(QLatin1Char('\t'))};
    for (const QStringList &row : m_rows)
        lines << row.join(QLatin1Char('\t'));
    return lines.join(QLatin1Char('\n'));
}

int RunTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int RunTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columns;
}

QVariant RunTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == Qt::TextAlignmentRole && index.column() > Endpoint)
        return QVariant::fromValue(Qt::Alignment{Qt::AlignRight | Qt::AlignVCenter});
    if (role == exportRole)
        return m_bare.at(static_cast<std::size_t>(index.row())).at(index.column());
    if (role != Qt::DisplayRole)
        return {};
    return m_rows.at(static_cast<std::size_t>(index.row())).at(index.column());
}

QVariant RunTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == exportRole && section >= 0 && section < columns)
        return bareHeading(section);
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    switch (section) {
    case Client: return tr("Client");
    case State: return tr("State");
    case Endpoint: return tr("Endpoint");
    case Count: return tr("Events");
    case Median: return tr("p50");
    case P99: return tr("p99");
    case Max: return tr("max");
    case Lost: return tr("Lost");
    case Duplicates: return tr("Duplicates");
    case Reconnects: return tr("Reconnects");
    case Heartbeats: return tr("Heartbeats");
    case Wire: return tr("Wire / event");
    default: return {};
    }
}

} // namespace pushscope
