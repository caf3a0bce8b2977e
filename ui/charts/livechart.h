// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/frames.h"
#include "models/transportstyle.h"
#include "theme/theme.h"

#include <QWidget>

#include <memory>
#include <optional>

namespace pushscope {

/// The live plot of one pane: latency (log) over age. It is fed whole frames; nothing reaches it
/// an event at a time, and between two frames it stands still.
class LiveChart : public QWidget
{
    Q_OBJECT

public:
    /// What a crosshair points at: an age, and in the chart under the pointer a latency.
    struct Crosshair
    {
        std::chrono::nanoseconds age{0};
        std::optional<std::chrono::microseconds> latency;

        bool operator==(const Crosshair &) const = default;
    };

    virtual void setFrame(ChartFrame frame) = 0;
    virtual void setTheme(const Theme &theme) = 0;
    virtual void setCrosshair(const std::optional<Crosshair> &crosshair) = 0;
    /// The moment that is selected elsewhere.
    virtual void setCursorAt(const std::optional<Instant> &at) = 0;
    /// The size of the plot within the axes, in pixels.
    [[nodiscard]] virtual QSize plotSize() const = 0;

Q_SIGNALS:
    void picked(pushscope::Instant at); ///< a sample, a gap or a fault was clicked
    void crosshairMoved(const std::optional<pushscope::LiveChart::Crosshair> &crosshair);

protected:
    using QWidget::QWidget;
};

/// The names of the faults that were in force at an age, parted by commas; those that meet the client only.
[[nodiscard]] QString faultsAt(const ChartFrame &frame, std::chrono::nanoseconds age);
/// The sample nearest to an age, if there is one within `reach`. With a latency, it is the one nearest to that among
/// those within reach: what came at one instant can be told apart.
[[nodiscard]] std::optional<LatencySample> sampleNear(const ChartFrame &frame, std::chrono::nanoseconds age,
                                                      std::chrono::nanoseconds reach,
                                                      std::optional<std::chrono::microseconds> latency = {});
/// The distance of the labels on the time axis if `most` fit.
[[nodiscard]] std::chrono::milliseconds timeStep(std::chrono::milliseconds window, int most);
/// "−5 s", "0 s", "−2 min".
[[nodiscard]] QString ageLabel(std::chrono::milliseconds age);

} // namespace pushscope
