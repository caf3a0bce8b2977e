// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/frames.h"

#include <QFontMetrics>
#include <QRectF>
#include <QSize>

namespace pushscope {

/// Where the parts of a timeline lie: a strip for the faults, a lane for each client, the scale of ages.
class TimelineLayout
{
public:
    TimelineLayout(const TimelineFrame &frame, QSize size, const QFontMetrics &metrics);

    [[nodiscard]] QRectF strip() const;
    [[nodiscard]] QRectF lane(std::size_t index) const;
    /// What faults and cursors reach over: the strip and all lanes.
    [[nodiscard]] QRectF body() const;
    /// Where the words of the scale begin: below the lanes, or at the end of what is seen of them.
    [[nodiscard]] qreal scaleTop() const;
    void setSeenTo(qreal bottom) { m_seenTo = bottom; }
    [[nodiscard]] qreal xOf(Instant at) const;
    [[nodiscard]] Instant timeAt(qreal x) const;
    [[nodiscard]] std::chrono::nanoseconds perPixel() const;

    static constexpr std::size_t usualLanes = 4; ///< room is kept for as many
    /// `lanePitch` in heights of a line.
    [[nodiscard]] static int heightFor(std::size_t lanes, qreal lanePitch, const QFontMetrics &metrics);

private:
    [[nodiscard]] qreal lanesTop() const { return m_line * 1.15; }
    [[nodiscard]] qreal labelWidth(const QFontMetrics &metrics) const;

    const TimelineFrame &m_frame;
    QSizeF m_size;
    qreal m_line; ///< height of a line of text
    qreal m_left;
    qreal m_width;
    qreal m_pitch;
    qreal m_seenTo;
};

} // namespace pushscope
