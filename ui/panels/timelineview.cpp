// SPDX-License-Identifier: GPL-3.0-or-later
#include "panels/timelineview.h"

#include "charts/livechart.h"
#include "models/format.h"
#include "models/samplegrid.h"
#include "models/timelinemodel.h"
#include "panels/lanepainting.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace pushscope {

namespace {

constexpr qreal rightMargin = 18;
constexpr std::size_t usualLanes = 4; ///< room is kept for as many
constexpr int tickGap = 4; ///< pixels between two ticks, so that many do not become a bar

} // namespace

TimelineView::TimelineView(QWidget *parent) : QWidget{parent}, m_theme{Theme::darkTheme()}
{
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setAccessibleName(tr("State timeline"));
}

void TimelineView::setFrame(TimelineFrame frame)
{
    const bool resized = frame.lanes.size() != m_frame.lanes.size();
    m_frame = std::move(frame);
    if (resized)
        updateGeometry();
    update();
}

void TimelineView::setTheme(const Theme &theme)
{
    m_theme = theme;
    update();
}

QSize TimelineView::sizeHint() const
{
    const auto lanes = static_cast<qreal>(std::max(usualLanes, m_frame.lanes.size()));
    return {fontMetrics().averageCharWidth() * 80,
            static_cast<int>(lanes * fontMetrics().height() * 1.85 + scaleHeight())};
}

QSize TimelineView::minimumSizeHint() const
{
    const auto lanes = static_cast<qreal>(std::max(usualLanes, m_frame.lanes.size()));
    return {fontMetrics().averageCharWidth() * 40,
            static_cast<int>(lanes * fontMetrics().height() * 1.15 + scaleHeight())};
}

qreal TimelineView::labelWidth() const
{
    qreal widest = fontMetrics().averageCharWidth() * 14;
    for (const TimelineLane &lane : m_frame.lanes)
        widest = std::max<qreal>(widest, fontMetrics().horizontalAdvance(lane.name) + fontMetrics().height() * 2.5);
    return std::min(widest, width() * 0.3);
}

qreal TimelineView::scaleHeight() const
{
    return fontMetrics().height() * 1.25;
}

QRectF TimelineView::laneBox(std::size_t lane) const
{
    const auto lanes = static_cast<qreal>(std::max<std::size_t>(1, m_frame.lanes.size()));
    const qreal pitch = std::min((height() - scaleHeight()) / lanes, fontMetrics().height() * 2.4);
    const qreal bar = std::round(pitch * 0.64);
    const qreal top = std::round(pitch * static_cast<qreal>(lane) + (pitch - bar) / 2);
    const qreal left = std::ceil(labelWidth());
    return {left, top, std::max(1.0, width() - left - rightMargin), bar};
}

qreal TimelineView::xOf(Instant at) const
{
    const QRectF box = laneBox(0);
    const auto pixel = columnWidth(m_frame.window, static_cast<int>(box.width()));
    return box.right() + static_cast<qreal>(at.time_since_epoch() / pixel - m_frame.now.time_since_epoch() / pixel);
}

void TimelineView::paintEvent(QPaintEvent *)
{
    QPainter painter{this};
    painter.fillRect(rect(), m_theme.surface);
    paintScale(painter);
    for (std::size_t i = 0; i < m_frame.lanes.size(); ++i)
        paintLane(painter, m_frame.lanes[i], laneBox(i));
    if (hasFocus())
        paintSelection(painter);
}

void TimelineView::paintScale(QPainter &painter) const
{
    if (m_frame.lanes.empty()) {
        painter.setPen(m_theme.dim);
        painter.drawText(rect(), Qt::AlignCenter, tr("Each client gets a lane here"));
        return;
    }
    painter.setFont(scaledFont(font(), 0.88));
    const QFontMetrics metrics = painter.fontMetrics();
    const QRectF first = laneBox(0);
    const qreal bottom = laneBox(m_frame.lanes.size() - 1).bottom() + first.height() * 0.25;
    const int widest = metrics.horizontalAdvance(QStringLiteral("−300 s")) * 3;
    const auto step = timeStep(m_frame.window, static_cast<int>(first.width()) / std::max(1, widest));
    for (std::chrono::milliseconds age{0}; age <= m_frame.window; age += step) {
        const qreal x = std::round(
            first.right()
            - first.width() * (static_cast<double>(age.count()) / static_cast<double>(m_frame.window.count())));
        painter.setPen(m_theme.grid);
        painter.drawLine(QPointF{x, first.top() - 3}, QPointF{x, bottom});
        painter.setPen(m_theme.dim);
        painter.drawText(QRectF{x - widest, bottom, 2.0 * widest, qreal(metrics.height())},
                         Qt::AlignHCenter | Qt::AlignTop, ageLabel(age));
    }
    painter.setFont(font());
}

void TimelineView::paintLane(QPainter &painter, const TimelineLane &lane, const QRectF &box) const
{
    const TransportStyle style = TransportStyle::of(lane.transport);
    const qreal side = fontMetrics().height() * 0.72;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillPath(markerPath(style.shape, {side * 1.3, box.center().y()}, side), style.color);
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(style.text(m_theme.dark));
    const QRectF label{side * 2.2, box.top() - box.height(), box.left() - side * 2.7, box.height() * 3};
    painter.drawText(label, Qt::AlignLeft | Qt::AlignVCenter,
                     fontMetrics().elidedText(lane.name, Qt::ElideRight, static_cast<int>(label.width())));

    painter.save();
    painter.setClipRect(box.adjusted(0, -4, 0, 4));
    for (const StateStretch &stretch : lane.stretches) {
        const qreal from = xOf(stretch.from);
        const qreal to = stretch.to ? xOf(*stretch.to) : box.right();
        const QRectF part{QPointF{std::max(box.left(), from), box.top()},
                          QPointF{std::max(to, std::max(box.left(), from) + 1), box.bottom()}};
        paintState(painter, part, stretch.state, style.color, m_theme, to);
        const QString delay = stretch.state == ClientState::Backoff ? formatLatency(stretch.delay) : QString{};
        if (!delay.isEmpty() && part.width() > fontMetrics().horizontalAdvance(delay) + 4) {
            painter.setPen(m_theme.text);
            painter.drawText(part, Qt::AlignCenter, delay);
        }
    }
    paintTicks(painter, lane, box);
    paintIncidents(painter, lane, box);
    painter.restore();
}

void TimelineView::paintTicks(QPainter &painter, const TimelineLane &lane, const QRectF &box) const
{
    const auto slot = columnWidth(m_frame.window, static_cast<int>(box.width())) * tickGap;
    const auto draw = [&](const std::vector<Instant> &ticks, qreal height, qreal width) {
        painter.setPen(QPen{m_theme.dark ? QColor{Qt::white} : QColor{0x10, 0x12, 0x18}, width});
        qint64 last = -1;
        for (const Instant tick : ticks) {
            const qint64 number = tick.time_since_epoch() / slot;
            if (number == last)
                continue;
            last = number;
            const qreal x = xOf(tick);
            painter.drawLine(QPointF{x, box.bottom() - height}, QPointF{x, box.bottom() - 1});
        }
    };
    painter.setOpacity(0.75);
    draw(lane.polls, box.height() * 0.35, 1);
    painter.setOpacity(1);
    draw(lane.heartbeats, box.height(), 2);
}

void TimelineView::paintIncidents(QPainter &painter, const TimelineLane &lane, const QRectF &box) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    for (const TimelineMark &mark : lane.incidents) {
        const QPointF at{xOf(mark.at), box.top() + box.height() * 0.2};
        const QPainterPath path = markerPath(MarkerShape::Triangle, {}, box.height() * 0.75);
        painter.save();
        painter.translate(at);
        painter.rotate(180);
        painter.fillPath(path, mark.kind == TimelineMark::Kind::Gap ? faultColor() : m_theme.text);
        painter.strokePath(path, QPen{m_theme.surface, 1});
        painter.restore();
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
}

const StateStretch *TimelineView::selected() const
{
    if (m_lane >= m_frame.lanes.size() || m_back >= m_frame.lanes[m_lane].stretches.size())
        return nullptr;
    const auto &stretches = m_frame.lanes[m_lane].stretches;
    return &stretches[stretches.size() - 1 - m_back];
}

void TimelineView::paintSelection(QPainter &painter) const
{
    const StateStretch *stretch = selected();
    if (stretch == nullptr)
        return;
    const QRectF box = laneBox(m_lane);
    const qreal from = std::max(box.left(), xOf(stretch->from));
    const qreal to = stretch->to ? xOf(*stretch->to) : box.right();
    const QRectF part{QPointF{from, box.top()}, QPointF{std::max(to, from + 2), box.bottom()}};
    painter.setPen(QPen{m_theme.text, 2});
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(part.adjusted(-1, -1, 1, 1));
}

QString TimelineView::stretchText(const TimelineLane &lane, const StateStretch &stretch) const
{
    const auto length = stretch.to.value_or(m_frame.now) - stretch.from;
    QString text = tr("%1: %2 for %3").arg(lane.name, stateWord(stretch.state), formatAge(length));
    if (stretch.state == ClientState::Backoff)
        text += tr(", planned wait %1").arg(formatLatency(stretch.delay));
    if (!stretch.cause.isEmpty())
        text += QStringLiteral("\n") + stretch.cause;
    return text;
}

QString TimelineView::textAt(QPointF position) const
{
    constexpr qreal reach = 4;
    for (std::size_t i = 0; i < m_frame.lanes.size(); ++i) {
        const QRectF box = laneBox(i);
        if (!box.adjusted(0, -reach, 0, reach).contains(position))
            continue;
        const TimelineLane &lane = m_frame.lanes[i];
        const auto near = [&](Instant at) { return std::abs(xOf(at) - position.x()) <= reach; };
        for (const TimelineMark &mark : lane.incidents) {
            if (near(mark.at))
                return QStringLiteral("%1: %2\n%3").arg(lane.name, markText(mark), mark.cause);
        }
        if (std::any_of(lane.heartbeats.begin(), lane.heartbeats.end(), near))
            return tr("%1: heartbeat").arg(lane.name);
        for (const StateStretch &stretch : lane.stretches) {
            if (xOf(stretch.from) <= position.x() && (!stretch.to || position.x() < xOf(*stretch.to)))
                return stretchText(lane, stretch);
        }
    }
    return {};
}

bool TimelineView::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    auto *help = static_cast<QHelpEvent *>(event);
    QToolTip::showText(help->globalPos(), textAt(help->pos()), this);
    return true;
}

void TimelineView::tellSelection()
{
    if (const StateStretch *stretch = selected()) {
        const QString text = stretchText(m_frame.lanes[m_lane], *stretch);
        setAccessibleDescription(text);
        const QRectF box = laneBox(m_lane);
        const QPointF at{std::clamp(xOf(stretch->from), box.left(), box.right()), box.bottom()};
        QToolTip::showText(mapToGlobal(at.toPoint()), text, this);
    }
    update();
}

void TimelineView::keyPressEvent(QKeyEvent *event)
{
    const std::size_t lanes = m_frame.lanes.size();
    if (lanes == 0 || m_lane >= lanes) {
        m_lane = 0;
        QWidget::keyPressEvent(event);
        return;
    }
    const std::size_t stretches = m_frame.lanes[m_lane].stretches.size();
    switch (event->key()) {
    case Qt::Key_Up: m_lane = m_lane == 0 ? lanes - 1 : m_lane - 1; break;
    case Qt::Key_Down: m_lane = (m_lane + 1) % lanes; break;
    case Qt::Key_Left: m_back = std::min(m_back + 1, std::max<std::size_t>(stretches, 1) - 1); break;
    case Qt::Key_Right: m_back = m_back == 0 ? 0 : m_back - 1; break;
    default: QWidget::keyPressEvent(event); return;
    }
    m_back = std::min(m_back, std::max<std::size_t>(m_frame.lanes[m_lane].stretches.size(), 1) - 1);
    tellSelection();
}

void TimelineView::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    update();
}

void TimelineView::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    update();
}

} // namespace pushscope
