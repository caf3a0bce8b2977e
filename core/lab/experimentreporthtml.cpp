// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/experimentreporthtml.h"

#include "experiment/showntext.h"
#include "lab/experimentreport.h"
#include "lab/htmlpage.h"
#include "lab/ledgersvg.h"
#include "lab/loadreporttext.h"
#include "lab/reporttexts.h"
#include "lab/runsections.h"
#include "loadmodel/loadverdict.h"
#include "message/language.h"

#include <QJsonDocument>

#include <algorithm>
#include <cmath>

namespace pushscope {

namespace {

constexpr qsizetype mostGroupsShown = 100;

Html expectations(const std::vector<ExpectationResult> &results)
{
    if (results.empty()) {
        return {};
    }
    QList<QStringList> rows{{ReportText::tr("result"), ReportText::tr("expected"), ReportText::tr("seen")}};
    for (const ExpectationResult &result : results) {
        const QString says = shownText(result.expectation.says);
        rows.append({result.met ? ReportText::tr("✓ met") : ReportText::tr("✗ not met"),
                     says.isEmpty() ? infoOf(result.expectation.figure.figure).name : says, shownSentence(result)});
    }
    return section(ReportText::tr("Expectations"), htmlTable(rows, QStringLiteral("words")));
}

Html verdict(const Outcome &outcome, const RunReport &run)
{
    const QStringList reasons = run.verdict == RunVerdict::Valid ? QStringList{} : run.shownReasons;
    switch (outcome.verdict) {
    case OutcomeVerdict::Met: return verdictBox(Tone::Good, ReportText::tr("AS EXPECTED"), outcome.shown);
    case OutcomeVerdict::NotMet: return verdictBox(Tone::Bad, ReportText::tr("NOT AS EXPECTED"), outcome.shown);
    case OutcomeVerdict::Void: return verdictBox(Tone::Doubtful, ReportText::tr("VOID"), outcome.shown, reasons);
    }
    Q_UNREACHABLE();
}

QString bytesPerEvent(const GroupFigures &group)
{
    if (group.counters.events == 0) {
        return QStringLiteral("-");
    }
    const auto bytes = static_cast<double>(group.counters.wireBytesIn + group.counters.wireBytesOut);
    return decimalText(bytes / static_cast<double>(group.counters.events), 1);
}

QList<QStringList> groupRows(const std::vector<GroupFigures> &groups)
{
    QList<QStringList> rows{{ReportText::tr("clients"), ReportText::tr("transport"), ReportText::tr("number"),
                             ReportText::tr("delivered"), ReportText::tr("lost"), ReportText::tr("late"),
                             ReportText::tr("replayed"), ReportText::tr("twice"), ReportText::tr("out of order"),
                             ReportText::tr("reconnects"), ReportText::tr("p50"), ReportText::tr("p99"),
                             ReportText::tr("max"), ReportText::tr("wire B/event")}};
    for (std::size_t i = 0; i < std::min(std::size_t{mostGroupsShown}, groups.size()); ++i) {
        const GroupFigures &group = groups[i];
        const auto number = [](quint64 count) { return QString::number(count); };
        rows.append({group.name, loadName(group.transport), QString::number(group.clients),
                     number(group.counters.events), number(group.ledger.lost), number(group.deliveries.late),
                     number(group.counters.replayed), number(group.ledger.duplicates), number(group.ledger.outOfOrder),
                     number(group.counters.reconnects), percentileText(group.latency, group.latency.p50, 0.5),
                     percentileText(group.latency, group.latency.p99, 0.01),
                     durationOrNone(group.latency, group.latency.max), bytesPerEvent(group)});
    }
    return rows;
}

Html ledger(const DeliveryMatrixPtr &deliveries, std::chrono::milliseconds lateAfter)
{
    if (!deliveries || deliveries->rows().empty()) {
        return {};
    }
    const LedgerDrawing picture = ledgerSvg(*deliveries);
    QString how = ReportText::tr("A column is an event, a row a client. Late is what took longer than %1.")
                      .arg(durationText(std::chrono::microseconds{lateAfter}.count()));
    if (picture.eventsPerColumn > 1 || picture.clientsPerRow > 1) {
        how += u' '
            + ReportText::tr("Here a place stands for %1 events of %2 clients, and shows the worst of them.")
                  .arg(picture.eventsPerColumn)
                  .arg(picture.clientsPerRow);
    }
    if (deliveries->columnsGone() > 0) {
        how += u' ' + ReportText::tr("%1 earlier events are in the counts alone.").arg(deliveries->columnsGone());
    }
    Html html = paragraph(how, QStringLiteral("faint"));
    if (!picture.svg.isEmpty()) {
        html += ledgerKey() + chartWithTable(picture.svg, {});
    }
    return section(ReportText::tr("Delivery ledger"), html + htmlTable(ledgerRows(*deliveries)));
}

/// What distinguishes groups of one transport: the first is 0.
template <typename Group>
int placeAmongAlike(const std::vector<Group> &before, Transport transport)
{
    return static_cast<int>(
        std::ranges::count_if(before, [transport](const Group &group) { return group.transport == transport; }));
}

Html connects(const std::vector<GroupFigures> &groups)
{
    std::vector<ConnectsCurve> curves;
    QList<QStringList> rows{
        {ReportText::tr("clients"), ReportText::tr("attempts"), ReportText::tr("most in a second")}};
    for (std::size_t i = 0; i < std::min(std::size_t{mostGroupsShown}, groups.size()); ++i) {
        const GroupFigures &group = groups[i];
        const auto &counts = group.connectsPerSecond;
        curves.push_back({group.name, group.transport, placeAmongAlike(curves, group.transport), counts});
        const int most = counts.empty() ? 0 : *std::ranges::max_element(counts);
        rows.append({group.name, QString::number(group.counters.attempts), QString::number(most)});
    }
    const Html svg = connectsSvg(curves);
    return svg.isEmpty() ? Html{} : section(ReportText::tr("Attempts to connect"), chartWithTable(svg, rows));
}

QString saysOf(const ExperimentAction &action)
{
    if (!action.says.isEmpty()) {
        return shownText(action.says);
    }
    struct Describe
    {
        QString operator()(const action::Arm &arm) const
        {
            return ReportText::tr("fault %1").arg(arm.fault.toString());
        }
        QString operator()(const action::ClearFaults &) const { return ReportText::tr("all faults end"); }
        QString operator()(const action::Rate &rate) const
        {
            return ReportText::tr("%1 events a second").arg(rate.perSecond);
        }
        QString operator()(const action::Heartbeat &beat) const
        {
            return ReportText::tr("heartbeat every %1 ms").arg(beat.interval.count());
        }
        QString operator()(const action::Burst &burst) const
        {
            return ReportText::tr("%1 events at once, of %2 bytes").arg(burst.events).arg(burst.bytes);
        }
        QString operator()(const action::Publish &publish) const
        {
            return ReportText::tr("one event %1").arg(QString::fromUtf8(publish.type));
        }
        QString operator()(const action::Connect &connect) const
        {
            return ReportText::tr("%1 connects").arg(connect.client);
        }
        QString operator()(const action::Disconnect &disconnect) const
        {
            return ReportText::tr("%1 disconnects").arg(disconnect.client);
        }
        QString operator()(const action::StopNode &stop) const
        {
            return ReportText::tr("node %1 is killed").arg(nodeName(stop.node));
        }
        QString operator()(const action::StartNode &start) const
        {
            return ReportText::tr("node %1 starts").arg(nodeName(start.node));
        }
        QString operator()(const action::StopRedis &) const { return ReportText::tr("Redis is killed"); }
        QString operator()(const action::StartRedis &start) const
        {
            return start.keepData ? ReportText::tr("Redis starts with its data")
                                  : ReportText::tr("Redis starts without its data");
        }
    };
    return std::visit(Describe{}, action.what);
}

std::vector<TimelineNote> notesOf(const Experiment &experiment)
{
    std::vector<TimelineNote> notes;
    for (const ExperimentAction &action : experiment.timeline) {
        notes.push_back({action.at, saysOf(action)});
    }
    return notes;
}

QMap<int, QString> namesOf(const DeliveryMatrixPtr &deliveries)
{
    QMap<int, QString> names;
    if (deliveries) {
        for (const DeliveryMatrix::Row &row : deliveries->rows()) {
            names.insert(row.client, row.name);
        }
    }
    return names;
}

/// Without what other sections show in words.
QJsonObject configuration(const Experiment &experiment)
{
    QJsonObject shown = shownExperiment(experiment);
    shown.insert(QStringLiteral("seed"), static_cast<qint64>(experiment.seed));
    for (const char *name : {"pushscope", "version", "title", "about", "expect", "timeline"}) {
        shown.remove(QLatin1String{name});
    }
    return shown;
}

} // namespace

QByteArray toHtml(const ExperimentReport &report)
{
    const Experiment &experiment = report.experiment;
    const Outcome &outcome = report.outcome;
    const QString title = shownText(outcome.title.isEmpty() ? experiment.title : outcome.title);
    const Html body = paragraph(shownText(experiment.about)) + paragraph(madeAt(report.run), QStringLiteral("faint"))
        + verdict(outcome, report.run) + expectations(outcome.results)
        + section(ReportText::tr("Figures by group of clients"), htmlTable(groupRows(outcome.groups)))
        + timelineSections(report.run, namesOf(outcome.deliveries), notesOf(experiment))
        + ledger(outcome.deliveries, experiment.lateAfter) + latencySections(report.run) + connects(outcome.groups)
        + caveats(report.run) + section(ReportText::tr("Configuration"), factsTable(configuration(experiment)))
        + machineSection(report.run);
    return htmlPage(title.isEmpty() ? experiment.name : title, body,
                    QJsonDocument{toJson(report)}.toJson(QJsonDocument::Compact));
}

} // namespace pushscope
