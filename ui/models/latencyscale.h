// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "time/clock.h"

#include <optional>

namespace pushscope {

/// The ends of a logarithmic latency axis.
struct LatencyRange
{
    std::chrono::microseconds low{100};
    std::chrono::microseconds high{10'000'000};

    bool operator==(const LatencyRange &) const = default;
};

/// Where `latency` lies in `range`: 0 at the low end, 1 at the high one, held within both.
[[nodiscard]] double positionIn(const LatencyRange &range, std::chrono::microseconds latency);
/// The latency at a position, the reverse of the above.
[[nodiscard]] std::chrono::microseconds latencyAt(const LatencyRange &range, double position);

/// Chooses one range for all charts. It grows at once in steps of about half a decade, and shrinks
/// only after the data has left room for a while: an axis that moves with each frame cannot be read.
class LatencyScale
{
public:
    /// What is visible now; nothing while nothing is.
    void update(Instant now, std::optional<std::chrono::microseconds> lowest,
                std::optional<std::chrono::microseconds> highest);
    [[nodiscard]] const LatencyRange &range() const { return m_range; }

    static constexpr std::chrono::seconds calm{8};
    static constexpr std::chrono::microseconds floor{10};
    static constexpr std::chrono::microseconds ceiling{100'000'000};

private:
    LatencyRange m_range;
    std::optional<Instant> m_roomSince;
};

} // namespace pushscope
