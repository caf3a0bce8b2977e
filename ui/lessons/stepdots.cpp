// SPDX-License-Identifier: GPL-3.0-or-later
#include "lessons/stepdots.h"

#include <QPainter>

namespace pushscope {

StepDots::StepDots(QWidget *parent) : QWidget{parent}, m_theme{Theme::darkTheme()}
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void StepDots::setTheme(const Theme &theme)
{
    m_theme = theme;
    update();
}

void StepDots::setStep(int step, int steps)
{
    m_step = step;
    m_steps = steps;
    setAccessibleName(tr("Step %1 of %2").arg(step + 1).arg(steps));
    updateGeometry();
    update();
}

qreal StepDots::distance() const
{
    return fontMetrics().height() * 0.85;
}

QSize StepDots::sizeHint() const
{
    return {static_cast<int>(distance() * m_steps) + 2, fontMetrics().height()};
}

void StepDots::paintEvent(QPaintEvent *)
{
    QPainter painter{this};
    painter.setRenderHint(QPainter::Antialiasing);
    const qreal radius = fontMetrics().height() * 0.2;
    for (int i = 0; i < m_steps; ++i) {
        const QPointF centre{distance() * (i + 0.5), height() / 2.0};
        const bool current = i == m_step;
        painter.setPen(QPen{i <= m_step ? m_theme.accent : m_theme.hatch, 1.5});
        painter.setBrush(i <= m_step ? QBrush{m_theme.accent} : QBrush{});
        painter.drawEllipse(centre, current ? radius * 1.5 : radius, current ? radius * 1.5 : radius);
    }
}

} // namespace pushscope
