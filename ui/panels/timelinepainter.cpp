// SPDX-License-Identifier: GPL-3.0-or-later
#include "panels/timelinepainter.h"

#include "charts/livechart.h"
#include "models/format.h"
#include "panels/lanepainting.h"

#include <QPainter>

#include <cmath>

namespace pushscope {

namespace {

constexpr int tickGap = 4; ///< pixels between two ticks, so that many do not become a bar

} // namespace

TimelinePainter::TimelinePainter(QPainter &painter, const TimelineFrame &frame, const TimelineLayout &layout,
                                 const Theme &theme, const QFont &font)
    : m_painter{painter}, m_frame{frame}, m_layout{layout}, m_theme{theme}, m_font{font}, m_metrics{font}
{
}

void TimelinePainter::paint()
{
    paintScale();
    // Behind the lanes all are drawn alike; within a lane those that meet it stand out.
    paintFaults(m_layout.body(), [](const FaultTarget &) { return false; });
    for (std::size_t i = 0; i < m_frame.lanes.size(); ++i)
        paintLane(m_frame.lanes[i], m_layout.lane(i));
    paintStrip();
    paintAges();
}

int TimelinePainter::widestAge() const
{
    return QFontMetrics{scaledFont(m_font, 0.88)}.horizontalAdvance(QStringLiteral("−300 s")) * 3;
}

void TimelinePainter::forEachAge(const std::function<void(std::chrono::milliseconds, qreal)> &act) const
{
    const QRectF body = m_layout.body();
    const auto step = timeStep(m_frame.window, static_cast<int>(body.width()) / std::max(1, widestAge()));
    for (std::chrono::milliseconds age{0}; age <= m_frame.window; age += step) {
        const double share = static_cast<double>(age.count()) / static_cast<double>(m_frame.window.count());
        act(age, std::round(body.right() - body.width() * share));
    }
}

void TimelinePainter::paintScale()
{
    m_painter.setPen(m_theme.grid);
    forEachAge([this](std::chrono::milliseconds, qreal x) {
        m_painter.drawLine(QPointF{x, m_layout.strip().bottom()}, QPointF{x, m_layout.body().bottom() + 2});
    });
}

/// Over the lanes, where not all of them are seen.
void TimelinePainter::paintAges()
{
    const QRectF body = m_layout.body();
    const qreal top = m_layout.scaleTop();
    m_painter.setFont(scaledFont(m_font, 0.88));
    const qreal height = m_painter.fontMetrics().height();
    if (top < body.bottom())
        m_painter.fillRect(QRectF{0, top, body.right() + body.left(), body.bottom() - top + height}, m_theme.surface);
    const qreal widest = widestAge();
    m_painter.setPen(m_theme.dim);
    forEachAge([this, top, height, widest](std::chrono::milliseconds age, qreal x) {
        m_painter.drawText(QRectF{x - widest, top, 2 * widest, height}, Qt::AlignHCenter | Qt::AlignTop, ageLabel(age));
    });
    m_painter.setFont(m_font);
}

std::vector<FaultSpan> TimelinePainter::spans(const QRectF &box,
                                              const std::function<bool(const FaultTarget &)> &meets) const
{
    std::vector<FaultSpan> found;
    for (const FaultStretch &fault : m_frame.faults) {
        const qreal to = fault.to ? m_layout.xOf(*fault.to) : box.right() + 1;
        if (to < box.left())
            continue;
        FaultSpan span = faultSpan(fault, m_layout.xOf(fault.from), to, box.left(), box.right());
        span.strong = meets(fault.target);
        found.push_back(span);
    }
    return found;
}

void TimelinePainter::paintFaults(const QRectF &box, const std::function<bool(const FaultTarget &)> &meets)
{
    for (const FaultSpan &span : spans(box, meets))
        paintFaultSpan(m_painter, span, box, m_theme);
}

void TimelinePainter::paintStrip()
{
    const QRectF box = m_layout.strip();
    const auto all = spans(box, [](const FaultTarget &) { return true; });
    paintLabel(box, tr("Faults"), all.empty() ? m_theme.dim : m_theme.alarm);
    for (const FaultSpan &span : all)
        paintFaultSpan(m_painter, span, box, m_theme);
    m_painter.setFont(scaledFont(m_font, 0.88));
    paintFaultNames(m_painter, all, box, m_theme.surface, m_theme);
    m_painter.setFont(m_font);
}

void TimelinePainter::paintLabel(const QRectF &box, const QString &text, const QColor &color)
{
    const qreal side = m_metrics.height() * 0.72;
    m_painter.setPen(color);
    const QRectF label{side * 2.2, box.top() - box.height(), box.left() - side * 2.7, box.height() * 3};
    m_painter.drawText(label, Qt::AlignLeft | Qt::AlignVCenter,
                       m_metrics.elidedText(text, Qt::ElideMiddle, static_cast<int>(label.width())));
}

void TimelinePainter::paintLane(const TimelineLane &lane, const QRectF &box)
{
    const TransportStyle style = TransportStyle::of(lane.transport);
    const qreal side = m_metrics.height() * 0.72;
    m_painter.setRenderHint(QPainter::Antialiasing);
    m_painter.fillPath(markerPath(style.shape, {side * 1.3, box.center().y()}, side), style.mark(m_theme.dark));
    m_painter.setRenderHint(QPainter::Antialiasing, false);
    paintLabel(box, lane.name, style.text(m_theme.dark));

    m_painter.save();
    m_painter.setClipRect(box.adjusted(0, -4, 0, 4));
    for (const StateStretch &stretch : lane.stretches)
        paintStretch(stretch, box, style.mark(m_theme.dark));
    for (const FaultSpan &span : spans(box, [&lane](const FaultTarget &target) { return lane.isMetBy(target); })) {
        if (span.strong)
            paintFaultInLane(m_painter, span, box, m_theme.surface, m_theme);
    }
    paintTicks(lane, box);
    paintIncidents(lane, box);
    m_painter.restore();
}

void TimelinePainter::paintStretch(const StateStretch &stretch, const QRectF &box, const QColor &color)
{
    const qreal from = m_layout.xOf(stretch.from);
    const qreal to = stretch.to ? m_layout.xOf(*stretch.to) : box.right();
    const QRectF part{QPointF{std::max(box.left(), from), box.top()},
                      QPointF{std::max(to, std::max(box.left(), from) + 1), box.bottom()}};
    paintState(m_painter, part, stretch.state, color, m_theme, to);
    const QString delay = stretch.state == ClientState::Backoff ? formatLatency(stretch.delay) : QString{};
    if (!delay.isEmpty() && part.width() > m_metrics.horizontalAdvance(delay) + 4) {
        m_painter.setPen(m_theme.text);
        m_painter.drawText(part, Qt::AlignCenter, delay);
    }
}

void TimelinePainter::paintTicks(const TimelineLane &lane, const QRectF &box)
{
    const auto slot = m_layout.perPixel() * tickGap;
    const auto draw = [&](const std::vector<Instant> &ticks, qreal height, qreal width) {
        m_painter.setPen(QPen{m_theme.dark ? QColor{Qt::white} : QColor{0x10, 0x12, 0x18}, width});
        qint64 last = -1;
        for (const Instant tick : ticks) {
            const qint64 number = tick.time_since_epoch() / slot;
            if (number == last)
                continue;
            last = number;
            const qreal x = m_layout.xOf(tick);
            m_painter.drawLine(QPointF{x, box.bottom() - height}, QPointF{x, box.bottom() - 1});
        }
    };
    m_painter.setOpacity(0.75);
    draw(lane.polls, box.height() * 0.35, 1);
    m_painter.setOpacity(1);
    draw(lane.heartbeats, box.height(), 2);
}

void TimelinePainter::paintIncidents(const TimelineLane &lane, const QRectF &box)
{
    m_painter.setRenderHint(QPainter::Antialiasing);
    const qreal side = std::max(box.height() * 0.75, m_metrics.height() * 0.62);
    for (const TimelineMark &mark : lane.incidents)
        paintIncident(m_painter, {m_layout.xOf(mark.at), box.top() + side * 0.3}, side,
                      mark.kind == TimelineMark::Kind::Gap, m_theme);
    m_painter.setRenderHint(QPainter::Antialiasing, false);
}

} // namespace pushscope
