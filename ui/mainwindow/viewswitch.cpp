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
    add(CentreView::Panes, panes);
    add(CentreView::Load, m_load);
    connect(m_stack, &QStackedWidget::currentChanged, this, &ViewSwitch::measureShownOnly);
}

void ViewSwitch::setDocks(WindowDocks &docks, int stateVersion)
{
    m_docks = &docks;
    m_version = stateVersion;
}

void ViewSwitch::add(CentreView view, QWidget *widget)
{
    m_views[view] = widget;
    m_stack->addWidget(widget);
    measureShownOnly();
}

/// A stack asks for the room of its largest view; views that are not seen shall not make the window larger.
void ViewSwitch::measureShownOnly()
{
    for (const auto &[view, widget] : m_views) {
        const auto policy = widget == m_stack->currentWidget() ? QSizePolicy::Preferred : QSizePolicy::Ignored;
        widget->setSizePolicy(policy, policy);
    }
}

bool ViewSwitch::panesShown() const
{
    return m_stack->currentWidget() == m_views.at(CentreView::Panes);
}

void ViewSwitch::show(CentreView view)
{
    const auto wanted = m_views.find(view);
    if (view == m_shown || wanted == m_views.end())
        return;
    if (m_shown == CentreView::Panes)
        m_state = m_window.saveState(m_version);
    const CentreView before = std::exchange(m_shown, view);
    m_docks->hideAll();
    m_stack->setCurrentWidget(wanted->second);
    if (view == CentreView::Panes && before != CentreView::Panes)
        m_window.restoreState(std::exchange(m_state, {}), m_version);
    Q_EMIT shownChanged();
}

void ViewSwitch::showPanesInstead(bool on)
{
    m_stack->setCurrentWidget(m_views.at(on ? CentreView::Panes : m_shown));
}

QByteArray ViewSwitch::paneState() const
{
    return m_shown == CentreView::Panes ? m_window.saveState(m_version) : m_state;
}

} // namespace pushscope
