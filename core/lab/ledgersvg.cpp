// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/ledgersvg.h"

#include "lab/htmlpage.h"
#include "lab/reporttexts.h"
#include "lab/svgchart.h"

#include <algorithm>
#include <array>

namespace pushscope {

namespace {

constexpr std::size_t mostColumnsDrawn = 800;
constexpr std::size_t mostRowsDrawn = 200;
constexpr std::size_t mostRuns = 12'000;
constexpr double tallestRow = 22;
constexpr double picture = 520; ///< height of the plot at most
constexpr double above = 20;
constexpr double below = 50;
constexpr std::size_t mostNames = 40;
constexpr int mostNameLength = 14;

/// From the least to the most alarming, so that the larger one is shown.
constexpr std::array order{Delivery::NotDue,   Delivery::OnTime, Delivery::Pending,
                           Delivery::Replayed, Delivery::Late,   Delivery::Lost};

struct Place
{
    std::size_t severity = 0; ///< in `order`
    bool twice = false;
};

const char *classOf(std::size_t severity)
{
    static constexpr std::array names{"notdue", "ontime", "pending", "replayed", "late", "lost"};
    return names.at(severity);
}

/// The matrix in places of `eventsEach` events and `clientsEach` clients.
class Grid
{
public:
    Grid(const DeliveryMatrix &from, std::size_t eventsEach, std::size_t clientsEach);
    /// Two columns, or two rows, of `from` become one.
    [[nodiscard]] static Grid halved(const Grid &from, bool byColumns);
    [[nodiscard]] const Place &at(std::size_t row, std::size_t column) const
    {
        return m_places[row * columns + column];
    }
    [[nodiscard]] std::size_t runs() const;

    std::size_t wide = 1;
    std::size_t high = 1;
    std::size_t rows = 0;
    std::size_t columns = 0;

private:
    Grid() = default;

    std::vector<Place> m_places;
};

std::size_t parts(std::size_t whole, std::size_t size)
{
    return (whole + size - 1) / size;
}

Grid::Grid(const DeliveryMatrix &from, std::size_t eventsEach, std::size_t clientsEach)
    : wide{eventsEach}, high{clientsEach}, rows{parts(from.rows().size(), clientsEach)},
      columns{parts(from.columns().size(), eventsEach)}, m_places(rows * columns)
{
    for (std::size_t column = 0; column < from.columns().size(); ++column) {
        for (std::size_t row = 0; row < from.rows().size(); ++row) {
            const DeliveryMatrix::Cell cell = from.cell(row, column);
            const auto severity = static_cast<std::size_t>(std::ranges::find(order, cell.state) - order.begin());
            Place &place = m_places[row / high * columns + column / wide];
            place.severity = std::max(place.severity, severity);
            place.twice = place.twice || cell.duplicate;
        }
    }
}

Grid Grid::halved(const Grid &from, bool byColumns)
{
    Grid grid;
    grid.wide = byColumns ? from.wide * 2 : from.wide;
    grid.high = byColumns ? from.high : from.high * 2;
    grid.columns = byColumns ? parts(from.columns, 2) : from.columns;
    grid.rows = byColumns ? from.rows : parts(from.rows, 2);
    grid.m_places.resize(grid.rows * grid.columns);
    for (std::size_t row = 0; row < from.rows; ++row) {
        for (std::size_t column = 0; column < from.columns; ++column) {
            const Place &place = from.at(row, column);
            const std::size_t to = byColumns ? row * grid.columns + column / 2 : row / 2 * grid.columns + column;
            Place &joined = grid.m_places[to];
            joined.severity = std::max(joined.severity, place.severity);
            joined.twice = joined.twice || place.twice;
        }
    }
    return grid;
}

std::size_t Grid::runs() const
{
    std::size_t runs = 0;
    for (std::size_t row = 0; row < rows; ++row) {
        for (std::size_t column = 0; column < columns; ++column) {
            const bool same = column > 0 && at(row, column).severity == at(row, column - 1).severity;
            runs += (same ? 0U : 1U) + (at(row, column).twice ? 1U : 0U);
        }
    }
    return runs;
}

Grid fittingGrid(const DeliveryMatrix &deliveries)
{
    const std::size_t wide = std::max<std::size_t>(1, parts(deliveries.columns().size(), mostColumnsDrawn));
    const std::size_t high = std::max<std::size_t>(1, parts(deliveries.rows().size(), mostRowsDrawn));
    Grid grid{deliveries, wide, high};
    while (grid.runs() > mostRuns && (grid.rows > 1 || grid.columns > 1)) {
        grid = Grid::halved(grid, grid.columns > grid.rows);
    }
    return grid;
}

/// Neighbours of one kind are one stroke.
void drawRows(SvgChart &chart, const Grid &grid, double rowHeight)
{
    std::array<QString, order.size()> paths;
    QString twice;
    const double width = chart.plot().width() / static_cast<double>(grid.columns);
    for (std::size_t row = 0; row < grid.rows; ++row) {
        const double middle = chart.plot().top() + (static_cast<double>(row) + 0.5) * rowHeight;
        for (std::size_t from = 0; from < grid.columns;) {
            std::size_t to = from + 1;
            const std::size_t severity = grid.at(row, from).severity;
            while (to < grid.columns && grid.at(row, to).severity == severity) {
                ++to;
            }
            paths.at(severity) += QStringLiteral("M%1 %2h%3")
                                      .arg(svgNumber(chart.plot().left() + static_cast<double>(from) * width),
                                           svgNumber(middle), svgNumber(static_cast<double>(to - from) * width));
            from = to;
        }
        for (std::size_t column = 0; column < grid.columns; ++column) {
            if (grid.at(row, column).twice) {
                const double left = chart.plot().left() + (static_cast<double>(column) + 0.25) * width;
                twice += QStringLiteral("M%1 %2h%3")
                             .arg(svgNumber(left), svgNumber(middle), svgNumber(std::max(1.0, width / 2)));
            }
        }
    }
    const double stroke = rowHeight > 4 ? rowHeight - 1 : rowHeight;
    for (std::size_t i = 0; i < order.size(); ++i) {
        if (!paths.at(i).isEmpty()) {
            chart.path(paths.at(i), QLatin1String{classOf(i)}, stroke);
        }
    }
    if (!twice.isEmpty()) {
        chart.path(twice, QStringLiteral("twice"), std::max(1.0, rowHeight / 4));
    }
}

void nameRows(SvgChart &chart, const DeliveryMatrix &deliveries, const Grid &grid, double rowHeight)
{
    constexpr double textHeight = 14;
    const auto step = std::max<std::size_t>(
        {1, static_cast<std::size_t>(textHeight / rowHeight + 0.999), parts(grid.rows, mostNames)});
    for (std::size_t row = 0; row < grid.rows; row += step) {
        QString name = deliveries.rows()[row * grid.high].name;
        if (name.size() > mostNameLength) {
            name = name.left(mostNameLength - 1) + u'…';
        }
        const double y = chart.plot().top() + (static_cast<double>(row) + 0.5) * rowHeight + 4;
        chart.label({chart.plot().left() - 8, y}, QStringLiteral("end"), name);
    }
}

QStringList countRow(const QString &name, const QString &transport, const DeliveryCounts &counts)
{
    const auto number = [](quint64 count) { return QString::number(count); };
    return {name,
            transport,
            number(counts.onTime),
            number(counts.late),
            number(counts.replayed),
            number(counts.lost),
            number(counts.pending),
            number(counts.notDue),
            number(counts.duplicates)};
}

} // namespace

LedgerDrawing ledgerSvg(const DeliveryMatrix &deliveries)
{
    if (deliveries.rows().empty() || deliveries.columns().empty()) {
        return {};
    }
    const Grid grid = fittingGrid(deliveries);
    const double rowHeight = std::min(tallestRow, picture / static_cast<double>(grid.rows));
    SvgChart chart{above + below + rowHeight * static_cast<double>(grid.rows), 130, 20};
    const auto events = static_cast<double>(deliveries.columns().size());
    chart.setAxes({0, events}, {0, 1});
    for (const double mark : SvgAxis::linear(events).marks()) {
        const auto column = std::min(deliveries.columns().size() - 1, static_cast<std::size_t>(mark));
        chart.markX(mark, QString::number(deliveries.columns()[column].sequence));
    }
    chart.titleX(ReportText::tr("sequence number of the event"));
    drawRows(chart, grid, rowHeight);
    nameRows(chart, deliveries, grid, rowHeight);
    return {chart.finished(
                ReportText::tr("Delivery ledger: a column is an event, a row a client; the table has the counts")),
            grid.wide, grid.high};
}

Html ledgerKey()
{
    return colourKey({{QStringLiteral("ontime"), ReportText::tr("on time")},
                      {QStringLiteral("late"), ReportText::tr("late")},
                      {QStringLiteral("replayed"), ReportText::tr("replayed")},
                      {QStringLiteral("lost"), ReportText::tr("lost")},
                      {QStringLiteral("pending"), ReportText::tr("not yet there")},
                      {QStringLiteral("notdue"), ReportText::tr("not due")},
                      {QStringLiteral("twice"), ReportText::tr("came twice (a stroke within)")}});
}

QList<QStringList> ledgerRows(const DeliveryMatrix &deliveries)
{
    QList<QStringList> rows{{ReportText::tr("client"), ReportText::tr("transport"), ReportText::tr("on time"),
                             ReportText::tr("late"), ReportText::tr("replayed"), ReportText::tr("lost"),
                             ReportText::tr("not yet there"), ReportText::tr("not due"), ReportText::tr("came twice")}};
    const std::size_t shown = std::min(mostLedgerRows, deliveries.rows().size());
    for (std::size_t i = 0; i < shown; ++i) {
        const DeliveryMatrix::Row &row = deliveries.rows()[i];
        rows.append(countRow(row.name, QString::fromLatin1(toName(row.transport)), row.counts));
    }
    const bool more = shown < deliveries.rows().size();
    rows.append(
        countRow(more ? ReportText::tr("all %1 clients").arg(deliveries.rows().size()) : ReportText::tr("all clients"),
                 {}, deliveries.total()));
    return rows;
}

} // namespace pushscope
