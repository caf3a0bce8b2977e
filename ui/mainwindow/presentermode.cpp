// SPDX-License-Identifier: GPL-3.0-or-later
#include "mainwindow/presentermode.h"

#include "theme/theme.h"

#include <QApplication>
#include <QEvent>
#include <QMainWindow>
#include <QMenuBar>
#include <QScreen>

#include <algorithm>

namespace pushscope {

namespace {

constexpr qreal smallestScale = 1.35;
constexpr qreal linesOfAWindow = 43; ///< so many lines of text fit it
constexpr qreal emsOfAWindow = 63; ///< and so many heights of a letter beside each other

} // namespace

PresenterMode::PresenterMode(QMainWindow &window) : QObject{&window}, m_window{window}
{
    m_window.installEventFilter(this);
}

/// Not larger than the screen allows: large text must not let the window grow, and with it the text.
QFont PresenterMode::largeFont() const
{
    const QSize room = m_window.size().boundedTo(m_window.screen()->size());
    const qreal pixels = std::min(room.height() / linesOfAWindow, room.width() / emsOfAWindow);
    const qreal points = pixels * 72 / m_window.logicalDpiY();
    return scaledFont(m_font, std::max(smallestScale, points / m_font.pointSizeF()));
}

bool PresenterMode::eventFilter(QObject *watched, QEvent *event)
{
    if (m_on && watched == &m_window && event->type() == QEvent::Resize)
        QMetaObject::invokeMethod(this, &PresenterMode::rescale, Qt::QueuedConnection);
    return QObject::eventFilter(watched, event);
}

void PresenterMode::rescale()
{
    const QFont wanted = largeFont();
    if (!m_on || wanted == QApplication::font())
        return;
    QApplication::setFont(wanted);
    Q_EMIT rescaled();
}

void PresenterMode::set(bool on)
{
    if (on == m_on)
        return;
    m_on = on;
    if (on) {
        m_font = QApplication::font();
        m_state = m_window.windowState();
    }
    QApplication::setFont(on ? largeFont() : m_font);
    m_window.menuBar()->setVisible(!on);
    m_window.setWindowState(on ? m_window.windowState() | Qt::WindowFullScreen : m_state);
}

} // namespace pushscope
