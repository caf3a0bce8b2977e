// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/loadcurvesvg.h"

#include "lab/loadreporttext.h"
#include "loadmodel/loadverdict.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <vector>

namespace pushscope {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Bench)
};

constexpr double width = 960;
constexpr double height = 420;
constexpr double left = 80;
constexpr double right = 90;
constexpr double top = 20;
constexpr double bottom = 50;
constexpr int stepsPerNine = 40;
constexpr double mostNines = 5;
constexpr double fewestAbove = 10;
constexpr double labelDistance = 16;

/// Where things stand in the picture.
struct Axes
{
    double nines = 1; ///< of the last percentile
    double lowest = 0; ///< log10 of microseconds
    double highest = 1;

    [[nodiscard]] double x(double atNines) const { return left + (width - left - right) * atNines / nines; }
    [[nodiscard]] double y(double microseconds) const
    {
        const double share = (std::log10(std::max(1.0, microseconds)) - lowest) / (highest - lowest);
        return height - bottom - (height - top - bottom) * share;
    }
};

double fractionAt(double nines)
{
    return 1 - std::pow(10.0, -nines);
}

/// How far the curve goes: ten samples are above its end.
double lastNine(const LatencyHistogram &latency)
{
    const auto samples = static_cast<double>(latency.count());
    return std::clamp(std::log10(std::max(1.0, samples / fewestAbove)), 0.0, mostNines);
}

Axes axesOf(const LoadResult &result)
{
    Axes axes;
    double lowest = 1e9;
    double highest = 1;
    for (const auto &[transport, load] : result.transports) {
        if (load.latency.count() == 0) {
            continue;
        }
        const double end = lastNine(load.latency);
        axes.nines = std::max(axes.nines, end);
        lowest = std::min(lowest, static_cast<double>(load.latency.summary().min));
        highest = std::max(highest, static_cast<double>(load.latency.percentile(fractionAt(end)).count()));
    }
    axes.lowest = std::floor(std::log10(std::max(1.0, std::min(lowest, highest))));
    axes.highest = std::max(axes.lowest + 1, std::ceil(std::log10(highest)));
    return axes;
}

QString number(double value)
{
    return QString::number(value, 'f', 1);
}

QString label(double x, double y, const QString &anchor, const QString &text, const QString &classes = {})
{
    return QStringLiteral("<text x=\"%1\" y=\"%2\" text-anchor=\"%3\" class=\"%4\">%5</text>\n")
        .arg(number(x), number(y), anchor, classes, text.toHtmlEscaped());
}

QString line(double x1, double y1, double x2, double y2)
{
    return QStringLiteral("<line class=\"grid\" x1=\"%1\" y1=\"%2\" x2=\"%3\" y2=\"%4\"/>\n")
        .arg(number(x1), number(y1), number(x2), number(y2));
}

QString grid(const Axes &axes)
{
    constexpr double besideAxis = 10;
    constexpr double belowAxis = 22;
    constexpr double titleBelow = 42;
    QString svg;
    const auto decades = static_cast<int>(axes.highest - axes.lowest);
    for (int decade = 0; decade <= decades; ++decade) {
        const double value = std::pow(10.0, axes.lowest + decade);
        svg += line(left, axes.y(value), width - right, axes.y(value));
        svg += label(left - besideAxis, axes.y(value) + 4, QStringLiteral("end"), durationText(std::llround(value)));
    }
    const auto percentile = [&](double nines, const QString &text) {
        svg += line(axes.x(nines), top, axes.x(nines), height - bottom);
        svg += label(axes.x(nines), height - bottom + belowAxis, QStringLiteral("middle"), text);
    };
    percentile(0, QStringLiteral("0 %"));
    percentile(std::log10(2.0), QStringLiteral("50 %"));
    for (int nines = 1; nines <= axes.nines; ++nines) {
        percentile(nines, QStringLiteral("%1 %").arg(100 * fractionAt(nines), 0, 'g', 8));
    }
    return svg
        + label((left + width - right) / 2, height - bottom + titleBelow, QStringLiteral("middle"),
                Text::tr("share of the deliveries that took no longer"));
}

QString curve(const QString &name, const LatencyHistogram &latency, const Axes &axes)
{
    QString points;
    const double end = lastNine(latency);
    const int steps = std::max(1, static_cast<int>(std::ceil(end * stepsPerNine)));
    for (int i = 0; i <= steps; ++i) {
        const double nines = end * i / steps;
        const auto value = static_cast<double>(latency.percentile(fractionAt(nines)).count());
        points += QStringLiteral("%1,%2 ").arg(number(axes.x(nines)), number(axes.y(value)));
    }
    return QStringLiteral("<polyline class=\"%1\" points=\"%2\"/>\n").arg(name, points.trimmed());
}

struct EndLabel
{
    QString name; ///< its class
    QString text;
    double x;
    double y;
};

/// Beside the ends of the curves, moved apart where they would overlap.
QString endLabels(std::vector<EndLabel> labels)
{
    std::ranges::sort(labels, {}, &EndLabel::y);
    QString svg;
    double free = 0;
    for (const EndLabel &each : labels) {
        const double y = std::max(each.y, free);
        free = y + labelDistance;
        svg += label(each.x + 6, y + 4, QStringLiteral("start"), each.text, each.name);
    }
    return svg;
}

} // namespace

QString percentileCurves(const LoadResult &result)
{
    const Axes axes = axesOf(result);
    std::vector<EndLabel> labels;
    QString curves;
    for (const auto &[transport, load] : result.transports) {
        if (load.latency.count() == 0) {
            continue;
        }
        const QString name = QString::fromLatin1(toName(transport));
        const double end = lastNine(load.latency);
        curves += curve(name, load.latency, axes);
        labels.push_back({name, loadName(transport), axes.x(end),
                          axes.y(static_cast<double>(load.latency.percentile(fractionAt(end)).count()))});
    }
    const QString title = Text::tr("Latency by percentile, one curve a transport; the table has the same figures");
    return QStringLiteral("<svg viewBox=\"0 0 %1 %2\" role=\"img\" aria-label=\"%3\">\n")
               .arg(QString::number(width), QString::number(height), title.toHtmlEscaped())
        + grid(axes) + curves + endLabels(std::move(labels)) + QStringLiteral("</svg>\n");
}

} // namespace pushscope
