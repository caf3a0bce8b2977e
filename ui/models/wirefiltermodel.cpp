// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/wirefiltermodel.h"

#include <algorithm>

namespace pushscope {

using namespace std::chrono_literals;

namespace {

constexpr auto slice = 5ms; ///< of a turn of the event loop, for reading rows
constexpr auto longestSearch = 1s; ///< then what was found is shown, and the rest follows
constexpr quint64 rowsPerLook = 32; ///< between two looks at the clock

} // namespace

WireFilterModel::WireFilterModel(WireModel &source, QObject *parent)
    : QAbstractTableModel{parent}, m_source{source}, m_next{source.firstSerial()}
{
    m_more.setInterval(0ms);
    connect(&m_more, &QTimer::timeout, this, &WireFilterModel::proceed);
    connect(&source, &QAbstractItemModel::rowsInserted, this, &WireFilterModel::takeNew);
    connect(&source, &QAbstractItemModel::rowsAboutToBeRemoved, this,
            [this](const QModelIndex &, int first, int last) { dropFront(last - first + 1); });
    connect(&source, &QAbstractItemModel::modelReset, this, &WireFilterModel::restart);
    connect(&source, &QAbstractItemModel::dataChanged, this, [this] {
        if (!m_serials.empty())
            Q_EMIT dataChanged(index(0, WireModel::Client), index(rowCount() - 1, WireModel::Client));
    });
    rebuild();
}

void WireFilterModel::setFilter(const WireFilter &filter)
{
    if (filter == m_filter || !filter.problem().isEmpty())
        return;
    m_filter = filter;
    m_matcher = WireMatcher{filter};
    rebuild();
}

void WireFilterModel::rebuild()
{
    m_found.clear();
    m_next = m_source.firstSerial();
    m_rebuilding = true;
    m_began = std::chrono::steady_clock::now();
    proceed();
}

void WireFilterModel::proceed()
{
    std::deque<quint64> found = scan(m_matcher.readsText() ? slice : std::chrono::nanoseconds::max());
    const bool through = m_next == m_source.endSerial();
    if (m_rebuilding) {
        m_found.insert(m_found.end(), found.begin(), found.end());
        if (through || std::chrono::steady_clock::now() - m_began > longestSearch)
            publish();
    } else {
        append(found);
    }
    setSearching(!through);
}

std::deque<quint64> WireFilterModel::scan(std::chrono::nanoseconds budget)
{
    std::deque<quint64> found;
    m_next = std::max(m_next, m_source.firstSerial());
    const auto began = std::chrono::steady_clock::now();
    for (; m_next < m_source.endSerial(); ++m_next) {
        if (m_next % rowsPerLook == 0 && std::chrono::steady_clock::now() - began > budget)
            break;
        if (m_matcher.matches(m_source, m_source.row(m_source.rowOf(m_next))))
            found.push_back(m_next);
    }
    return found;
}

void WireFilterModel::publish()
{
    beginResetModel();
    m_serials = std::move(m_found);
    m_found.clear();
    m_rebuilding = false;
    endResetModel();
}

void WireFilterModel::append(const std::deque<quint64> &serials)
{
    if (serials.empty())
        return;
    beginInsertRows({}, rowCount(), rowCount() + static_cast<int>(serials.size()) - 1);
    m_serials.insert(m_serials.end(), serials.begin(), serials.end());
    endInsertRows();
}

void WireFilterModel::takeNew()
{
    if (!isSearching())
        proceed();
}

void WireFilterModel::dropFront(int count)
{
    const quint64 first = m_source.firstSerial() + static_cast<quint64>(count);
    m_found.erase(m_found.begin(), std::lower_bound(m_found.begin(), m_found.end(), first));
    const auto end = std::lower_bound(m_serials.begin(), m_serials.end(), first);
    if (end == m_serials.begin())
        return;
    beginRemoveRows({}, 0, static_cast<int>(end - m_serials.begin()) - 1);
    m_serials.erase(m_serials.begin(), end);
    endRemoveRows();
}

void WireFilterModel::restart()
{
    beginResetModel();
    m_serials.clear();
    m_found.clear();
    m_next = m_source.firstSerial();
    m_rebuilding = false;
    endResetModel();
    setSearching(false);
}

void WireFilterModel::setSearching(bool searching)
{
    if (searching == m_more.isActive())
        return;
    searching ? m_more.start() : m_more.stop();
    Q_EMIT searchingChanged(searching);
}

int WireFilterModel::rowAtOrBefore(quint64 serial) const
{
    return static_cast<int>(std::upper_bound(m_serials.begin(), m_serials.end(), serial) - m_serials.begin()) - 1;
}

int WireFilterModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_serials.size());
}

int WireFilterModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : WireModel::columns;
}

QVariant WireFilterModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || role != Qt::DisplayRole)
        return {};
    if (index.column() == WireModel::Delta) {
        const int row = index.row();
        return row == 0 ? QString{} : WireModel::deltaText(wireRow(row - 1).chunk->at, wireRow(row).chunk->at);
    }
    return m_source.text(sourceRow(index.row()), index.column());
}

QVariant WireFilterModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return m_source.headerData(section, orientation, role);
}

} // namespace pushscope
