// SPDX-License-Identifier: GPL-3.0-or-later
#include "mainwindow/viewswitch.h"

#include "load/loadview.h"
#include "mainwindow/windowdocks.h"

#include <QMainWindow>
#include <QStackedWidget>

#include <utility>

namespace pushscope {

ViewSwitch::ViewSwitch(QMainWindow &window, QWidget *panes, QWidget *centre)
    : QObject{&window}, m_window{window}, m_stack{new QStackedWidget{centre}}, m_load{new LoadView}
{
    m_stack->addWidget(panes);
    m_stack->addWidget(m_load);
}

void ViewSwitch::setDocks(WindowDocks &docks, int stateVersion)
{
    m_docks = &docks;
    m_version = stateVersion;
}

bool ViewSwitch::loadShown() const
{
    return m_stack->currentWidget() == m_load;
}

void ViewSwitch::showLoad(bool on)
{
    if (on == loadShown())
        return;
    if (on) {
        m_state = m_window.saveState(m_version);
        m_docks->hideAll();
        m_stack->setCurrentWidget(m_load);
        return;
    }
    m_stack->setCurrentIndex(0);
    m_window.restoreState(std::exchange(m_state, {}), m_version);
}

QByteArray ViewSwitch::paneState() const
{
    return loadShown() ? m_state : m_window.saveState(m_version);
}

} // namespace pushscope
