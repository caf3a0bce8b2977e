// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/livechart.h"

#include "models/format.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace pushscope {

std::optional<LatencySample> sampleNear(const ChartFrame &frame, std::chrono::nanoseconds age,
                                        std::chrono::nanoseconds reach)
{
    const Instant at = frame.now - age;
    std::optional<LatencySample> nearest;
    for (const LatencySample &sample : frame.samples) {
        const auto distance = std::chrono::abs(sample.delivered - at);
        if (distance <= reach && (!nearest || distance < std::chrono::abs(nearest->delivered - at)))
            nearest = sample;
    }
    return nearest;
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
