// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/livechart.h"

#include "models/format.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <array>
#include <cmath>

namespace pushscope {

std::optional<LatencySample> sampleNear(const ChartFrame &frame, std::chrono::nanoseconds age,
                                        std::chrono::nanoseconds reach,
                                        std::optional<std::chrono::microseconds> latency)
{
    const Instant at = frame.now - age;
    // Both distances as shares of the axes, near enough.
    constexpr double reachShare = 0.02;
    const auto distance = [&](const LatencySample &sample) {
        const auto time = std::chrono::abs(sample.delivered - at);
        const double aside = static_cast<double>(time.count()) / static_cast<double>(reach.count()) * reachShare;
        const double beyond =
            latency ? std::abs(positionIn(frame.range, sample.latency) - positionIn(frame.range, *latency)) : 0;
        return std::hypot(aside, beyond);
    };
    std::optional<LatencySample> nearest;
    for (const LatencySample &sample : frame.samples) {
        if (std::chrono::abs(sample.delivered - at) <= reach && (!nearest || distance(sample) < distance(*nearest)))
            nearest = sample;
    }
    return nearest;
}

QString faultsAt(const ChartFrame &frame, std::chrono::nanoseconds age)
{
    constexpr std::chrono::nanoseconds momentReach = std::chrono::milliseconds{100};
    const Instant at = frame.now - age;
    QStringList names;
    for (const FaultStretch &fault : frame.faults) {
        const Instant end = fault.isMoment() ? fault.from + momentReach : fault.to.value_or(frame.now);
        if (fault.target.meets(frame.client, frame.transport) && fault.from <= at && at <= end)
            names << fault.label;
    }
    return names.join(QStringLiteral(", "));
}

std::chrono::milliseconds timeStep(std::chrono::milliseconds window, int most)
{
    using namespace std::chrono_literals;
    static constexpr std::array<std::chrono::milliseconds, 9> steps{1s, 2s, 5s, 10s, 15s, 30s, 60s, 120s, 300s};
    for (const auto step : steps) {
        if (window / step <= std::max(1, most))
            return step;
    }
    return window;
}

QString ageLabel(std::chrono::milliseconds age)
{
    // The newest edge is "0 s", not "0 ms".
    if (age.count() == 0)
        return QCoreApplication::translate("pushscope::LiveChart", "0 s");
    return QChar{0x2212} + formatSpan(age);
}

} // namespace pushscope
