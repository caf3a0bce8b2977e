// SPDX-License-Identifier: GPL-3.0-or-later
#include "panels/timelinelegend.h"

#include "charts/bandpainting.h"
#include "models/format.h"
#include "models/transportstyle.h"
#include "panels/lanepainting.h"

#include <QPainter>

#include <array>

namespace pushscope {

namespace {

FaultSpan span(const QRectF &swatch, const FaultStretch &sample)
{
    return {swatch.left(), swatch.right(), true, true, true, &sample};
}

} // namespace

TimelineLegend::TimelineLegend(QWidget *parent) : QWidget{parent}, m_theme{Theme::darkTheme()}
{
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    setAccessibleName(tr("Legend: filled open, cross-hatched stale, dashed backoff with its delay, dotted connecting, "
                         "line closed or failed, long tick heartbeat, short tick poll answered, triangle events "
                         "missing, plain triangle reset, band fault"));
    setToolTip(accessibleName());
}

void TimelineLegend::setTheme(const Theme &theme)
{
    m_theme = theme;
    update();
}

QSize TimelineLegend::sizeHint() const
{
    return {fontMetrics().averageCharWidth() * 60, fontMetrics().height()};
}

void TimelineLegend::paintTick(QPainter &painter, const QRectF &swatch, qreal height, qreal width) const
{
    painter.setPen(QPen{m_theme.text, width});
    const qreal x = swatch.center().x();
    painter.drawLine(QPointF{x, swatch.bottom() - height}, QPointF{x, swatch.bottom()});
}

void TimelineLegend::paintEvent(QPaintEvent *)
{
    enum class Stroke { State, Heartbeat, Poll, Gap, Reset, Fault };
    struct Entry
    {
        Stroke stroke;
        ClientState state;
        QString text;
    };
    const std::array<Entry, 10> entries{{{Stroke::State, ClientState::Open, stateWord(ClientState::Open)},
                                         {Stroke::State, ClientState::Stale, stateWord(ClientState::Stale)},
                                         {Stroke::State, ClientState::Backoff, stateWord(ClientState::Backoff)},
                                         {Stroke::State, ClientState::Connecting, stateWord(ClientState::Connecting)},
                                         {Stroke::State, ClientState::Failed, stateWord(ClientState::Failed)},
                                         {Stroke::Heartbeat, {}, tr("heartbeat")},
                                         {Stroke::Poll, {}, tr("poll answered")},
                                         {Stroke::Gap, {}, tr("events missing")},
                                         {Stroke::Reset, {}, tr("reset")},
                                         {Stroke::Fault, {}, tr("fault")}}};

    const FaultStretch sample{};
    QPainter painter{this};
    painter.setFont(scaledFont(font(), 0.92));
    const QFontMetrics metrics = painter.fontMetrics();
    const qreal side = metrics.height() * 0.7;
    const QString more{QChar{0x2026}};
    qreal x = 0;
    for (const Entry &entry : entries) {
        const bool narrow = entry.stroke == Stroke::Heartbeat || entry.stroke == Stroke::Poll;
        const QRectF swatch{x, (height() - side) / 2, narrow ? side * 0.5 : side * 1.6, side};
        const qreal textWidth = metrics.horizontalAdvance(entry.text);
        const bool isLast = &entry == &entries.back();
        const qreal rest = isLast ? 0 : side * 1.3 + metrics.horizontalAdvance(more);
        if (swatch.right() + side * 0.45 + textWidth + rest > width()) {
            painter.setPen(m_theme.dim);
            painter.drawText(QRectF{x, 0, width() - x, qreal(height())}, Qt::AlignLeft | Qt::AlignVCenter, more);
            return;
        }
        switch (entry.stroke) {
        case Stroke::State: paintState(painter, swatch, entry.state, m_theme.dim, m_theme, swatch.right()); break;
        case Stroke::Heartbeat: paintTick(painter, swatch, side, 2); break;
        case Stroke::Poll: paintTick(painter, swatch, side * 0.45, 1); break;
        case Stroke::Gap: paintIncident(painter, swatch.center(), side * 0.95, true, m_theme); break;
        case Stroke::Reset: paintIncident(painter, swatch.center(), side * 0.95, false, m_theme); break;
        case Stroke::Fault: paintFaultSpan(painter, span(swatch, sample), swatch, m_theme); break;
        }
        painter.setPen(m_theme.dim);
        const QRectF text{swatch.right() + side * 0.45, 0, textWidth + 1, qreal(height())};
        painter.drawText(text, Qt::AlignLeft | Qt::AlignVCenter, entry.text);
        x = text.right() + side * 1.3;
    }
}

} // namespace pushscope
