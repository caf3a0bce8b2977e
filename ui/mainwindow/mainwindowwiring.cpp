// SPDX-License-Identifier: GPL-3.0-or-later
// Which part of the window listens to which.
#include "accessibility/charttable.h"
#include "inspector/inspectorpanel.h"
#include "load/loadform.h"
#include "load/loadview.h"
#include "mainwindow/faultdesk.h"
#include "mainwindow/helpdesk.h"
#include "mainwindow/lessondesk.h"
#include "mainwindow/mainwindow.h"
#include "mainwindow/toursteps.h"
#include "mainwindow/viewswitch.h"
#include "mainwindow/windowactions.h"
#include "mainwindow/windowdocks.h"
#include "mainwindow/windowsettings.h"
#include "panels/panegrid.h"
#include "panels/runtoolbar.h"
#include "panels/timelinepanel.h"
#include "panels/timelineview.h"
#include "samples/samplespanel.h"

#include <QAction>
#include <QActionGroup>
#include <QDesktopServices>
#include <QScrollArea>
#include <QSettings>

namespace pushscope {

void MainWindow::buildToolbar()
{
    m_toolbar = new RunToolbar{
        m_actions->run, m_actions->pause, m_actions->clear, m_actions->faults, m_actions->load, m_actions->share, this};
    addToolBar(m_toolbar);
    setContextMenuPolicy(Qt::NoContextMenu);
    connect(m_toolbar, &RunToolbar::feedChosen, this, &MainWindow::feedChosen);
    connect(m_toolbar, &RunToolbar::rateChosen, this, &MainWindow::rateChosen);
    connect(m_toolbar, &RunToolbar::payloadChosen, this, &MainWindow::payloadChosen);
    connect(m_toolbar, &RunToolbar::heartbeatChosen, this, &MainWindow::heartbeatChosen);
    connect(m_toolbar, &RunToolbar::feedChosen, this, &MainWindow::rememberRun);
    connect(m_toolbar, &RunToolbar::rateChosen, this, &MainWindow::rememberRun);
    connect(m_toolbar, &RunToolbar::payloadChosen, this, &MainWindow::rememberRun);
    connect(m_toolbar, &RunToolbar::heartbeatChosen, this, &MainWindow::rememberRun);
}

void MainWindow::connectActions()
{
    connect(m_actions->addPane, &QAction::triggered, this, &MainWindow::askForPane);
    connect(m_actions->closePane, &QAction::triggered, this, [this] {
        if (const PaneView *pane = m_grid->focusedPane())
            Q_EMIT closePaneRequested(pane->client());
    });
    connect(m_actions->quit, &QAction::triggered, this, &MainWindow::close);
    connect(m_actions->copyFigures, &QAction::triggered, this, &MainWindow::copyFigures);
    connect(m_actions->run, &QAction::triggered, this, [this] {
        if (m_lessons->isShown())
            m_lessons->toggleRun();
        else
            m_running ? Q_EMIT stopRequested() : Q_EMIT startRequested();
    });
    connect(m_actions->pause, &QAction::toggled, this, &MainWindow::setPaused);
    connect(m_actions->clear, &QAction::triggered, this, [this] {
        m_run.clear();
        m_loopLag.clear();
        Q_EMIT clearRequested();
        m_docks->inspector->clear();
        showAll();
    });
    connect(m_actions->showTable, &QAction::triggered, this, [this] { ChartTable::open(*this, focusWidget()); });
    connect(m_actions->flipAll, &QAction::toggled, m_grid, &PaneGrid::setFlipped);
    connect(m_actions->presenter, &QAction::toggled, this, &MainWindow::setPresenter);
    connect(m_actions->resetLayout, &QAction::triggered, this, &MainWindow::resetLayout);
    for (int i = 0; i < m_actions->focusPane.size(); ++i)
        connect(m_actions->focusPane.at(i), &QAction::triggered, this, [this, i] { m_grid->focusPane(i); });
    connect(m_actions->themes, &QActionGroup::triggered, this, [this](const QAction *action) {
        setThemeChoice(static_cast<ThemeChoice>(action->data().toInt()));
        saveTheme(m_settings, m_themeChoice);
    });
    connect(m_actions->windows, &QActionGroup::triggered, this,
            [this](const QAction *action) { m_run.setWindow(std::chrono::milliseconds{action->data().toLongLong()}); });
}

void MainWindow::offerLanguages(const QStringList &codes)
{
    m_actions->setLanguages(codes, loadLanguage(m_settings));
    connect(m_actions->languages, &QActionGroup::triggered, this, [this](const QAction *action) {
        saveLanguage(m_settings, action->data().toString());
        presentProblem(tr("PushScope speaks this language when it is started again."));
    });
}

void MainWindow::askForPane()
{
    auto *dialog = new AddPaneDialog{m_listening, this};
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { Q_EMIT addPaneRequested(dialog->request()); });
    dialog->open();
}

void MainWindow::connectFaults()
{
    FaultsModel *model = &m_faults->model();
    connect(model, &FaultsModel::faultArmed, this, &MainWindow::faultArmed);
    connect(model, &FaultsModel::faultRemoved, this, &MainWindow::faultRemoved);
    connect(model, &FaultsModel::faultsCleared, this, &MainWindow::faultsCleared);
    connect(model, &FaultsModel::armedCountChanged, m_actions, &WindowActions::setArmedFaults);
    connect(m_actions->clearFaults, &QAction::triggered, model, &FaultsModel::clear);
    connect(m_faults, &FaultDesk::added, m_docks, [this] { m_docks->showFaults(true); });
    connect(m_actions->faults, &QAction::triggered, m_docks, &WindowDocks::showFaults);
    connect(m_docks, &WindowDocks::faultsShownChanged, m_actions->faults, &QAction::setChecked);
    m_actions->setArmedFaults(0);
    connect(m_actions->share, &QAction::triggered, m_docks, &WindowDocks::showShare);
    connect(m_docks, &WindowDocks::shareShownChanged, m_actions->share, &QAction::setChecked);
}

void MainWindow::connectWire()
{
    InspectorPanel *inspector = m_docks->inspector;
    connect(&m_frames, &FrameLoop::frameWanted, this, [this, inspector] {
        if (!m_paused && inspector->isVisible())
            Q_EMIT wireWanted(inspector->newest());
    });
    const auto look = [this, inspector](int client, Instant at) {
        m_docks->showInspector();
        inspector->select(client, at);
        showCursor(client, at);
    };
    connect(m_grid, &PaneGrid::picked, this, look);
    connect(&m_docks->timeline->view(), &TimelineView::picked, this, look);
    connect(inspector, &InspectorPanel::selected, this, &MainWindow::showCursor);
}

void MainWindow::connectLoad()
{
    connect(m_actions->load, &QAction::toggled, this, &MainWindow::showLoad);
    LoadView *view = &m_views->load();
    view->form().setConfig(loadLastLoad(m_settings));
    connect(view, &LoadView::startRequested, this, [this, view](LoadConfig load) {
        if (view->form().targetsOwnServer())
            load.url.clear(); // its port may be another one next time
        saveLastLoad(m_settings, load);
    });
}

SharePanel &MainWindow::sharePanel()
{
    return *m_docks->share;
}

void MainWindow::showShared(std::optional<int> viewers)
{
    m_actions->setShared(viewers);
}

LoadView &MainWindow::loadView()
{
    return m_views->load();
}

void MainWindow::showLoad(bool on)
{
    showInstead(CentreView::Load, on);
}

void MainWindow::showCompare(bool on)
{
    showInstead(CentreView::Compare, on);
}

void MainWindow::showInstead(CentreView view, bool on)
{
    if (m_lessons->isShown() && on)
        m_lessons->leave();
    if (on)
        m_views->show(view);
    else if (m_views->shown() == view)
        m_views->show(CentreView::Panes);
}

void MainWindow::connectLessons()
{
    connect(m_views, &ViewSwitch::shownChanged, this, &MainWindow::showCentre);
    connect(m_docks->samples, &SamplesPanel::openRequested, this,
            [](const QUrl &url) { QDesktopServices::openUrl(url); });
    connect(m_actions->compare, &QAction::toggled, this, &MainWindow::showCompare);
    connect(m_actions->leaveLessons, &QAction::triggered, m_lessons, &LessonDesk::leave);
    connect(m_lessons, &LessonDesk::problem, this, [this](const QString &message) { presentProblem(message); });
}

void MainWindow::buildHelp()
{
    const auto tour = [this] {
        // It explains the first screen.
        m_actions->presenter->setChecked(false);
        showLoad(false);
        showCompare(false);
        if (m_lessons->isShown())
            m_lessons->leave();
        m_paneScroll->ensureVisible(0, 0);
        return tourSteps(*this, *m_grid, *m_docks, *m_actions);
    };
    const auto isFree = [this] {
        return m_views->shown() == CentreView::Panes && !m_actions->presenter->isChecked() && !m_lessons->isShown();
    };
    m_help = new HelpDesk{
        *this, m_settings, *m_actions, {[this] { return lookedAt(); }, tour, isFree, [this] { m_lessons->read(); }}};
    connect(m_views, &ViewSwitch::shownChanged, m_help, &HelpDesk::endTour);
}

QString MainWindow::lookedAt() const
{
    switch (m_views->shown()) {
    case CentreView::Load: return QStringLiteral("load");
    case CentreView::Compare: return QStringLiteral("compare");
    case CentreView::Lessons:
        return m_lessons->model().isBareExperiment() ? QStringLiteral("experiment") : QStringLiteral("lessons");
    case CentreView::Panes: break;
    }
    const QString dock = m_docks->lookedAt();
    return !dock.isEmpty() ? dock : m_recording.isEmpty() ? QStringLiteral("panes") : QStringLiteral("recording");
}

QWidget &MainWindow::pictured()
{
    QWidget *beside = m_help->ownWindow();
    return beside == nullptr ? *this : *beside;
}

void MainWindow::showCursor(int client, Instant at)
{
    m_grid->setCursorAt(client, at);
    m_docks->timeline->view().setCursorAt(client, at);
}

void MainWindow::connectPanes()
{
    connect(m_grid, &PaneGrid::addRequested, this, &MainWindow::askForPane);
    connect(m_grid, &PaneGrid::ownPanesRequested, this, &MainWindow::ownPanesRequested);
    connect(m_grid, &PaneGrid::closeRequested, this, &MainWindow::closePaneRequested);
    connect(m_grid, &PaneGrid::disconnectRequested, this, &MainWindow::disconnectRequested);
    connect(m_grid, &PaneGrid::connectRequested, this, &MainWindow::connectRequested);
    connect(&m_run, &RunModel::paneAdded, this, &MainWindow::syncPaneNames);
    connect(&m_run, &RunModel::paneAdded, this, &MainWindow::giveRoomToPanes, Qt::QueuedConnection);
    connect(&m_run, &RunModel::paneRemoved, this, [this] {
        syncPaneNames();
        showAll();
    });
    connect(&m_run, &RunModel::windowChanged, this, [this](std::chrono::milliseconds length) {
        if (m_recording.isEmpty() && !m_experiment)
            saveWindowLength(m_settings, length);
        for (QAction *action : m_actions->windows->actions())
            action->setChecked(action->data().toLongLong() == length.count());
        showAll();
    });
    syncPaneNames();
}

} // namespace pushscope
