// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/runsections.h"

#include "lab/reporttexts.h"
#include "message/language.h"

#include "lab/htmlpage.h"
#include "lab/latencysvg.h"
#include "lab/loadreporttext.h"
#include "loadmodel/loadverdict.h"

#include <QHostAddress>

#include <cmath>

namespace pushscope {

namespace {

QString secondsText(std::chrono::microseconds time)
{
    return QStringLiteral("%1 s").arg(decimalText(std::chrono::duration<double>{time}.count(), 2));
}

QStringList percentileRow(const QString &name, const LatencySummary &latency)
{
    return {name,
            QString::number(latency.n),
            durationOrNone(latency, latency.min),
            percentileText(latency, latency.p50, 0.5),
            percentileText(latency, latency.p90, 0.1),
            percentileText(latency, latency.p99, 0.01),
            percentileText(latency, latency.p999, 0.001),
            durationOrNone(latency, latency.max),
            durationOrNone(latency, std::llround(latency.mean))};
}

QStringList percentileHeading()
{
    return {ReportText::tr("transport"), ReportText::tr("samples"), ReportText::tr("min"),
            ReportText::tr("p50"),       ReportText::tr("p90"),     ReportText::tr("p99"),
            ReportText::tr("p99.9"),     ReportText::tr("max"),     ReportText::tr("mean")};
}

QList<QStringList> bucketRows(const std::map<Transport, std::vector<LatencyBucket>> &transports)
{
    QList<QStringList> rows{
        {ReportText::tr("transport"), ReportText::tr("latency up to"), ReportText::tr("deliveries")}};
    for (const auto &[transport, buckets] : transports) {
        for (const LatencyBucket &bucket : buckets) {
            if (bucket.n > 0) {
                rows.append({loadName(transport), durationText(bucket.upTo.count()), QString::number(bucket.n)});
            }
        }
    }
    return rows;
}

QList<QStringList> stepRows(const std::map<Transport, LatencyOverTime> &transports)
{
    constexpr qsizetype mostRows = 500;
    QList<QStringList> rows{{ReportText::tr("transport"), ReportText::tr("before the end"),
                             ReportText::tr("deliveries"), ReportText::tr("mean"), ReportText::tr("max")}};
    for (const auto &[transport, track] : transports) {
        for (std::size_t i = 0; i < track.steps.size() && rows.size() <= mostRows; ++i) {
            const LatencyTrack::Step &step = track.steps[i];
            if (step.n > 0) {
                rows.append({loadName(transport), secondsText(track.began - track.step * static_cast<qint64>(i)),
                             QString::number(step.n), durationText(step.sum / step.n), durationText(step.max)});
            }
        }
    }
    return rows;
}

QList<QStringList> faultRows(const RunReport &run)
{
    QList<QStringList> rows{
        {ReportText::tr("fault"), ReportText::tr("began at"), ReportText::tr("in force for"), ReportText::tr("met")}};
    const auto begin = beginOf(run);
    for (const FaultReport &fault : run.faults) {
        rows.append({fault.spec,
                     begin > fault.began ? secondsText(begin - fault.began)
                                         : ReportText::tr("%1 before the end").arg(secondsText(fault.began)),
                     fault.lasted ? secondsText(*fault.lasted) : ReportText::tr("to the end"),
                     QString::number(fault.hits)});
    }
    return rows;
}

QList<QStringList> noteRows(const std::vector<TimelineNote> &notes)
{
    QList<QStringList> rows{{QStringLiteral("#"), ReportText::tr("what happened"), ReportText::tr("at")}};
    for (std::size_t i = 0; i < notes.size(); ++i) {
        rows.append({QString::number(i + 1), notes[i].text, secondsText(notes[i].at)});
    }
    return rows;
}

bool onLoopback(const QJsonObject &config)
{
    const QString address =
        config.value(QStringLiteral("server")).toObject().value(QStringLiteral("address")).toString();
    return QHostAddress{address}.isLoopback();
}

} // namespace

QString percentileText(const LatencySummary &latency, qint64 value, double above)
{
    constexpr double fewest = 10;
    if (latency.n == 0) {
        return QStringLiteral("-");
    }
    const QString text = durationText(value);
    return static_cast<double>(latency.n) * above < fewest ? QLatin1Char('~') + text : text;
}

QString perEventText(const std::optional<double> &bytes)
{
    return bytes ? decimalText(*bytes, 1) : QStringLiteral("-");
}

QList<QStringList> transportRows(const RunReport &run)
{
    QList<QStringList> rows{{ReportText::tr("transport"), ReportText::tr("clients"), ReportText::tr("delivered"),
                             ReportText::tr("per second"), ReportText::tr("lost"), ReportText::tr("twice"),
                             ReportText::tr("out of order"), ReportText::tr("replayed"), ReportText::tr("reconnects"),
                             ReportText::tr("heartbeats"), ReportText::tr("connect p50"),
                             ReportText::tr("wire B/event"), ReportText::tr("payload B/event")}};
    for (const auto &[transport, figures] : run.transports) {
        const auto number = [](quint64 count) { return QString::number(count); };
        rows.append({loadName(transport), QStringLiteral("%1/%2").arg(figures.connected).arg(figures.clients),
                     number(figures.delivered), decimalText(figures.deliveredPerSecond, 1), number(figures.lost),
                     number(figures.duplicates), number(figures.outOfOrder), number(figures.replayed),
                     number(figures.reconnects), number(figures.heartbeats),
                     figures.connect ? durationOrNone(*figures.connect, figures.connect->p50) : QStringLiteral("-"),
                     perEventText(figures.wireBytesPerEvent), perEventText(figures.payloadBytesPerEvent)});
    }
    return rows;
}

Html latencySections(const RunReport &run)
{
    std::vector<SvgCurve> curves;
    std::map<Transport, std::vector<LatencyBucket>> histograms;
    std::map<Transport, LatencyOverTime> tracks;
    QList<QStringList> rows{percentileHeading()};
    for (const auto &[transport, figures] : run.transports) {
        curves.push_back({loadName(transport), transport, 0, figures.curve});
        histograms.emplace(transport, figures.histogram);
        tracks.emplace(transport, figures.overTime);
        rows.append(percentileRow(loadName(transport), figures.latency));
    }
    Html html;
    const auto add = [&html](const QString &title, const Html &svg, const QList<QStringList> &table) {
        if (!svg.isEmpty()) {
            html += section(title, chartWithTable(svg, table));
        }
    };
    if (const Html svg = percentileSvg(curves); !svg.isEmpty()) {
        html += section(ReportText::tr("Latency by percentile"), htmlTable(rows) + chartWithTable(svg, {}));
    }
    add(ReportText::tr("How the latencies are spread"), histogramSvg(histograms), bucketRows(histograms));
    add(ReportText::tr("Latency over time: the highest of each moment"), overTimeSvg(tracks), stepRows(tracks));
    return html;
}

Html timelineSections(const RunReport &run, const QMap<int, QString> &names, const std::vector<TimelineNote> &notes)
{
    Html html;
    if (const Html svg = timelineSvg(run, names, notes); !svg.isEmpty()) {
        html += timelineKey() + chartWithTable(svg, {});
    }
    if (!notes.empty()) {
        html += htmlTable(noteRows(notes), QStringLiteral("words"));
    }
    if (!run.faults.empty()) {
        html += htmlTable(faultRows(run));
    }
    return section(ReportText::tr("Timeline"), html);
}

Html machineSection(const RunReport &run)
{
    return section(ReportText::tr("Machine"), factsTable(run.machine));
}

QString madeAt(const RunReport &run)
{
    const QString version = run.machine.value(QStringLiteral("pushscope")).toString();
    const QDateTime at = run.at.isValid() ? run.at.toLocalTime() : QDateTime::currentDateTime();
    return ReportText::tr("%1, PushScope %2").arg(at.toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")), version);
}

Html caveats(const RunReport &run)
{
    QStringList lines{
        ReportText::tr(
            "Latency is delivered - due: it counts from the time that was fixed for an event, so a server that "
            "stands still is charged for all that was due meanwhile."),
        ReportText::tr("~ marks a percentile with fewer than ten samples above it."),
    };
    if (run.transports.contains(Transport::ShortPoll)) {
        lines.append(ReportText::tr("The latency of a short poll includes the wait for the next one."));
    }
    if (onLoopback(run.config) || run.config.isEmpty()) {
        lines.append(
            ReportText::tr("Server and clients ran on one machine, over its loopback interface: there is no network "
                           "in these figures but the faults, and all shared the same processors."));
    }
    return section(ReportText::tr("How to read this"), bulletList(lines));
}

} // namespace pushscope
