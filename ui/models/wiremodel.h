// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/wirerow.h"
#include "models/wirestore.h"

#include <QAbstractTableModel>

#include <map>
#include <optional>

namespace pushscope {

/// The rows of the wire inspector: units of what passed on all connections, and what happened to
/// the connections. Text is made when it is asked for, so that taking a batch costs next to nothing.
/// Rows come at the end and go at the front; `serial` names a row for as long as it is there.
class WireModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Index, Time, Delta, Direction, Client, Connection, Kind, What, Payload, Wire, columns };
    /// At which a search in a row, and its line in the list, end.
    static constexpr quint64 mostBytesRead = 64 * 1024;

    explicit WireModel(WireCapture::Limits limits = {}, QObject *parent = nullptr);

    void apply(const WireBatch &batch);
    void clear();
    void restart(); ///< what comes is of another capture
    void setClientName(int client, const QString &name);
    [[nodiscard]] QString clientName(const WireConnection &connection) const;
    /// Those that have a name, and those that rows are held of.
    [[nodiscard]] std::map<int, QString> clients() const;

    [[nodiscard]] const WireStore &store() const { return m_store; }
    [[nodiscard]] const WireRow &row(int row) const { return m_rows[static_cast<std::size_t>(row)]; }
    [[nodiscard]] quint64 firstSerial() const { return m_firstSerial; }
    /// One behind the last.
    [[nodiscard]] quint64 endSerial() const { return m_firstSerial + m_rows.size(); }
    [[nodiscard]] int rowOf(quint64 serial) const { return static_cast<int>(serial - m_firstSerial); }

    /// The bytes of a row's unit, as far as they are held.
    [[nodiscard]] WireBytes bytesOf(int row) const;
    /// One line for the list.
    [[nodiscard]] QString whatOf(const WireRow &row) const;
    /// What a search looks through: the line of the list, and the payload.
    [[nodiscard]] QString payloadText(const WireRow &row) const;
    /// The serial of the row of that client that came at `at` or last before.
    [[nodiscard]] std::optional<quint64> lastBefore(int client, Instant at) const;
    /// The row of the request that a row belongs to.
    [[nodiscard]] std::optional<int> requestOf(int row) const;

    [[nodiscard]] QString text(int row, int column) const;
    [[nodiscard]] static QString deltaText(Instant before, Instant at);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void makeRoom(std::size_t incoming);
    [[nodiscard]] QString sentenceOf(const WireChunk &chunk) const;

    WireStore m_store;
    std::deque<WireRow> m_rows;
    std::map<int, std::deque<quint64>> m_byClient; ///< serials, ascending
    std::map<int, QString> m_names;
    quint64 m_firstSerial = 0;
    std::optional<Instant> m_origin;
};

} // namespace pushscope
