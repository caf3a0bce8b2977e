// SPDX-License-Identifier: GPL-3.0-or-later
#include "mainwindow/presentermode.h"

#include "theme/theme.h"

#include <QApplication>
#include <QMainWindow>
#include <QMenuBar>

namespace pushscope {

namespace {

constexpr qreal scale = 1.35;

} // namespace

PresenterMode::PresenterMode(QMainWindow &window) : QObject{&window}, m_window{window} {}

void PresenterMode::set(bool on)
{
    if (on == m_on)
        return;
    m_on = on;
    if (on) {
        m_font = QApplication::font();
        m_state = m_window.windowState();
    }
    QApplication::setFont(on ? scaledFont(m_font, scale) : m_font);
    m_window.menuBar()->setVisible(!on);
    m_window.setWindowState(on ? m_window.windowState() | Qt::WindowFullScreen : m_state);
}

} // namespace pushscope
