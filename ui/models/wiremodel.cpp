// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/wiremodel.h"

#include "message/clientsentence.h"
#include "message/language.h"
#include "models/format.h"
#include "models/transportstyle.h"
#include "wire/wiretree.h"

#include <algorithm>
#include <array>

namespace pushscope {

namespace {

/// The rows of a chunk: its units, then, if it is no data, itself.
void appendRows(std::vector<WireRow> &rows, const WireChunkPtr &chunk)
{
    for (std::size_t i = 0; i < chunk->units.size(); ++i)
        rows.push_back({chunk, static_cast<int>(i)});
    if (chunk->kind != WireChunk::Kind::Data)
        rows.push_back({chunk, -1});
}

} // namespace

WireModel::WireModel(WireCapture::Limits limits, QObject *parent) : QAbstractTableModel{parent}, m_store{limits} {}

void WireModel::apply(const WireBatch &batch)
{
    if (batch.newest < m_store.newest()) { // another capture
        clear();
        m_store.restart();
    }
    const quint64 before = m_store.newest();
    for (const WireChunkPtr &chunk : batch.chunks)
        m_store.add(chunk);
    const quint64 first = std::max(before + 1, m_store.oldest());
    std::vector<WireRow> rows;
    for (const WireChunkPtr &chunk : batch.chunks) {
        if (chunk->index < first)
            continue;
        if (!m_origin)
            m_origin = chunk->at;
        appendRows(rows, chunk);
    }
    const std::size_t most = m_store.limits().chunks;
    if (rows.size() > most)
        rows.erase(rows.begin(), rows.end() - static_cast<std::ptrdiff_t>(most));
    makeRoom(rows.size());
    if (rows.empty())
        return;
    const int end = rowCount();
    beginInsertRows({}, end, end + static_cast<int>(rows.size()) - 1);
    for (WireRow &row : rows) {
        m_byClient[row.chunk->connection->client].push_back(endSerial());
        m_rows.push_back(std::move(row));
    }
    endInsertRows();
}

void WireModel::makeRoom(std::size_t incoming)
{
    const std::size_t most = m_store.limits().chunks;
    std::size_t going = m_rows.size() + incoming > most ? m_rows.size() + incoming - most : 0;
    while (going < m_rows.size() && m_rows[going].chunk->index < m_store.oldest())
        ++going;
    if (going == 0)
        return;
    beginRemoveRows({}, 0, static_cast<int>(going) - 1);
    for (std::size_t i = 0; i < going; ++i) {
        const auto own = m_byClient.find(m_rows.front().chunk->connection->client);
        own->second.pop_front();
        if (own->second.empty())
            m_byClient.erase(own);
        m_rows.pop_front();
    }
    m_firstSerial += going;
    endRemoveRows();
}

void WireModel::restart()
{
    clear();
    m_store.restart();
}

void WireModel::clear()
{
    beginResetModel();
    m_firstSerial = endSerial();
    m_rows.clear();
    m_byClient.clear();
    m_store.clear();
    m_origin.reset();
    endResetModel();
}

void WireModel::setClientName(int client, const QString &name)
{
    m_names[client] = name;
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, Client), index(rowCount() - 1, Client), {Qt::DisplayRole});
}

QString WireModel::clientName(const WireConnection &connection) const
{
    const auto found = m_names.find(connection.client);
    return found != m_names.end() ? found->second : TransportStyle::of(connection.transport).shortName;
}

std::map<int, QString> WireModel::clients() const
{
    std::map<int, QString> clients = m_names;
    for (const auto &[client, serials] : m_byClient)
        clients.emplace(client, clientName(*row(rowOf(serials.front())).chunk->connection));
    return clients;
}

WireBytes WireModel::bytesOf(int row) const
{
    const WireRow &own = this->row(row);
    const WireUnit *unit = own.wireUnit();
    return unit == nullptr ? WireBytes{} : m_store.bytes(*own.chunk, unit->range, unit->range.size());
}

QString WireModel::whatOf(const WireRow &row) const
{
    const WireUnit *unit = row.wireUnit();
    if (unit == nullptr)
        return sentenceOf(*row.chunk);
    QByteArray buffer;
    const QByteArrayView bytes = m_store.view(*row.chunk, unit->range, mostBytesRead, buffer);
    if (bytes.isEmpty() && unit->range.size() > 0)
        return tr("its beginning is no longer held");
    return summaryOf(*unit, bytes);
}

QString WireModel::payloadText(const WireRow &row) const
{
    const WireUnit *unit = row.wireUnit();
    if (unit == nullptr)
        return {};
    QByteArray buffer;
    return QString::fromUtf8(payloadOf(*unit, m_store.view(*row.chunk, unit->range, mostBytesRead, buffer)));
}

QString WireModel::sentenceOf(const WireChunk &chunk) const
{
    const WireConnection &connection = *chunk.connection;
    const bool up = chunk.direction == WireDirection::Up;
    switch (chunk.kind) {
    case WireChunk::Kind::Opened:
        return tr("%1:%2 to %3 (%4:%5)%6")
            .arg(connection.clientAddress)
            .arg(connection.clientPort)
            .arg(connection.target, connection.serverAddress)
            .arg(connection.serverPort)
            .arg(connection.tls ? tr(", encrypted by TLS: the bytes are ciphertext") : QString{});
    case WireChunk::Kind::Closed: return up ? tr("by the client (FIN)") : tr("by the server (FIN)");
    case WireChunk::Kind::Reset: return up ? tr("by the client (RST)") : tr("by the server (RST)");
    case WireChunk::Kind::Fault: return shownClientSentence(QString::fromUtf8(chunk.bytes));
    case WireChunk::Kind::Data: break;
    }
    return {};
}

std::optional<quint64> WireModel::lastBefore(int client, Instant at) const
{
    const auto found = m_byClient.find(client);
    if (found == m_byClient.end())
        return {};
    const auto &serials = found->second;
    const auto after = std::upper_bound(serials.begin(), serials.end(), at, [this](Instant moment, quint64 serial) {
        return moment < row(rowOf(serial)).chunk->at;
    });
    if (after == serials.begin())
        return {};
    return *std::prev(after);
}

std::optional<int> WireModel::requestOf(int row) const
{
    const WireRow &own = this->row(row);
    const quint32 connection = own.chunk->connection->number;
    const quint32 exchange = own.wireUnit() != nullptr ? own.wireUnit()->exchange : 0;
    const auto isRequest = [this, connection, exchange](int at) {
        const WireRow &other = this->row(at);
        const WireUnit *unit = other.wireUnit();
        return unit != nullptr && unit->kind == WireUnit::Kind::RequestHead
            && other.chunk->connection->number == connection && (exchange == 0 || unit->exchange == exchange);
    };
    for (int at = row; at >= 0; --at) {
        if (isRequest(at))
            return at;
    }
    for (int at = row + 1; at < rowCount(); ++at) { // asked for at "Opened"
        if (isRequest(at))
            return at;
    }
    return {};
}

QString WireModel::deltaText(Instant before, Instant at)
{
    const auto delta = std::chrono::duration_cast<std::chrono::microseconds>(at - before);
    return QLatin1Char('+') + formatLatency(std::max(delta, std::chrono::microseconds{0}));
}

QString WireModel::text(int row, int column) const
{
    const WireRow &own = this->row(row);
    const WireChunk &chunk = *own.chunk;
    const WireUnit *unit = own.wireUnit();
    switch (column) {
    case Index: return QString::number(chunk.index);
    case Time: return decimalText(std::chrono::duration<double>(chunk.at - *m_origin).count(), 6);
    case Delta: return row == 0 ? QString{} : deltaText(this->row(row - 1).chunk->at, chunk.at);
    case Direction: return chunk.direction == WireDirection::Up ? tr("up") : tr("down");
    case Client: return clientName(*chunk.connection);
    case Connection: return QString::number(chunk.connection->number);
    case Kind: return own.kindName();
    case What: return whatOf(own);
    case Payload: return unit == nullptr ? QString{} : formatCount(static_cast<quint64>(unit->payloadBytes));
    case Wire: return unit == nullptr ? QString{} : formatCount(unit->range.size());
    default: return {};
    }
}

int WireModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int WireModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columns;
}

QVariant WireModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || role != Qt::DisplayRole)
        return {};
    return text(index.row(), index.column());
}

QVariant WireModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columns)
        return {};
    const bool number = section < Direction || section == Connection || section == Payload || section == Wire;
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::AlignVCenter | (number ? Qt::AlignRight : Qt::AlignLeft));
    if (role == Qt::ToolTipRole) {
        const std::array<QString, columns> tips{tr("Index in the capture"),
                                                tr("Seconds since the first piece"),
                                                tr("Time since the row before"),
                                                tr("Up: from the client to the server"),
                                                tr("Client"),
                                                tr("Number of the connection"),
                                                tr("Kind"),
                                                tr("What it says"),
                                                tr("Bytes of payload"),
                                                tr("Bytes on the wire, framing included")};
        return tips[static_cast<std::size_t>(section)];
    }
    if (role != Qt::DisplayRole)
        return {};
    const std::array<QString, columns> names{tr("#"),     tr("Time (s)"), tr("Since"), tr("Way"),     tr("Client"),
                                             tr("Conn."), tr("Kind"),     tr("What"),  tr("Payload"), tr("Wire")};
    return names[static_cast<std::size_t>(section)];
}

} // namespace pushscope
