// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "message/transport.h"
#include "time/clock.h"

#include <QString>

#include <chrono>
#include <memory>
#include <vector>

namespace pushscope {

/// What became of one event at one client.
enum class Delivery : quint8 {
    NotDue, ///< published before the client was first open, or after it was told to go
    Pending, ///< not yet there, and not yet given up
    OnTime,
    Late, ///< live, with a latency above the run's limit
    Replayed, ///< from the history, after a reconnect
    Lost,
};

/// How often each came; the first six add up to the events that were published.
struct DeliveryCounts
{
    quint64 notDue = 0;
    quint64 pending = 0;
    quint64 onTime = 0;
    quint64 late = 0;
    quint64 replayed = 0;
    quint64 lost = 0;
    quint64 duplicates = 0; ///< deliveries beyond the first

    DeliveryCounts &operator+=(const DeliveryCounts &other);
    bool operator==(const DeliveryCounts &) const = default;
};

/// Event × client: a column is an event, a row a client. Bounded: beyond `mostColumns` the oldest columns go and stay
/// in the counts; clients beyond `mostRows` are counted without a row.
class DeliveryMatrix
{
public:
    static constexpr std::size_t mostColumns = 2'000;
    static constexpr std::size_t mostRows = 1'000;

    struct Row
    {
        int client = 0;
        QString name;
        Transport transport = Transport::Sse;
        DeliveryCounts counts; ///< with what has gone from the picture
    };
    struct Column
    {
        quint64 sequence = 0;
        Instant due;
    };
    struct Cell
    {
        Delivery state = Delivery::NotDue;
        bool duplicate = false;
    };

    [[nodiscard]] const std::vector<Row> &rows() const { return m_rows; }
    [[nodiscard]] const std::vector<Column> &columns() const { return m_columns; }
    [[nodiscard]] Cell cell(std::size_t row, std::size_t column) const;
    [[nodiscard]] quint64 columnsGone() const { return m_columnsGone; }
    [[nodiscard]] DeliveryCounts total() const; ///< of all clients, those without a row too

    /// Rows first. A row beyond `mostRows` is only counted; false: it was.
    bool addRow(const Row &row);
    /// All its cells are NotDue.
    void addColumn(const Column &column);
    void set(std::size_t row, std::size_t column, Cell cell);
    /// Columns that went before the first one.
    void setColumnsGone(quint64 columns) { m_columnsGone = columns; }

private:
    std::vector<Row> m_rows;
    std::vector<Column> m_columns;
    std::vector<quint8> m_cells; ///< column by column; the state, and one bit for the duplicate
    quint64 m_columnsGone = 0;
    DeliveryCounts m_rowless;
};

/// Immutable and shared.
using DeliveryMatrixPtr = std::shared_ptr<const DeliveryMatrix>;

} // namespace pushscope
