// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "share/viewer.h"

#include <QAbstractTableModel>

namespace pushscope {

/// Who looks at what is shared, the longest first.
class ViewersModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { By, Address, Since, RoundTrip, Queue, columns };

    static constexpr std::size_t mostRows = 200;

    explicit ViewersModel(QObject *parent = nullptr);

    /// All of them now, those that came first first, `total` with those that are not listed. Rows of those that stay
    /// stay, and so does what is selected.
    void setViewers(const Viewers &viewers, std::size_t total);
    /// Those that are shown, and those for which there is no row.
    [[nodiscard]] std::size_t total() const { return m_total; }
    /// Of those that were told of: each address with the same program is one.
    [[nodiscard]] std::size_t browsers() const { return m_browsers; }
    [[nodiscard]] const Viewer &viewer(int row) const { return m_rows.at(static_cast<std::size_t>(row)); }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void removeGone(const Viewers &now);
    void place(const Viewer &viewer, int row);
    [[nodiscard]] QString text(const Viewer &viewer, Column column) const;

    Viewers m_rows;
    std::size_t m_total = 0;
    std::size_t m_browsers = 0;
};

} // namespace pushscope
