// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/paintedchart.h"

#include "accessibility/announce.h"
#include "charts/chartaxes.h"
#include "charts/chartexport.h"
#include "charts/chartnotice.h"
#include "models/format.h"
#include "models/samplegrid.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

namespace pushscope {

using std::chrono::microseconds;
using std::chrono::nanoseconds;

namespace {

constexpr int tickGap = 3; ///< pixels between two ticks, so that many do not become a bar

} // namespace

PaintedChart::PaintedChart(Transport transport, QWidget *parent)
    : LiveChart{parent}, m_style{TransportStyle::of(transport)}, m_theme{Theme::darkTheme()}
{
    setAccessibleName(tr("Latency · %1").arg(m_style.name));
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

QSize PaintedChart::sizeHint() const
{
    return {fontMetrics().averageCharWidth() * 60, fontMetrics().height() * 12};
}

QSize PaintedChart::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 24, fontMetrics().height() * 4};
}

QSize PaintedChart::plotSize() const
{
    return m_plot.size().expandedTo({1, 1});
}

void PaintedChart::setFrame(ChartFrame frame)
{
    if (frame.range != m_frame.range || frame.window != m_frame.window)
        m_background = {};
    m_frame = std::move(frame);
    update();
}

void PaintedChart::setTheme(const Theme &theme)
{
    m_theme = theme;
    m_background = {};
    update();
}

void PaintedChart::setCrosshair(const std::optional<Crosshair> &crosshair)
{
    if (crosshair == m_crosshair)
        return;
    m_crosshair = crosshair;
    update();
}

void PaintedChart::setCursorAt(const std::optional<Instant> &at)
{
    m_cursor = at;
    update();
}

void PaintedChart::resizeEvent(QResizeEvent *event)
{
    LiveChart::resizeEvent(event);
    layOut();
}

void PaintedChart::changeEvent(QEvent *event)
{
    LiveChart::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        layOut();
}

void PaintedChart::layOut()
{
    const QFontMetrics metrics{scaledFont(font(), 0.88)};
    const int left = metrics.horizontalAdvance(QStringLiteral("100 ms")) + metrics.averageCharWidth() * 2;
    const int right = metrics.horizontalAdvance(QStringLiteral("0 s")) / 2 + metrics.averageCharWidth();
    m_lane = metrics.height() / 2;
    const int bottom = m_lane + metrics.height() + metrics.height() / 3;
    m_plot = rect().adjusted(left, metrics.height() / 2 + 1, -right, -bottom);
    m_background = {};
    update();
}

nanoseconds PaintedChart::perPixel() const
{
    return columnWidth(m_frame.window, m_plot.width());
}

qreal PaintedChart::xOf(Instant at) const
{
    const nanoseconds pixel = perPixel();
    return m_plot.right() + static_cast<qreal>(at.time_since_epoch() / pixel - m_frame.now.time_since_epoch() / pixel);
}

qreal PaintedChart::yOf(microseconds latency) const
{
    return m_plot.bottom() - positionIn(m_frame.range, latency) * (m_plot.height() - 1);
}

void PaintedChart::drawBackground()
{
    m_background = QPixmap{size() * devicePixelRatioF()};
    m_background.setDevicePixelRatio(devicePixelRatioF());
    QPainter painter{&m_background};
    paintGrid(painter);
    m_marks = {m_style.shape, m_style.mark(m_theme.dark), static_cast<qreal>(fontMetrics().height()),
               devicePixelRatioF()};
}

void PaintedChart::paintGrid(QPainter &painter) const
{
    painter.fillRect(rect(), m_theme.surface);
    painter.setFont(scaledFont(font(), 0.88));
    paintAxes(painter, {m_plot, m_lane, m_frame.range, m_frame.window}, m_theme);
}

void PaintedChart::paintEvent(QPaintEvent *)
{
    if (m_background.isNull() || m_background.devicePixelRatio() != devicePixelRatioF())
        drawBackground();
    QPainter painter{this};
    const bool shapes = wantsShapes(painter);
    if (shapes)
        paintGrid(painter);
    else
        painter.drawPixmap(0, 0, m_background);
    painter.setFont(scaledFont(font(), 0.88));
    painter.setClipRect(QRectF{m_plot}.adjusted(0, -m_marks.width(), m_marks.width(), m_lane));
    const std::vector<FaultSpan> faults = paintFaults(painter);
    paintGaps(painter);
    paintTicks(painter);
    paintSamples(painter, shapes);
    const qreal names = paintFaultNames(painter, faults, m_plot, m_theme.surface, m_theme);
    if (m_cursor && xOf(*m_cursor) >= m_plot.left())
        paintCursor(painter, xOf(*m_cursor), m_plot.top(), m_plot.bottom() + m_lane, m_theme);
    painter.setClipping(false);
    paintNotice(painter, names);
    paintCrosshair(painter);
}

std::vector<FaultSpan> PaintedChart::paintFaults(QPainter &painter)
{
    std::vector<FaultSpan> spans;
    const QRectF box{QPointF(m_plot.left(), m_plot.top()), QPointF(m_plot.right() + 1, m_plot.bottom() + m_lane)};
    for (const FaultStretch &fault : m_frame.faults) {
        const qreal to = fault.to ? xOf(*fault.to) : box.right() + 1;
        if (to < box.left())
            continue;
        FaultSpan span = faultSpan(fault, xOf(fault.from), to, box.left(), box.right());
        span.strong = fault.target.meets(m_frame.client, m_frame.transport);
        paintFaultSpan(painter, span, box, m_theme);
        spans.push_back(span);
    }
    return spans;
}

void PaintedChart::paintGaps(QPainter &painter)
{
    QColor shade = m_theme.hatch;
    shade.setAlphaF(0.16F);
    for (const StateStretch &gap : m_frame.gaps) {
        const qreal from = std::max<qreal>(m_plot.left(), xOf(gap.from));
        const qreal to = gap.to ? xOf(*gap.to) : m_plot.right();
        const QRectF box{from, qreal(m_plot.top()), std::max(1.0, to - from), qreal(m_plot.height())};
        if (box.right() < m_plot.left())
            continue;
        fillInStrips(painter, box, shade);
        painter.setBrushOrigin(QPointF{to, 0}); // the strokes move with the gap
        fillInStrips(painter, box, QBrush{m_theme.hatch, Qt::BDiagPattern});
    }
    painter.setBrushOrigin(QPointF{});
}

void PaintedChart::paintSamples(QPainter &painter, bool asShapes) const
{
    for (const LatencySample &sample : m_frame.samples) {
        const QPointF at{xOf(sample.delivered), yOf(sample.latency)};
        if (at.x() < m_plot.left())
            continue;
        if (asShapes)
            m_marks.draw(painter, at, sample.replayed);
        else
            m_marks.stamp(painter, at, sample.replayed);
    }
}

QString PaintedChart::exportName() const
{
    return accessibleName();
}

ExportTable PaintedChart::exportTable() const
{
    ExportTable table{{QStringLiteral("transport"), QStringLiteral("before_now_s"), QStringLiteral("latency_us"),
                       QStringLiteral("replayed")},
                      {}};
    for (const LatencySample &sample : m_frame.samples) {
        const double before = std::chrono::duration<double>{m_frame.now - sample.delivered}.count();
        table.rows << QList<QVariant>{m_style.shortName, before, static_cast<qint64>(sample.latency.count()),
                                      sample.replayed};
    }
    return table;
}

void PaintedChart::paintTicks(QPainter &painter)
{
    const qreal bottom = m_plot.bottom() + m_lane;
    const auto draw = [&](const std::vector<Instant> &ticks, qreal height, const QColor &color) {
        painter.setPen(QPen{color, 1});
        const nanoseconds slot = perPixel() * tickGap;
        qint64 last = -1;
        for (const Instant tick : ticks) {
            if (tick.time_since_epoch() / slot == last)
                continue;
            last = tick.time_since_epoch() / slot;
            const qreal x = xOf(tick);
            if (x >= m_plot.left())
                painter.drawLine(QPointF{x, bottom - height}, QPointF{x, bottom});
        }
    };
    QColor faint = m_theme.dim;
    faint.setAlphaF(0.7F);
    draw(m_frame.polls, m_lane * 0.5, faint);
    draw(m_frame.heartbeats, m_lane, m_theme.text);
}

void PaintedChart::paintNotice(QPainter &painter, qreal names)
{
    if (m_frame.notice.isEmpty())
        return;
    painter.setFont(font());
    // Where the newest is missing, below the names of faults.
    const auto place = m_frame.samples.empty() ? ChartNotice::Place::Middle : ChartNotice::Place::Newest;
    const QFontMetricsF metrics{font(), this};
    auto notice = ChartNotice::laidOut(m_frame.notice, metrics, QRectF{m_plot}, place, names);
    // In place of axes that have nothing to measure yet rather than cut.
    if (notice.text != m_frame.notice && m_frame.samples.empty()) {
        painter.fillRect(rect(), m_theme.surface);
        notice = ChartNotice::laidOut(m_frame.notice, metrics, QRectF{rect()}, place);
    }
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(m_frame.alarming ? m_theme.alarm : m_theme.dim);
    painter.setBrush(m_theme.surface);
    painter.drawRoundedRect(notice.box, 5, 5);
    painter.drawText(notice.textBox, ChartNotice::flags, notice.text);
}

QString PaintedChart::crosshairText() const
{
    constexpr nanoseconds tenth{100'000'000};
    QString text = ageLabel(std::chrono::duration_cast<std::chrono::milliseconds>(m_crosshair->age / tenth * tenth));
    if (const auto sample = sampleNear(m_frame, m_crosshair->age, perPixel() * 6, m_crosshair->latency)) {
        text += QStringLiteral("   ") + formatLatency(sample->latency);
        if (sample->replayed)
            text += tr(" replayed");
    }
    if (const QString faults = faultsAt(m_frame, m_crosshair->age); !faults.isEmpty())
        text += QStringLiteral("   ") + faults;
    return text;
}

void PaintedChart::paintCrosshair(QPainter &painter)
{
    if (!m_crosshair)
        return;
    const qreal x = m_plot.right() - static_cast<qreal>(m_crosshair->age / perPixel());
    painter.setPen(QPen{m_theme.dim, 1, Qt::DashLine});
    painter.drawLine(QPointF{x, qreal(m_plot.top())}, QPointF{x, qreal(m_plot.bottom() + m_lane)});
    if (m_crosshair->latency) {
        const qreal y = yOf(*m_crosshair->latency);
        painter.drawLine(QPointF(m_plot.left(), y), QPointF(m_plot.right(), y));
    }
    if (const auto sample = sampleNear(m_frame, m_crosshair->age, perPixel() * 6, m_crosshair->latency)) {
        const QPointF at{xOf(sample->delivered), yOf(sample->latency)};
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen{m_theme.text, 1.4});
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(at, m_marks.width() * 0.8, m_marks.width() * 0.8);
    }
    paintReadout(painter, crosshairText(), {x, qreal(m_plot.top())});
}

void PaintedChart::paintReadout(QPainter &painter, const QString &text, QPointF at)
{
    const QFontMetrics metrics = painter.fontMetrics();
    QRectF box{0, 0, metrics.horizontalAdvance(text) + metrics.height() * 1.0, metrics.height() * 1.4};
    box.moveTopLeft(at + QPointF{6, 2});
    if (box.right() > m_plot.right())
        box.moveRight(at.x() - 6);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(m_theme.border);
    painter.setBrush(m_theme.window);
    painter.drawRoundedRect(box, 4, 4);
    painter.setPen(m_theme.text);
    painter.drawText(box, Qt::AlignCenter, text);
}

void PaintedChart::pointAt(const std::optional<Crosshair> &crosshair)
{
    setCrosshair(crosshair);
    Q_EMIT crosshairMoved(crosshair);
}

void PaintedChart::mouseMoveEvent(QMouseEvent *event)
{
    const QPointF at = event->position();
    if (!QRectF{m_plot}.contains(at)) {
        pointAt({});
        return;
    }
    const auto columnsBack = static_cast<qint64>(m_plot.right() - at.x());
    const double height = (m_plot.bottom() - at.y()) / std::max(1, m_plot.height() - 1);
    pointAt(Crosshair{perPixel() * columnsBack, latencyAt(m_frame.range, height)});
}

void PaintedChart::mousePressEvent(QMouseEvent *event)
{
    mouseMoveEvent(event);
    if (event->button() == Qt::LeftButton && m_crosshair)
        pick(*m_crosshair);
}

void PaintedChart::pick(const Crosshair &crosshair)
{
    const auto sample = sampleNear(m_frame, crosshair.age, perPixel() * 6, crosshair.latency);
    Q_EMIT picked(sample ? sample->delivered : m_frame.now - crosshair.age);
}

void PaintedChart::leaveEvent(QEvent *event)
{
    LiveChart::leaveEvent(event);
    pointAt({});
}

void PaintedChart::keyPressEvent(QKeyEvent *event)
{
    const int back = event->key() == Qt::Key_Left ? 1 : event->key() == Qt::Key_Right ? -1 : 0;
    if (event->key() == Qt::Key_Escape && m_crosshair) {
        pointAt({});
    } else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && m_crosshair) {
        pick(*m_crosshair);
    } else if (back != 0) {
        const nanoseconds step = nanoseconds{m_frame.window} / 100;
        const nanoseconds age = (m_crosshair ? m_crosshair->age : nanoseconds{0}) + back * step;
        pointAt(Crosshair{std::clamp(age, nanoseconds{0}, nanoseconds{m_frame.window}), {}});
        announce(*this, crosshairText());
    } else {
        LiveChart::keyPressEvent(event);
    }
}

void PaintedChart::focusOutEvent(QFocusEvent *event)
{
    LiveChart::focusOutEvent(event);
    pointAt({});
}

} // namespace pushscope
