// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/focusring.h"

#include <QAbstractSpinBox>
#include <QApplication>
#include <QFocusEvent>
#include <QFocusFrame>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPainter>
#include <QPlainTextEdit>

namespace pushscope {

namespace {

constexpr qreal ringWidth = 2;
constexpr qreal ringCorner = 4;

/// A QFocusFrame only by type: layouts, splitters and screen readers know to leave such a child alone.
class Ring : public QFocusFrame
{
public:
    Ring(QWidget &target, const QColor &color) : QFocusFrame{&target}, m_color{color}
    {
        setAttribute(Qt::WA_TransparentForMouseEvents);
        setGeometry(target.rect());
        show();
        raise();
    }

protected:
    void paintEvent(QPaintEvent * /*event*/) override
    {
        QPainter painter{this};
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen{m_color, ringWidth});
        const qreal half = ringWidth / 2;
        painter.drawRoundedRect(QRectF{rect()}.adjusted(half, half, -half, -half), ringCorner, ringCorner);
    }

private:
    QColor m_color;
};

bool isField(const QWidget *widget)
{
    return qobject_cast<const QLineEdit *>(widget) != nullptr
        || qobject_cast<const QAbstractSpinBox *>(widget) != nullptr
        || qobject_cast<const QPlainTextEdit *>(widget) != nullptr;
}

bool wearsRing(const QWidget *widget)
{
    return qobject_cast<const QMenu *>(widget) == nullptr && qobject_cast<const QMenuBar *>(widget) == nullptr
        && !widget->property("ownFocusRing").toBool();
}

} // namespace

FocusRing::FocusRing(const QColor &color) : m_color{color}
{
    qApp->installEventFilter(this);
    if (QWidget *focused = QApplication::focusWidget())
        put(focused);
}

/// Who changes the application's style still holds a list of all widgets.
FocusRing::~FocusRing()
{
    if (!m_ring)
        return;
    m_ring->hide();
    m_ring->deleteLater();
}

const QWidget *FocusRing::target() const
{
    return m_ring ? m_ring->parentWidget() : nullptr;
}

void FocusRing::put(QWidget *widget)
{
    if (m_ring && m_ring->parentWidget() == widget)
        return;
    take();
    if (wearsRing(widget))
        m_ring = new Ring{*widget, m_color};
}

void FocusRing::take()
{
    // Not at once: a change of the style goes through all widgets that there were when it began.
    if (m_ring) {
        m_ring->hide();
        m_ring->deleteLater();
        m_ring.clear();
    }
}

bool FocusRing::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::FocusIn:
        if (auto *widget = qobject_cast<QWidget *>(watched); widget != nullptr && widget->hasFocus()) {
            const bool clicked = static_cast<QFocusEvent *>(event)->reason() == Qt::MouseFocusReason;
            clicked && !isField(widget) ? take() : put(widget);
        }
        break;
    case QEvent::FocusOut:
        if (m_ring && watched == m_ring->parentWidget())
            take();
        break;
    case QEvent::KeyPress:
        if (auto *widget = qobject_cast<QWidget *>(watched); widget != nullptr && widget->hasFocus())
            put(widget);
        break;
    case QEvent::Resize:
        if (m_ring && watched == m_ring->parentWidget())
            m_ring->setGeometry(m_ring->parentWidget()->rect());
        break;
    default: break;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace pushscope
