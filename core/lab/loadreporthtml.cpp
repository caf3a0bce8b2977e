// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/loadreporthtml.h"

#include "lab/htmlpage.h"
#include "lab/latencysvg.h"
#include "lab/loadreporttext.h"
#include "lab/reporttexts.h"
#include "lab/runsections.h"
#include "loadmodel/loadverdict.h"

#include <QJsonDocument>

namespace pushscope {

namespace {

Html verdictHtml(const LoadVerdict &verdict)
{
    switch (verdict.kind) {
    case LoadVerdict::Kind::Valid:
        return verdictBox(Tone::Good, BenchText::tr("VALID"),
                          BenchText::tr("Everything that was offered arrived in time, and the generator kept up."),
                          verdict.reasons);
    case LoadVerdict::Kind::Degraded: return verdictBox(Tone::Doubtful, BenchText::tr("DEGRADED"), {}, verdict.reasons);
    case LoadVerdict::Kind::Invalid: return verdictBox(Tone::Bad, BenchText::tr("INVALID"), {}, verdict.reasons);
    }
    Q_UNREACHABLE();
}

Html publisherHtml(const LoadReport &report)
{
    const PublisherLoad &publisher = report.result.publisher;
    const LatencySummary late = publisher.lateness.summary();
    const LatencySummary lag = report.result.loopLag.summary();
    return paragraph(
               BenchText::tr("%1 of %2 events were accepted; they were sent late by %3 at the median, %4 at the 99th "
                             "percentile.")
                   .arg(publisher.confirmed)
                   .arg(publisher.offered)
                   .arg(durationOrNone(late, late.p50), durationOrNone(late, late.p99)))
        + paragraph(
               BenchText::tr("The generator used %1 % of a core; what had arrived waited in it for %2 at the median, "
                             "%3 at the 99th percentile.")
                   .arg(100 * report.result.processorShare, 0, 'f', 0)
                   .arg(durationOrNone(lag, lag.p50), durationOrNone(lag, lag.p99)));
}

Html curvesHtml(const LoadReport &report)
{
    std::vector<SvgCurve> curves;
    std::map<Transport, std::vector<LatencyBucket>> histograms;
    for (const auto &[transport, figures] : report.report.transports) {
        curves.push_back({loadName(transport), transport, 0, figures.curve});
        histograms.emplace(transport, figures.histogram);
    }
    Html html;
    if (const Html svg = percentileSvg(curves); !svg.isEmpty()) {
        html += section(BenchText::tr("Latency by percentile"), chartWithTable(svg, {}));
    }
    if (const Html svg = histogramSvg(histograms); !svg.isEmpty()) {
        html += section(BenchText::tr("How the latencies are spread"), chartWithTable(svg, {}));
    }
    return html;
}

Html notes()
{
    return paragraph(
        BenchText::tr("Latency is delivered - due: it counts from the time that was fixed for an event, so a "
                      "server that stands still is charged for all that was due meanwhile. The latency of a "
                      "short poll includes the wait for the next one. ~ marks a percentile with fewer than ten "
                      "samples above it. On one machine, server and generator share its processors."),
        QStringLiteral("faint"));
}

} // namespace

QByteArray loadHtml(const LoadReport &report)
{
    const QString title = BenchText::tr("Load on %1").arg(report.report.config.value(QStringLiteral("url")).toString());
    const Html body = paragraph(madeAt(report.report), QStringLiteral("faint")) + verdictHtml(report.verdict)
        + htmlTable(loadRows(report)) + curvesHtml(report) + notes()
        + section(BenchText::tr("Publisher and generator"), publisherHtml(report))
        + section(BenchText::tr("What was asked for"), factsTable(report.report.config))
        + machineSection(report.report);
    return htmlPage(title, body, QJsonDocument{toJson(report)}.toJson(QJsonDocument::Compact));
}

} // namespace pushscope
