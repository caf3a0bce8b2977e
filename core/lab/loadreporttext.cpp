// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/loadreporttext.h"

#include "lab/reporttexts.h"
#include "message/language.h"

#include "lab/runsections.h"

#include <algorithm>
#include <array>

namespace pushscope {

namespace {

constexpr qsizetype columnGap = 2;

QString phaseName(LoadPhase phase)
{
    switch (phase) {
    case LoadPhase::Connecting: return BenchText::tr("connecting");
    case LoadPhase::Warmup: return BenchText::tr("warm-up");
    case LoadPhase::Measuring: return BenchText::tr("measuring");
    case LoadPhase::Draining: return BenchText::tr("draining");
    }
    Q_UNREACHABLE();
}

QString whole(double value)
{
    return decimalText(value, value < 10 ? 1 : 0);
}

QString perEvent(const std::optional<double> &bytes)
{
    return bytes ? QString::number(*bytes, 'f', 0) : QStringLiteral("-");
}

QStringList heading()
{
    return {BenchText::tr("transport"),   BenchText::tr("clients"),   BenchText::tr("offered/s"),
            BenchText::tr("delivered/s"), BenchText::tr("delivered"), BenchText::tr("lost"),
            BenchText::tr("twice"),       BenchText::tr("p50"),       BenchText::tr("p90"),
            BenchText::tr("p99"),         BenchText::tr("p99.9"),     BenchText::tr("max"),
            BenchText::tr("connect"),     BenchText::tr("1st event"), BenchText::tr("wire B")};
}

QStringList row(Transport transport, const TransportReport &report, const TransportLoad &load)
{
    const LatencySummary &latency = report.latency;
    const auto median = [](const LatencyHistogram &histogram) {
        return histogram.count() > 0 ? durationText(histogram.summary().p50) : QStringLiteral("-");
    };
    return {loadName(transport),
            QStringLiteral("%1/%2").arg(report.connected).arg(report.clients),
            report.offeredPerSecond ? whole(*report.offeredPerSecond) : QStringLiteral("-"),
            whole(report.deliveredPerSecond),
            QString::number(report.delivered),
            QString::number(report.lost),
            QString::number(report.duplicates),
            percentileText(latency, latency.p50, 0.5),
            percentileText(latency, latency.p90, 0.1),
            percentileText(latency, latency.p99, 0.01),
            percentileText(latency, latency.p999, 0.001),
            durationOrNone(latency, latency.max),
            median(load.connect),
            median(load.firstEvent),
            perEvent(report.wireBytesPerEvent)};
}

QString verdictLine(const LoadVerdict &verdict)
{
    switch (verdict.kind) {
    case LoadVerdict::Kind::Valid: return BenchText::tr("verdict: VALID");
    case LoadVerdict::Kind::Degraded: return BenchText::tr("verdict: DEGRADED");
    case LoadVerdict::Kind::Invalid: return BenchText::tr("verdict: INVALID");
    }
    Q_UNREACHABLE();
}

} // namespace

QString durationText(qint64 microseconds)
{
    constexpr double perMilli = 1000;
    const auto value = static_cast<double>(microseconds);
    if (value < perMilli) {
        return QStringLiteral("%1 µs").arg(microseconds);
    }
    const bool milli = value < perMilli * perMilli;
    const double shown = milli ? value / perMilli : value / perMilli / perMilli;
    const int decimals = shown < 10 ? 2 : shown < 100 ? 1 : 0;
    return QStringLiteral("%1 %2").arg(decimalText(shown, decimals),
                                       milli ? QStringLiteral("ms") : QStringLiteral("s"));
}

QString durationOrNone(const LatencySummary &of, qint64 microseconds)
{
    return of.n > 0 ? durationText(microseconds) : QStringLiteral("-");
}

QString alignedText(const QList<QStringList> &rows, qsizetype left)
{
    QList<qsizetype> widths(rows.value(0).size(), 0);
    for (const QStringList &cells : rows) {
        for (qsizetype i = 0; i < std::min(widths.size(), cells.size()); ++i) {
            widths[i] = std::max(widths[i], cells[i].size());
        }
    }
    QString text;
    for (const QStringList &cells : rows) {
        QString line;
        for (qsizetype i = 0; i < std::min(widths.size(), cells.size()); ++i) {
            const QString gap = i == 0 ? QString{} : QString{columnGap, u' '};
            line += gap + (i < left ? cells[i].leftJustified(widths[i]) : cells[i].rightJustified(widths[i]));
        }
        text += line + u'\n';
    }
    return text;
}

QString progressLine(const LoadProgress &progress)
{
    QString line = phaseName(progress.phase);
    if (progress.phaseLength.count() > 0) {
        line += QStringLiteral(" %1/%2 s")
                    .arg(progress.phaseElapsed.count() / 1000)
                    .arg(progress.phaseLength.count() / 1000);
    }
    line += BenchText::tr("  sent %1/s").arg(whole(progress.sentPerSecond));
    for (const auto &[transport, each] : progress.transports) {
        line += QStringLiteral("  %1 %2/%3").arg(loadName(transport)).arg(each.connected).arg(each.clients);
        if (each.latency.n > 0) {
            line += BenchText::tr(" %1/s p99 %2").arg(whole(each.deliveredPerSecond), durationText(each.latency.p99));
        }
    }
    return line;
}

QList<QStringList> loadRows(const LoadReport &report)
{
    QList<QStringList> rows{heading()};
    for (const auto &[transport, load] : report.result.transports) {
        rows.append(row(transport, report.report.transports.at(transport), load));
    }
    return rows;
}

QByteArray loadText(const LoadReport &report)
{
    const PublisherLoad &publisher = report.result.publisher;
    const LatencySummary late = publisher.lateness.summary();
    const LatencySummary lag = report.result.loopLag.summary();
    QString text = alignedText(loadRows(report));
    text += BenchText::tr("latency is delivered - due; ~ marks a percentile with fewer than ten samples above it")
        + QLatin1Char('\n');
    text += BenchText::tr("published: %1 of %2 events accepted, sent late by %3 (p99), generator's loop lag %4 (p99), "
                          "%5 % of a core")
                .arg(publisher.confirmed)
                .arg(publisher.offered)
                .arg(durationOrNone(late, late.p99), durationOrNone(lag, lag.p99))
                .arg(100 * report.result.processorShare, 0, 'f', 0)
        + QLatin1Char('\n');
    text += verdictLine(report.verdict) + QLatin1Char('\n');
    for (const QString &reason : report.verdict.reasons) {
        text += QStringLiteral("  - %1\n").arg(reason);
    }
    return text.toUtf8();
}

} // namespace pushscope
