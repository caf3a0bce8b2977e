// SPDX-License-Identifier: GPL-3.0-or-later
#include "tour/tourveil.h"

#include <QPainter>
#include <QPainterPath>

namespace pushscope {

namespace {

constexpr int reach = 3; ///< of a frame beyond what it is around
constexpr qreal roundness = 6;
constexpr qreal stroke = 2.5;
constexpr float dimmed = 0.28F;

} // namespace

TourVeil::TourVeil(QWidget &window) : QWidget{&window}, m_theme{Theme::darkTheme()}
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setAttribute(Qt::WA_NoSystemBackground);
    setFocusPolicy(Qt::NoFocus);
    hide();
}

void TourVeil::setMarks(const QList<QRect> &marks)
{
    m_marks = marks;
    update();
}

void TourVeil::setTheme(const Theme &theme)
{
    m_theme = theme;
    update();
}

void TourVeil::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter{this};
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath around;
    around.addRect(rect());
    QPainterPath frames;
    for (const QRect &mark : std::as_const(m_marks)) {
        // Whole also where the mark touches the edge of the window.
        const QRectF frame = QRectF{mark.adjusted(-reach, -reach, reach, reach)}.intersected(
            QRectF{rect()}.adjusted(stroke, stroke, -stroke, -stroke));
        frames.addRoundedRect(frame, roundness, roundness);
    }
    QColor veil{Qt::black};
    veil.setAlphaF(m_theme.dark ? 1.2F * dimmed : dimmed);
    painter.fillPath(around.subtracted(frames), veil);
    painter.setPen(QPen{m_theme.accent, stroke});
    painter.drawPath(frames);
}

} // namespace pushscope
