// SPDX-License-Identifier: GPL-3.0-or-later
#include "metrics/deliverymatrix.h"

namespace pushscope {

namespace {

constexpr quint8 wasDuplicated = 0x80;

} // namespace

DeliveryCounts &DeliveryCounts::operator+=(const DeliveryCounts &other)
{
    notDue += other.notDue;
    pending += other.pending;
    onTime += other.onTime;
    late += other.late;
    replayed += other.replayed;
    lost += other.lost;
    duplicates += other.duplicates;
    return *this;
}

bool DeliveryMatrix::addRow(const Row &row)
{
    if (m_rows.size() == mostRows || !m_columns.empty()) {
        m_rowless += row.counts;
        return false;
    }
    m_rows.push_back(row);
    return true;
}

void DeliveryMatrix::addColumn(const Column &column)
{
    if (m_columns.size() == mostColumns) {
        m_columns.erase(m_columns.begin());
        m_cells.erase(m_cells.begin(), m_cells.begin() + static_cast<std::ptrdiff_t>(m_rows.size()));
        ++m_columnsGone;
    }
    m_columns.push_back(column);
    m_cells.resize(m_cells.size() + m_rows.size(), static_cast<quint8>(Delivery::NotDue));
}

void DeliveryMatrix::set(std::size_t row, std::size_t column, Cell cell)
{
    if (row < m_rows.size() && column < m_columns.size()) {
        m_cells[column * m_rows.size() + row] =
            static_cast<quint8>(static_cast<quint8>(cell.state) | (cell.duplicate ? wasDuplicated : 0U));
    }
}

DeliveryMatrix::Cell DeliveryMatrix::cell(std::size_t row, std::size_t column) const
{
    if (row >= m_rows.size() || column >= m_columns.size()) {
        return {};
    }
    const quint8 kept = m_cells[column * m_rows.size() + row];
    return {static_cast<Delivery>(kept & ~wasDuplicated), (kept & wasDuplicated) != 0};
}

DeliveryCounts DeliveryMatrix::total() const
{
    DeliveryCounts total = m_rowless;
    for (const Row &row : m_rows) {
        total += row.counts;
    }
    return total;
}

} // namespace pushscope
