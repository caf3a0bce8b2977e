// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/runtext.h"

#include "cli/standardoutput.h"
#include "experiment/showntext.h"
#include "options/optiontexts.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringList>

#include <algorithm>
#include <ranges>

namespace pushscope {

namespace {

constexpr qsizetype columnGap = 2;

/// The first column to the left, the others to the right.
QString aligned(const QList<QStringList> &rows)
{
    QList<qsizetype> widths(rows.first().size(), 0);
    for (const QStringList &cells : rows) {
        for (qsizetype i = 0; i < cells.size(); ++i) {
            widths[i] = std::max(widths[i], cells[i].size());
        }
    }
    QString text;
    for (const QStringList &cells : rows) {
        QString line = cells.first().leftJustified(widths.first());
        for (qsizetype i = 1; i < cells.size(); ++i) {
            line += cells[i].rightJustified(widths[i] + columnGap);
        }
        text += line + QLatin1Char('\n');
    }
    return text;
}

QString timeOf(const LatencySummary &latency, qint64 value)
{
    return latency.n > 0 ? figureText(FigureInfo::Unit::Time, static_cast<double>(value)) : QStringLiteral("-");
}

QStringList row(const GroupFigures &group)
{
    const DeliveryCounts &ledger = group.deliveries;
    QStringList cells{
        forTerminal(group.clients > 1 ? QStringLiteral("%1 × %2").arg(group.name).arg(group.clients) : group.name),
        QString::fromLatin1(toName(group.transport)),
    };
    for (const quint64 count :
         {ledger.onTime, ledger.late, ledger.replayed, ledger.duplicates, ledger.lost, ledger.notDue, ledger.pending}) {
        cells.append(QString::number(count));
    }
    cells << timeOf(group.latency, group.latency.p50) << timeOf(group.latency, group.latency.p99);
    return cells;
}

QString ledgerText(const Outcome &outcome)
{
    QList<QStringList> rows{{RunText::tr("client"), RunText::tr("transport"), RunText::tr("on time"),
                             RunText::tr("late"), RunText::tr("replayed"), RunText::tr("twice"), RunText::tr("lost"),
                             RunText::tr("not due"), RunText::tr("pending"), RunText::tr("p50"), RunText::tr("p99")}};
    for (const GroupFigures &group : outcome.groups) {
        rows.append(row(group));
    }
    return aligned(rows);
}

QString expectationText(const ExpectationResult &result)
{
    const QString mark = result.met ? RunText::tr("met ") : RunText::tr("NOT ");
    QString text = mark + QLatin1Char(' ') + forTerminal(shownSentence(result)) + QLatin1Char('\n');
    if (!result.expectation.says.isEmpty()) {
        text += QString{mark.size() + 1, QLatin1Char(' ')} + forTerminal(shownText(result.expectation.says))
            + QLatin1Char('\n');
    }
    return text;
}

QString verdictText(OutcomeVerdict verdict, bool counter)
{
    switch (verdict) {
    case OutcomeVerdict::Met:
        return counter ? RunText::tr("FAILED: every expectation is met without the cause, too") : RunText::tr("MET");
    case OutcomeVerdict::NotMet: return counter ? RunText::tr("NOT MET, as it should be") : RunText::tr("NOT MET");
    case OutcomeVerdict::Void: return RunText::tr("VOID");
    }
    Q_UNREACHABLE();
}

QString listText(const QString &heading, const auto &all)
{
    qsizetype width = 0;
    for (const auto &each : all) {
        width = std::max(width, each.name.size());
    }
    QString text = heading + QLatin1Char('\n');
    for (const auto &each : all) {
        text += QStringLiteral("  %1  %2\n").arg(each.name.leftJustified(width), shownText(each.title));
    }
    return text;
}

QJsonArray listJson(const auto &all)
{
    QJsonArray list;
    for (const auto &each : all) {
        list.append(QJsonObject{{QStringLiteral("name"), each.name}, {QStringLiteral("title"), each.title}});
    }
    return list;
}

} // namespace

QByteArray runText(const Outcome &outcome, bool counter)
{
    const QString title = shownText(outcome.title);
    const QString heading = counter ? RunText::tr("%1, counter-experiment: %2").arg(outcome.experiment, title)
                                    : QStringLiteral("%1: %2").arg(outcome.experiment, title);
    QString text = forTerminal(heading) + QStringLiteral("\n\n");
    for (const ExpectationResult &result : outcome.results) {
        text += expectationText(result);
    }
    text += QLatin1Char('\n') + ledgerText(outcome);
    text +=
        QLatin1Char('\n') + RunText::tr("verdict: %1").arg(verdictText(outcome.verdict, counter)) + QLatin1Char('\n');
    if (!outcome.shown.isEmpty()) {
        text += forTerminal(outcome.shown) + QLatin1Char('\n');
    }
    return text.toUtf8();
}

Result<QByteArray> shippedText(bool json)
{
    const auto experiments = shippedExperiments();
    if (!experiments) {
        return experiments.error();
    }
    const auto lessons = shippedLessons();
    if (!lessons) {
        return lessons.error();
    }
    if (json) {
        const QJsonObject all{{QStringLiteral("experiments"), listJson(*experiments)},
                              {QStringLiteral("lessons"), listJson(*lessons)}};
        return QJsonDocument{all}.toJson(QJsonDocument::Compact) + '\n';
    }
    return (listText(RunText::tr("experiments"), *experiments) + listText(RunText::tr("lessons"), *lessons)).toUtf8();
}

} // namespace pushscope
