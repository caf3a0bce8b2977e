// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/latencysvg.h"

#include "lab/reporttexts.h"
#include "message/language.h"

#include "lab/loadreporttext.h"
#include "lab/svgchart.h"
#include "loadmodel/loadverdict.h"

#include <algorithm>
#include <cmath>

namespace pushscope {

namespace {

constexpr double chartHeight = 420;
constexpr double rowHeight = 70;
constexpr double rowsAbove = 20;
constexpr double rowsBelow = 50;

double ninesOf(const LoadCurvePoint &point)
{
    return -std::log10(std::max(point.above, 1e-9));
}

double inMicroseconds(std::chrono::microseconds time)
{
    return static_cast<double>(std::max<qint64>(1, time.count()));
}

void markLatencies(SvgChart &chart, const SvgAxis &axis)
{
    for (const double mark : axis.marks()) {
        chart.markY(mark, durationText(std::llround(mark)));
    }
}

void markPercentiles(SvgChart &chart, double nines)
{
    chart.markX(0, QStringLiteral("0 %"));
    chart.markX(std::log10(2.0), QStringLiteral("50 %"));
    for (int nine = 1; nine <= nines; ++nine) {
        chart.markX(nine, QStringLiteral("%1 %").arg(textLocale().toString(100 * (1 - std::pow(10.0, -nine)), 'g', 8)));
    }
    chart.titleX(BenchText::tr("share of the deliveries that took no longer"));
}

double secondsAt(const LatencyOverTime &track, std::size_t step, std::chrono::microseconds start)
{
    const auto at = start - track.began + track.step * static_cast<qint64>(step) + track.step / 2;
    return std::chrono::duration<double>{at}.count();
}

/// Steps without a delivery are left out, and the line is broken there.
void drawTrack(SvgChart &chart, Transport transport, const LatencyOverTime &track, std::chrono::microseconds start)
{
    std::vector<QPointF> points;
    QPointF last;
    const auto draw = [&] {
        if (points.size() == 1) {
            points.push_back(points.front() + QPointF{0.001, 0});
        }
        if (!points.empty()) {
            chart.line(points, lineClasses(transport));
        }
        points.clear();
    };
    for (std::size_t i = 0; i < track.steps.size(); ++i) {
        if (track.steps[i].n == 0) {
            draw();
            continue;
        }
        last = {secondsAt(track, i, start), static_cast<double>(std::max<qint64>(1, track.steps[i].max))};
        points.push_back(last);
    }
    draw();
    chart.endLabel(last, loadName(transport), lineClasses(transport));
}

} // namespace

Html percentileSvg(const std::vector<SvgCurve> &curves)
{
    double nines = 1;
    double lowest = 1e12;
    double highest = 1;
    for (const SvgCurve &curve : curves) {
        for (const LoadCurvePoint &point : curve.points) {
            nines = std::max(nines, ninesOf(point));
            lowest = std::min(lowest, inMicroseconds(point.latency));
            highest = std::max(highest, inMicroseconds(point.latency));
        }
    }
    if (lowest > highest) {
        return {};
    }
    SvgChart chart{chartHeight};
    const SvgAxis latencies = SvgAxis::decades(lowest, highest);
    chart.setAxes({0, nines}, latencies);
    markLatencies(chart, latencies);
    markPercentiles(chart, nines);
    for (const SvgCurve &curve : curves) {
        std::vector<QPointF> points;
        for (const LoadCurvePoint &point : curve.points) {
            points.emplace_back(ninesOf(point), inMicroseconds(point.latency));
        }
        if (!points.empty()) {
            chart.line(points, lineClasses(curve.transport, curve.nth));
            chart.endLabel(points.back(), curve.name, lineClasses(curve.transport, curve.nth));
        }
    }
    return chart.finished(BenchText::tr("Latency by percentile, one curve for each; the table has the same figures"));
}

Html histogramSvg(const std::map<Transport, std::vector<LatencyBucket>> &transports)
{
    double lowest = 1e12;
    double highest = 1;
    int rows = 0;
    for (const auto &[transport, buckets] : transports) {
        if (!buckets.empty()) {
            ++rows;
            lowest = std::min(lowest, inMicroseconds(buckets.front().upTo) / std::pow(10.0, 1.0 / bucketsPerDecade));
            highest = std::max(highest, inMicroseconds(buckets.back().upTo));
        }
    }
    if (rows == 0) {
        return {};
    }
    SvgChart chart{rowsAbove + rowsBelow + rowHeight * rows, 100, 60};
    const SvgAxis latencies = SvgAxis::decades(lowest, highest);
    chart.setAxes(latencies, {0, 1});
    for (const double mark : latencies.marks()) {
        chart.markX(mark, durationText(std::llround(mark)));
    }
    double bottom = chart.plot().top();
    for (const auto &[transport, buckets] : transports) {
        if (buckets.empty()) {
            continue;
        }
        bottom += rowHeight;
        const QString classes = lineClasses(transport);
        const qint64 most = std::ranges::max(buckets, {}, &LatencyBucket::n).n;
        for (const LatencyBucket &bucket : buckets) {
            if (bucket.n == 0) {
                continue;
            }
            const double right = chart.x(inMicroseconds(bucket.upTo));
            const double left = chart.x(inMicroseconds(bucket.upTo) / std::pow(10.0, 1.0 / bucketsPerDecade));
            const double height =
                std::max(1.0, (rowHeight - 12) * static_cast<double>(bucket.n) / static_cast<double>(most));
            chart.rect({left, bottom - height, std::max(1.0, right - left - 1), height}, classes,
                       BenchText::tr("%1 up to %2").arg(bucket.n).arg(durationText(bucket.upTo.count())));
        }
        chart.label({chart.plot().left() - 10, bottom - 6}, QStringLiteral("end"), loadName(transport), classes);
    }
    chart.titleX(BenchText::tr("latency; each row has its own height"));
    return chart.finished(BenchText::tr("How the latencies are spread, one row for each transport"));
}

Html overTimeSvg(const std::map<Transport, LatencyOverTime> &transports)
{
    std::chrono::microseconds start{0};
    double lowest = 1e12;
    double highest = 1;
    for (const auto &[transport, track] : transports) {
        start = std::max(start, track.began);
        for (const LatencyTrack::Step &step : track.steps) {
            if (step.n > 0) {
                lowest = std::min(lowest, static_cast<double>(std::max<qint64>(1, step.max)));
                highest = std::max(highest, static_cast<double>(step.max));
            }
        }
    }
    if (lowest > highest) {
        return {};
    }
    double seconds = 1;
    for (const auto &[transport, track] : transports) {
        seconds = std::max(seconds, secondsAt(track, track.steps.size(), start));
    }
    SvgChart chart{chartHeight};
    const SvgAxis latencies = SvgAxis::decades(lowest, highest);
    const SvgAxis time = SvgAxis::linear(seconds);
    chart.setAxes(time, latencies);
    markLatencies(chart, latencies);
    for (const double mark : time.marks()) {
        chart.markX(mark, QStringLiteral("%1 s").arg(mark));
    }
    chart.titleX(BenchText::tr("seconds since the first delivery"));
    for (const auto &[transport, track] : transports) {
        if (!track.steps.empty()) {
            drawTrack(chart, transport, track, start);
        }
    }
    return chart.finished(BenchText::tr("The highest latency of each moment, one line for each transport"));
}

} // namespace pushscope
