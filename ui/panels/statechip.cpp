// SPDX-License-Identifier: GPL-3.0-or-later
#include "panels/statechip.h"

#include "theme/icons.h"

#include <QPainter>

namespace pushscope {

QColor stateColor(const Theme &theme, ClientState state)
{
    switch (state) {
    case ClientState::Open: return theme.good;
    case ClientState::Stale:
    case ClientState::Backoff: return theme.warning;
    case ClientState::Failed: return theme.alarm;
    case ClientState::Connecting: return theme.accent;
    case ClientState::Idle:
    case ClientState::Closed: return theme.dim;
    }
    Q_UNREACHABLE();
}

StateChip::StateChip(QWidget *parent) : QWidget{parent}, m_theme{Theme::darkTheme()}
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void StateChip::setState(ClientState state, const QString &text)
{
    if (state == m_state && text == m_text)
        return;
    m_state = state;
    m_text = text;
    updateGeometry();
    setAccessibleName(tr("State: %1").arg(text));
    update();
}

void StateChip::setTheme(const Theme &theme)
{
    m_theme = theme;
    update();
}

QSize StateChip::sizeHint() const
{
    const QFontMetrics metrics = fontMetrics();
    return {metrics.horizontalAdvance(m_text) + metrics.height() * 9 / 4, metrics.height() + 4};
}

void StateChip::paintEvent(QPaintEvent *)
{
    QPainter painter{this};
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor color = stateColor(m_theme, m_state);
    const QRectF box = QRectF{rect()}.adjusted(0.5, 0.5, -0.5, -0.5);
    QColor fill = color;
    fill.setAlphaF(0.10F);
    painter.setPen(QPen{color, 1});
    painter.setBrush(fill);
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2);
    const qreal side = fontMetrics().height() * 0.72;
    const QRectF icon{box.left() + box.height() * 0.42, box.center().y() - side / 2, side, side};
    drawGlyph(painter, glyphOf(m_state), icon, color);
    painter.drawText(box.adjusted(icon.right() + side * 0.35, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, m_text);
}

} // namespace pushscope
