// SPDX-License-Identifier: GPL-3.0-or-later
#include "experiment/comparison.h"

#include "experiment/comparisonfacts.h"
#include "experiment/experimenttexts.h"

#include <algorithm>

namespace pushscope {

namespace {

using Unit = FigureInfo::Unit;

/// A figure of one transport, with the number of samples behind it.
struct Measured
{
    double value = 0;
    qint64 n = 0;
};

using Measure = std::optional<Measured> (*)(const GroupFigures &group, const Outcome &outcome);

struct FigureRow
{
    const char *id;
    const char *title;
    Unit unit;
    const char *tooltip;
    Measure measure;
};

std::optional<Measured> perEvent(double amount, const GroupFigures &group)
{
    const quint64 events = group.counters.events;
    return events == 0 ? std::nullopt
                       : std::optional{Measured{amount / static_cast<double>(events), static_cast<qint64>(events)}};
}

double wireBytes(const GroupFigures &group)
{
    return static_cast<double>(group.counters.wireBytesIn + group.counters.wireBytesOut);
}

std::optional<Measured> wire(const GroupFigures &group, const Outcome &)
{
    return perEvent(wireBytes(group), group);
}

std::optional<Measured> overhead(const GroupFigures &group, const Outcome &)
{
    return perEvent(wireBytes(group) - static_cast<double>(group.counters.payloadBytes), group);
}

std::optional<Measured> ofLatency(const LatencySummary &latency, qint64 value)
{
    return latency.n == 0 ? std::nullopt : std::optional{Measured{static_cast<double>(value), latency.n}};
}

std::optional<Measured> median(const GroupFigures &group, const Outcome &)
{
    return ofLatency(group.latency, group.latency.p50);
}

std::optional<Measured> worst(const GroupFigures &group, const Outcome &)
{
    return ofLatency(group.latency, group.latency.max);
}

/// Of polls one for each answer, of streams one for each connection.
std::optional<Measured> requests(const GroupFigures &group, const Outcome &)
{
    const bool polls = group.transport == Transport::LongPoll || group.transport == Transport::ShortPoll;
    const auto number = polls ? group.roundTrip.n : static_cast<qint64>(group.counters.attempts);
    return perEvent(static_cast<double>(number), group);
}

/// The time without a connection, for each time that it was lost.
std::optional<Measured> wayBack(const GroupFigures &group, const Outcome &outcome)
{
    const auto lost = static_cast<qint64>(group.counters.reconnects);
    for (const ExpectationResult &result : outcome.results) {
        const FigureQuery &query = result.expectation.figure;
        if (query.figure == Figure::NotOpenTime && query.client == group.name && result.value && lost > 0) {
            return Measured{*result.value / static_cast<double>(lost), lost};
        }
    }
    return {};
}

const std::vector<FigureRow> &figureRows()
{
    static const std::vector<FigureRow> rows{
        {"wire", QT_TRANSLATE_NOOP("Comparison", "Bytes on the wire for an event"), Unit::Bytes,
         QT_TRANSLATE_NOOP("Comparison",
                           "All bytes of the connection in both directions, without those of TCP and IP."),
         wire},
        {"overhead", QT_TRANSLATE_NOOP("Comparison", "Of these not payload"), Unit::Bytes,
         QT_TRANSLATE_NOOP("Comparison", "Heads, framing, heartbeats, and the envelope with id and time."), overhead},
        {"requests", QT_TRANSLATE_NOOP("Comparison", "Requests for an event"), Unit::Count,
         QT_TRANSLATE_NOOP("Comparison", "Of a stream its connections, of a poll its questions."), requests},
        {"latency", QT_TRANSLATE_NOOP("Comparison", "Latency, median"), Unit::Time,
         QT_TRANSLATE_NOOP("Comparison", "From the time an event is due to its arrival, on this machine."), median},
        {"latencymax", QT_TRANSLATE_NOOP("Comparison", "Latency, highest"), Unit::Time,
         QT_TRANSLATE_NOOP("Comparison", "Of events that came live; those repeated after a reconnect are left out."),
         worst},
        {"wayback", QT_TRANSLATE_NOOP("Comparison", "Time to be back"), Unit::Time,
         QT_TRANSLATE_NOOP("Comparison", "Without a connection, for each time that it was reset; mostly the backoff."),
         wayBack},
    };
    return rows;
}

ComparisonRow factRow(const ComparisonFactRow &facts)
{
    ComparisonRow row{facts.id, ComparisonText::tr(facts.title), false, {}};
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        const ComparisonFact &fact = facts.facts[i];
        const QString source = QLatin1String{fact.source};
        row.cells[i] = {ComparisonText::tr(fact.text),   source, linkOf(source), 0, false,
                        ComparisonText::tr(fact.tooltip)};
    }
    return row;
}

ComparisonCell notMeasured(const FigureRow &figure, bool hasRun)
{
    const QString why = hasRun
        ? ComparisonText::tr("The run has no such figure.")
        : ComparisonText::tr("Not measured yet: run the experiment “%1”.").arg(comparisonExperiment());
    return {QStringLiteral("–"), {}, {}, 0, false, ComparisonText::tr(figure.tooltip) + QLatin1Char(' ') + why};
}

ComparisonCell measuredCell(const FigureRow &figure, const Measured &measured, const Outcome &outcome)
{
    return {figureText(figure.unit, measured.value),
            ComparisonText::tr("measured: %1").arg(outcome.experiment),
            {},
            measured.n,
            true,
            ComparisonText::tr(figure.tooltip) + QLatin1Char(' ') + ComparisonText::tr("n = %1.").arg(measured.n)};
}

ComparisonRow figureRow(const FigureRow &figure, const Outcome *outcome)
{
    ComparisonRow row{figure.id, ComparisonText::tr(figure.title), true, {}};
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        row.cells[i] = notMeasured(figure, outcome != nullptr);
        if (outcome == nullptr) {
            continue;
        }
        const auto group = std::ranges::find(outcome->groups, allTransports[i], &GroupFigures::transport);
        const auto measured = group != outcome->groups.end() ? figure.measure(*group, *outcome) : std::nullopt;
        if (measured) {
            row.cells[i] = measuredCell(figure, *measured, *outcome);
        }
    }
    return row;
}

ComparisonTable table(const Outcome *outcome)
{
    ComparisonTable table;
    for (const ComparisonFactRow &facts : comparisonFacts()) {
        table.rows.push_back(factRow(facts));
        if (table.rows.back().id == "framing") {
            for (const FigureRow &figure : figureRows()) {
                table.rows.push_back(figureRow(figure, outcome));
            }
        }
    }
    return table;
}

} // namespace

QString comparisonExperiment()
{
    return QStringLiteral("comparison");
}

ComparisonTable comparisonTable()
{
    return table(nullptr);
}

ComparisonTable comparisonTable(const Outcome &outcome)
{
    return table(&outcome);
}

} // namespace pushscope
