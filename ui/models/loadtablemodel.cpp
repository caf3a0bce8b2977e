// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/loadtablemodel.h"

#include "models/format.h"
#include "models/tableexport.h"
#include "models/transportstyle.h"

#include <QFont>
#include <QLocale>

#include <array>

namespace pushscope {

namespace {

using Column = LoadTableModel::Column;

constexpr QChar dash{0x2013};

/// A figure as a number and as it is shown.
struct Cell
{
    std::optional<double> value;
    QString text;
};

QVariant alignment(int column)
{
    return QVariant::fromValue((column <= Column::RunColumn ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
}

Cell latencyCell(const std::optional<LatencySummary> &latency, qint64 LatencySummary::*member, double above)
{
    constexpr double fewest = 10;
    if (!latency || latency->n == 0)
        return {{}, dash};
    const qint64 us = (*latency).*member;
    const QString text = formatLatency(std::chrono::microseconds{us});
    // It stands on too little if fewer than ten samples lie above it.
    const bool weak = above > 0 && static_cast<double>(latency->n) * above < fewest;
    return {static_cast<double>(us), weak ? QLatin1Char('~') + text : text};
}

Cell countCell(quint64 count)
{
    return {static_cast<double>(count), formatCount(count)};
}

Cell rateCell(const std::optional<double> &rate)
{
    return rate ? Cell{*rate, formatRate(*rate)} : Cell{{}, dash};
}

Cell cellOf(const TransportLoadFigures &figures, int column)
{
    const std::optional<LatencySummary> latency{figures.latency};
    switch (column) {
    case Column::ClientsColumn:
        return {figures.connected,
                figures.connected == figures.clients
                    ? formatCount(static_cast<quint64>(figures.clients))
                    : LoadTableModel::tr("%1 of %2").arg(figures.connected).arg(figures.clients)};
    case Column::OfferedColumn: return rateCell(figures.offeredPerSecond);
    case Column::DeliveredPerSecondColumn: return rateCell(figures.deliveredPerSecond);
    case Column::DeliveredColumn: return countCell(figures.delivered);
    case Column::LostColumn: return countCell(figures.lost);
    case Column::P50Column: return latencyCell(latency, &LatencySummary::p50, 0.5);
    case Column::P90Column: return latencyCell(latency, &LatencySummary::p90, 0.1);
    case Column::P99Column: return latencyCell(latency, &LatencySummary::p99, 0.01);
    case Column::P999Column: return latencyCell(latency, &LatencySummary::p999, 0.001);
    case Column::MaxColumn: return latencyCell(latency, &LatencySummary::max, 0);
    case Column::ConnectColumn: return latencyCell(figures.connect, &LatencySummary::p50, 0);
    case Column::FirstEventColumn: return latencyCell(figures.firstEvent, &LatencySummary::p50, 0);
    case Column::WireColumn:
        return figures.wireBytesPerEvent ? Cell{*figures.wireBytesPerEvent, formatBytes(*figures.wireBytesPerEvent)}
                                         : Cell{{}, dash};
    default: return {{}, {}};
    }
}

const TransportLoadFigures *find(const std::optional<LoadFigures> &figures, Transport transport)
{
    if (!figures)
        return nullptr;
    const auto found = figures->transports.find(transport);
    return found == figures->transports.end() ? nullptr : &found->second;
}

/// Names for machines, with units.
QString bareLoadHeading(int section)
{
    static constexpr std::array<const char *, Column::ColumnCount> names{"transport",
                                                                         "load",
                                                                         "connected",
                                                                         "offered_per_s",
                                                                         "delivered_per_s",
                                                                         "lost",
                                                                         "p50_us",
                                                                         "p90_us",
                                                                         "p99_us",
                                                                         "p99_9_us",
                                                                         "max_us",
                                                                         "connect_p50_us",
                                                                         "first_event_p50_us",
                                                                         "wire_bytes_per_event",
                                                                         "delivered"};
    return QLatin1String{names.at(static_cast<std::size_t>(section))};
}

} // namespace

int LoadTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int LoadTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString LoadTableModel::ratioText(double first, double second)
{
    if (!(first > 0) || !(second > 0))
        return dash;
    const double ratio = first / second;
    return QLocale{}.toString(ratio, 'f', ratio < 9.995 ? 2 : ratio < 99.95 ? 1 : 0) + QChar{0x00D7};
}

const TransportLoadFigures *LoadTableModel::figures(const Row &row) const
{
    return find(row.part == Part::Second ? m_second : m_first, row.transport);
}

QString LoadTableModel::text(const Row &row, int column) const
{
    if (column == TransportColumn)
        return TransportStyle::of(row.transport).shortName;
    if (column == RunColumn)
        return row.part == Part::First ? tr("A") : row.part == Part::Second ? tr("B") : tr("A / B");
    if (row.part != Part::Ratio) {
        const TransportLoadFigures *one = figures(row);
        return one != nullptr ? cellOf(*one, column).text : QString{dash};
    }
    const TransportLoadFigures *first = find(m_first, row.transport);
    const TransportLoadFigures *second = find(m_second, row.transport);
    if (first == nullptr || second == nullptr)
        return dash;
    const Cell a = cellOf(*first, column);
    const Cell b = cellOf(*second, column);
    return a.value && b.value ? ratioText(*a.value, *b.value) : QString{dash};
}

/// The bare figure: of a row's load, or the ratio of both.
QVariant LoadTableModel::bare(const Row &row, int column) const
{
    if (column <= RunColumn)
        return text(row, column);
    const auto value = [column](const TransportLoadFigures *of) {
        return of != nullptr ? cellOf(*of, column).value : std::nullopt;
    };
    if (row.part != Part::Ratio) {
        const auto one = value(figures(row));
        return one ? QVariant{*one} : QVariant{};
    }
    const auto a = value(find(m_first, row.transport));
    const auto b = value(find(m_second, row.transport));
    return a && b && *b > 0 ? QVariant{*a / *b} : QVariant{};
}

QVariant LoadTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Row &row = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        // Said once for the rows of a transport.
        return index.column() == TransportColumn && row.part != Part::First ? QString{} : text(row, index.column());
    case Qt::AccessibleTextRole: {
        const QString heading = headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString();
        return QStringLiteral("%1 %2: %3").arg(text(row, TransportColumn), heading, text(row, index.column()));
    }
    case Qt::TextAlignmentRole: return alignment(index.column());
    case Qt::DecorationRole:
        return index.column() == TransportColumn && row.part == Part::First
            ? QVariant{QIcon{markerIcon(row.transport).pixmap(32, QIcon::Normal, QIcon::On)}}
            : QVariant{};
    case Qt::FontRole: {
        QFont font;
        font.setBold(row.part == Part::Ratio);
        return row.part == Part::Ratio ? QVariant{font} : QVariant{};
    }
    case exportRole: return bare(row, index.column());
    case Qt::UserRole: return static_cast<int>(row.transport);
    case Qt::UserRole + 1: return static_cast<int>(row.part);
    default: return {};
    }
}

QVariant LoadTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return alignment(section);
    if (role == exportRole)
        return bareLoadHeading(section);
    if (role != Qt::DisplayRole)
        return {};
    static const std::array<const char *, ColumnCount> names{
        QT_TR_NOOP("Transport"),    QT_TR_NOOP("Run"),        QT_TR_NOOP("Clients"),  QT_TR_NOOP("Offered /s"),
        QT_TR_NOOP("Delivered /s"), QT_TR_NOOP("Lost"),       QT_TR_NOOP("p50"),      QT_TR_NOOP("p90"),
        QT_TR_NOOP("p99"),          QT_TR_NOOP("p99.9"),      QT_TR_NOOP("Max"),      QT_TR_NOOP("Connect"),
        QT_TR_NOOP("First event"),  QT_TR_NOOP("Wire/event"), QT_TR_NOOP("Delivered")};
    return tr(names.at(static_cast<std::size_t>(section)));
}

void LoadTableModel::setFigures(const std::optional<LoadFigures> &first, const std::optional<LoadFigures> &second)
{
    beginResetModel();
    m_first = first;
    m_second = second;
    m_rows.clear();
    for (const Transport transport : allTransports) {
        if (find(m_first, transport) == nullptr && find(m_second, transport) == nullptr)
            continue;
        m_rows.push_back({transport, Part::First});
        if (m_second) {
            m_rows.push_back({transport, Part::Second});
            m_rows.push_back({transport, Part::Ratio});
        }
    }
    endResetModel();
}

QString LoadTableModel::toText() const
{
    QString text;
    for (int row = -1; row < rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < ColumnCount; ++column) {
            if (column == RunColumn && !compares())
                continue;
            cells << (row < 0 ? headerData(column, Qt::Horizontal, Qt::DisplayRole).toString()
                              : this->text(m_rows[static_cast<std::size_t>(row)], column));
        }
        text += cells.join(QLatin1Char('\t')) + QLatin1Char('\n');
    }
    return text;
}

} // namespace pushscope
