// SPDX-License-Identifier: GPL-3.0-or-later
#include "panels/timelineview.h"

#include "accessibility/announce.h"
#include "charts/bandpainting.h"
#include "models/faulttext.h"
#include "models/format.h"
#include "models/timelinemodel.h"
#include "panels/timelinepainter.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace pushscope {

namespace {

constexpr qreal reach = 4; ///< pixels around a mark that count as on it

} // namespace

TimelineView::TimelineView(QWidget *parent) : QWidget{parent}, m_theme{Theme::darkTheme()}
{
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setAccessibleName(tr("State timeline"));
}

ExportTable TimelineView::exportTable() const
{
    ExportTable table{{QStringLiteral("client"), QStringLiteral("transport"), QStringLiteral("what"),
                       QStringLiteral("from_before_now_s"), QStringLiteral("to_before_now_s"), QStringLiteral("cause")},
                      {}};
    const auto before = [this](Instant at) -> QVariant {
        return std::chrono::duration<double>{m_frame.now - at}.count();
    };
    const auto end = [&before](const std::optional<Instant> &at) { return at ? before(*at) : QVariant{}; };
    for (const TimelineLane &lane : m_frame.lanes) {
        const QString transport = QString::fromLatin1(toName(lane.transport));
        for (const StateStretch &stretch : lane.stretches)
            table.rows << QList<QVariant>{lane.name,       transport,    stateWord(stretch.state), before(stretch.from),
                                          end(stretch.to), stretch.cause};
    }
    for (const FaultStretch &fault : m_frame.faults)
        table.rows << QList<QVariant>{QString{},          QString{},     tr("fault"),
                                      before(fault.from), end(fault.to), fault.label};
    return table;
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

void TimelineView::setCursorAt(int client, Instant at)
{
    m_cursorClient = client;
    m_cursor = at;
    update();
}

QSize TimelineView::sizeHint() const
{
    return {fontMetrics().averageCharWidth() * 80,
            TimelineLayout::heightFor(m_frame.lanes.size(), 1.85, fontMetrics())};
}

QSize TimelineView::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 40,
            TimelineLayout::heightFor(m_frame.lanes.size(), narrowestLane, fontMetrics())};
}

void TimelineView::paintEvent(QPaintEvent *)
{
    QPainter painter{this};
    painter.fillRect(rect(), m_theme.surface);
    if (m_frame.lanes.empty()) {
        painter.setPen(m_theme.dim);
        painter.drawText(rect(), Qt::AlignCenter, tr("Each client gets a lane here"));
        return;
    }
    TimelineLayout layout = layOut();
    if (const QRegion seen = visibleRegion(); !seen.isEmpty())
        layout.setSeenTo(seen.boundingRect().bottom() + 1);
    TimelinePainter{painter, m_frame, layout, m_theme, font()}.paint();
    for (std::size_t i = 0; m_cursor && i < m_frame.lanes.size(); ++i) {
        const QRectF box = layout.lane(i);
        const qreal x = layout.xOf(*m_cursor);
        if (m_frame.lanes[i].client == m_cursorClient && x >= box.left() && x <= box.right())
            paintCursor(painter, x, box.top() - 2, box.bottom() + 2, m_theme);
    }
    if (hasFocus())
        paintSelection(painter);
}

TimelineView::Place TimelineView::selected() const
{
    if (m_back >= selectable())
        return {};
    if (m_row == m_frame.lanes.size())
        return {.fault = &m_frame.faults[m_frame.faults.size() - 1 - m_back]};
    const TimelineLane &lane = m_frame.lanes[m_row];
    return {.lane = &lane, .stretch = &lane.stretches[lane.stretches.size() - 1 - m_back]};
}

std::size_t TimelineView::selectable() const
{
    if (m_row == m_frame.lanes.size())
        return m_frame.faults.size();
    return m_row < m_frame.lanes.size() ? m_frame.lanes[m_row].stretches.size() : 0;
}

void TimelineView::paintSelection(QPainter &painter) const
{
    const TimelineLayout layout = layOut();
    const Place place = selected();
    if (place.stretch == nullptr && place.fault == nullptr)
        return;
    const QRectF box = place.fault != nullptr ? layout.strip() : layout.lane(m_row);
    const auto end = place.fault != nullptr ? place.fault->to : place.stretch->to;
    const qreal from =
        std::max(box.left(), layout.xOf(place.fault != nullptr ? place.fault->from : place.stretch->from));
    const qreal to = end ? std::min(box.right(), layout.xOf(*end)) : box.right();
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

QString TimelineView::faultText(const FaultStretch &fault) const
{
    QString text = tr("Fault: %1, %2").arg(fault.label, targetText(fault.target, [this](int client) {
                                               for (const TimelineLane &lane : m_frame.lanes) {
                                                   if (lane.client == client)
                                                       return lane.name;
                                               }
                                               return QString{};
                                           }));
    if (!fault.isMoment())
        text += (fault.active ? tr(", for %1 so far") : tr(", for %1"))
                    .arg(formatAge(std::min(fault.to.value_or(m_frame.now), m_frame.now) - fault.from));
    if (fault.hits > 0)
        text += tr(", met %1").arg(formatCount(fault.hits));
    return fault.sentence.isEmpty() ? text : text + QStringLiteral("\n") + fault.sentence;
}

QStringList TimelineView::faultsDuring(const TimelineLane &lane, Instant from, Instant to) const
{
    QStringList names;
    for (const FaultStretch &fault : m_frame.faults) {
        if (lane.isMetBy(fault.target) && fault.from <= to && fault.to.value_or(m_frame.now) >= from)
            names << fault.label;
    }
    return names;
}

TimelineView::Place TimelineView::placeInLane(const TimelineLane &lane, qreal x) const
{
    const TimelineLayout layout = layOut();
    const auto near = [&](Instant at) { return std::abs(layout.xOf(at) - x) <= reach; };
    Place place{.lane = &lane};
    for (const TimelineMark &mark : lane.incidents) {
        if (near(mark.at))
            place.mark = &mark;
    }
    const auto heartbeat = std::find_if(lane.heartbeats.begin(), lane.heartbeats.end(), near);
    if (heartbeat != lane.heartbeats.end())
        place.heartbeat = *heartbeat;
    for (const StateStretch &stretch : lane.stretches) {
        if (layout.xOf(stretch.from) <= x && (!stretch.to || x < layout.xOf(*stretch.to)))
            place.stretch = &stretch;
    }
    return place;
}

TimelineView::Place TimelineView::placeAt(QPointF position) const
{
    const TimelineLayout layout = layOut();
    if (!layout.body().contains(position))
        return {};
    for (std::size_t i = 0; i < m_frame.lanes.size(); ++i) {
        if (layout.lane(i).adjusted(0, -reach, 0, reach).contains(position))
            return placeInLane(m_frame.lanes[i], position.x());
    }
    // In the strip, and between the lanes: the newest fault there.
    for (auto fault = m_frame.faults.rbegin(); fault != m_frame.faults.rend(); ++fault) {
        const qreal to = fault->to ? layout.xOf(*fault->to) : layout.body().right();
        if (layout.xOf(fault->from) - reach <= position.x() && position.x() <= to + reach)
            return {.fault = &*fault};
    }
    return {};
}

QString TimelineView::placeText(const Place &place) const
{
    if (place.fault != nullptr)
        return faultText(*place.fault);
    if (place.lane == nullptr)
        return {};
    if (place.mark != nullptr)
        return QStringLiteral("%1: %2\n%3").arg(place.lane->name, markText(*place.mark), place.mark->cause);
    if (place.heartbeat)
        return tr("%1: heartbeat").arg(place.lane->name);
    return place.stretch != nullptr ? stretchText(*place.lane, *place.stretch) : QString{};
}

QString TimelineView::textAt(QPointF position) const
{
    const Place place = placeAt(position);
    QString text = placeText(place);
    if (place.lane == nullptr)
        return text;
    const Instant at = layOut().timeAt(position.x());
    const auto half = layOut().perPixel() * static_cast<int>(reach);
    if (const QStringList faults = faultsDuring(*place.lane, at - half, at + half); !faults.isEmpty())
        text += QStringLiteral("\n") + tr("Fault: %1").arg(faults.join(QStringLiteral(", ")));
    return text;
}

bool TimelineView::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    auto *help = static_cast<QHelpEvent *>(event);
    QToolTip::showText(help->globalPos(), textAt(help->pos()), this);
    return true;
}

void TimelineView::pick(const Place &place, Instant pointed)
{
    if (place.fault != nullptr) {
        const auto met = std::find_if(m_frame.lanes.begin(), m_frame.lanes.end(),
                                      [&](const TimelineLane &lane) { return lane.isMetBy(place.fault->target); });
        if (met != m_frame.lanes.end())
            Q_EMIT picked(met->client, place.fault->from);
    } else if (place.lane != nullptr && place.lane->client != TimelineLane::guest) {
        Q_EMIT picked(place.lane->client, place.mark != nullptr ? place.mark->at : place.heartbeat.value_or(pointed));
    }
}

void TimelineView::mousePressEvent(QMouseEvent *event)
{
    QWidget::mousePressEvent(event);
    if (event->button() != Qt::LeftButton)
        return;
    const Place place = placeAt(event->position());
    // A stretch without a connection has no frames of its own: what ended the connection is asked for.
    const bool lost = place.stretch != nullptr && !isConnected(place.stretch->state);
    pick(place, lost ? place.stretch->from : layOut().timeAt(event->position().x()));
}

void TimelineView::tellSelection()
{
    const Place place = selected();
    QString text = placeText(place);
    if (!text.isEmpty()) {
        if (place.stretch != nullptr) {
            const QStringList faults =
                faultsDuring(*place.lane, place.stretch->from, place.stretch->to.value_or(m_frame.now));
            if (!faults.isEmpty())
                text += QStringLiteral("\n") + tr("Fault: %1").arg(faults.join(QStringLiteral(", ")));
        }
        setAccessibleDescription(text);
        announce(*this, text);
        const TimelineLayout layout = layOut();
        const QRectF box = place.fault != nullptr ? layout.strip() : layout.lane(m_row);
        const qreal x = layout.xOf(place.fault != nullptr ? place.fault->from : place.stretch->from);
        QToolTip::showText(mapToGlobal(QPointF{std::clamp(x, box.left(), box.right()), box.bottom()}.toPoint()), text,
                           this);
    }
    update();
}

void TimelineView::keyPressEvent(QKeyEvent *event)
{
    const std::size_t rows = m_frame.lanes.size() + (m_frame.faults.empty() ? 0 : 1);
    if (m_row >= rows)
        m_row = 0;
    if (m_frame.lanes.empty()) {
        QWidget::keyPressEvent(event);
        return;
    }
    switch (event->key()) {
    case Qt::Key_Up: m_row = (m_row + rows - 1) % rows; break;
    case Qt::Key_Down: m_row = (m_row + 1) % rows; break;
    case Qt::Key_Left: ++m_back; break;
    case Qt::Key_Right: m_back = m_back == 0 ? 0 : m_back - 1; break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (const Place place = selected(); place.fault != nullptr || place.stretch != nullptr)
            pick(place, place.stretch != nullptr ? place.stretch->from : Instant{});
        return;
    default: QWidget::keyPressEvent(event); return;
    }
    m_back = std::min(m_back, std::max<std::size_t>(selectable(), 1) - 1);
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
