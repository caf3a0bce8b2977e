// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fault/fault.h"
#include "metrics/faultband.h"

#include <QAbstractListModel>

#include <optional>
#include <vector>

namespace pushscope {

/// A fault that the user has put together: armed or not.
struct FaultItem
{
    enum class Phase {
        Off, ///< not armed
        Waiting, ///< armed, begins later
        Active,
        Over, ///< its time is up, or it has happened
    };

    int id = 0; ///< of the last arming; 0: never armed
    Fault fault;
    Phase phase = Phase::Off;
    quint64 hits = 0;
    std::optional<Instant> from; ///< of the last arming, as the link tells
    std::optional<Instant> to;

    [[nodiscard]] bool isOn() const { return phase == Phase::Waiting || phase == Phase::Active; }
    bool operator==(const FaultItem &) const = default;
};

/// The stack of faults, newest last. It decides on ids and tells what is to be armed; what became of
/// it comes back with the snapshots.
class FaultsModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { TextRole = Qt::UserRole, PhaseRole, HitsRole };

    using QAbstractListModel::QAbstractListModel;

    /// Nothing is added beyond `mostItems`.
    bool add(const Fault &fault, bool armed);
    /// An armed fault is removed and armed anew, under another id.
    void change(int row, const Fault &fault);
    void setOn(int row, bool on);
    void remove(int row);
    void clear();
    /// What the links tell of the faults that they know.
    void apply(const std::vector<FaultBand> &bands, Instant now);

    [[nodiscard]] const FaultItem &item(int row) const { return m_items.at(static_cast<std::size_t>(row)); }
    [[nodiscard]] int armedCount() const { return m_armed; }
    /// Of the newest snapshot; countdowns are told from here.
    [[nodiscard]] Instant now() const { return m_now; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    static constexpr std::size_t mostItems = 100;

Q_SIGNALS:
    void faultArmed(int id, const pushscope::Fault &fault);
    void faultRemoved(int id);
    void faultsCleared();
    void armedCountChanged(int count);

private:
    void arm(FaultItem &item);
    void disarm(FaultItem &item);
    void tell(int row);
    void count();

    std::vector<FaultItem> m_items;
    Instant m_now{};
    int m_lastId = 0;
    int m_armed = 0;
};

} // namespace pushscope
