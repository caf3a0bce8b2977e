// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/faultsmodel.h"

#include "models/faulttext.h"

#include <algorithm>

namespace pushscope {

using Phase = FaultItem::Phase;

namespace {

Phase phaseOf(const FaultBand &band, Instant now)
{
    if (band.active)
        return Phase::Active;
    return band.from > now ? Phase::Waiting : Phase::Over;
}

} // namespace

bool FaultsModel::add(const Fault &fault, bool armed)
{
    if (m_items.size() >= mostItems)
        return false;
    const int row = rowCount();
    beginInsertRows({}, row, row);
    FaultItem &added = m_items.emplace_back();
    added.fault = fault;
    if (armed)
        arm(added);
    endInsertRows();
    if (armed)
        Q_EMIT faultArmed(m_lastId, fault);
    count();
    return true;
}

void FaultsModel::arm(FaultItem &item)
{
    item.id = ++m_lastId;
    item.phase = Phase::Waiting;
    item.hits = 0;
    item.from.reset();
    item.to.reset();
}

void FaultsModel::disarm(FaultItem &item)
{
    item.phase = Phase::Off;
    Q_EMIT faultRemoved(item.id);
}

void FaultsModel::change(int row, const Fault &fault)
{
    FaultItem &changed = m_items.at(static_cast<std::size_t>(row));
    if (changed.fault == fault)
        return;
    const bool on = changed.isOn();
    if (on)
        disarm(changed);
    changed.fault = fault;
    if (on)
        arm(changed);
    tell(row);
    if (on)
        Q_EMIT faultArmed(m_lastId, fault);
}

void FaultsModel::setOn(int row, bool on)
{
    FaultItem &switched = m_items.at(static_cast<std::size_t>(row));
    if (switched.isOn() == on)
        return;
    on ? arm(switched) : disarm(switched);
    tell(row);
    if (on)
        Q_EMIT faultArmed(m_lastId, item(row).fault);
}

void FaultsModel::remove(int row)
{
    FaultItem &removed = m_items.at(static_cast<std::size_t>(row));
    if (removed.isOn())
        disarm(removed);
    beginRemoveRows({}, row, row);
    m_items.erase(m_items.begin() + row);
    endRemoveRows();
    count();
}

void FaultsModel::clear()
{
    beginResetModel();
    m_items.clear();
    endResetModel();
    count();
    Q_EMIT faultsCleared();
}

void FaultsModel::apply(const std::vector<FaultBand> &bands, Instant now)
{
    m_now = now;
    for (int row = 0; row < rowCount(); ++row) {
        FaultItem &known = m_items[static_cast<std::size_t>(row)];
        if (!known.isOn())
            continue;
        const auto band =
            std::find_if(bands.rbegin(), bands.rend(), [&known](const FaultBand &b) { return b.id == known.id; });
        if (band == bands.rend())
            continue;
        const FaultItem before = known;
        known.phase = phaseOf(*band, now);
        known.hits = band->hits;
        known.from = band->from;
        known.to = band->to;
        if (known != before)
            tell(row);
    }
}

void FaultsModel::tell(int row)
{
    Q_EMIT dataChanged(index(row), index(row));
    count();
}

void FaultsModel::count()
{
    const auto armed =
        static_cast<int>(std::count_if(m_items.begin(), m_items.end(), [](const FaultItem &i) { return i.isOn(); }));
    if (armed == m_armed)
        return;
    m_armed = armed;
    Q_EMIT armedCountChanged(armed);
}

int FaultsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_items.size());
}

QVariant FaultsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const FaultItem &shown = item(index.row());
    switch (role) {
    case Qt::DisplayRole: return faultName(shown.fault.kind);
    case Qt::ToolTipRole: return faultSentence(shown.fault);
    case TextRole: return shown.fault.toString();
    case PhaseRole: return static_cast<int>(shown.phase);
    case HitsRole: return shown.hits;
    default: return {};
    }
}

QHash<int, QByteArray> FaultsModel::roleNames() const
{
    auto names = QAbstractListModel::roleNames();
    names.insert({{TextRole, "text"}, {PhaseRole, "phase"}, {HitsRole, "hits"}});
    return names;
}

} // namespace pushscope
