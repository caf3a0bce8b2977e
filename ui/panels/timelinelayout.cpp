// SPDX-License-Identifier: GPL-3.0-or-later
#include "panels/timelinelayout.h"

#include "models/samplegrid.h"

#include <algorithm>
#include <cmath>

namespace pushscope {

namespace {

constexpr qreal rightMargin = 18;
constexpr qreal scaleLines = 1.25;
constexpr qreal stripLines = 1.15;

} // namespace

TimelineLayout::TimelineLayout(const TimelineFrame &frame, QSize size, const QFontMetrics &metrics)
    : m_frame{frame}, m_size{size}, m_line{qreal(metrics.height())}, m_left{std::ceil(labelWidth(metrics))},
      m_width{std::max(1.0, size.width() - m_left - rightMargin)}, m_seenTo{qreal(size.height())}
{
    const auto lanes = static_cast<qreal>(std::max<std::size_t>(1, frame.lanes.size()));
    m_pitch = std::min((m_size.height() - lanesTop() - m_line * scaleLines) / lanes, m_line * 2.4);
}

int TimelineLayout::heightFor(std::size_t lanes, qreal lanePitch, const QFontMetrics &metrics)
{
    const auto count = static_cast<qreal>(std::max(usualLanes, lanes));
    return static_cast<int>(std::ceil((count * lanePitch + scaleLines + stripLines) * metrics.height()));
}

qreal TimelineLayout::labelWidth(const QFontMetrics &metrics) const
{
    qreal widest = metrics.averageCharWidth() * 16;
    for (const TimelineLane &lane : m_frame.lanes)
        widest = std::max<qreal>(widest, metrics.horizontalAdvance(lane.name) + m_line * 2.5);
    return std::min(widest, m_size.width() * 0.3);
}

QRectF TimelineLayout::strip() const
{
    return {m_left, 1, m_width, m_line * 1.05};
}

QRectF TimelineLayout::lane(std::size_t index) const
{
    const qreal bar = std::round(m_pitch * 0.64);
    const qreal top = std::round(lanesTop() + m_pitch * static_cast<qreal>(index) + (m_pitch - bar) / 2);
    return {m_left, top, m_width, bar};
}

QRectF TimelineLayout::body() const
{
    const std::size_t lanes = std::max<std::size_t>(1, m_frame.lanes.size());
    return {QPointF{m_left, strip().top()}, QPointF{m_left + m_width, lane(lanes - 1).bottom() + 2}};
}

qreal TimelineLayout::scaleTop() const
{
    return std::min(body().bottom() + 2, m_seenTo - std::ceil(m_line));
}

std::chrono::nanoseconds TimelineLayout::perPixel() const
{
    return columnWidth(m_frame.window, static_cast<int>(m_width));
}

qreal TimelineLayout::xOf(Instant at) const
{
    const auto pixel = perPixel();
    return m_left + m_width
        + static_cast<qreal>(at.time_since_epoch() / pixel - m_frame.now.time_since_epoch() / pixel);
}

Instant TimelineLayout::timeAt(qreal x) const
{
    return m_frame.now - perPixel() * static_cast<qint64>(std::max(0.0, m_left + m_width - x));
}

} // namespace pushscope
