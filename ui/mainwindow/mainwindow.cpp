// SPDX-License-Identifier: GPL-3.0-or-later
#include "mainwindow/mainwindow.h"

#include "accessibility/accessiblefactory.h"
#include "compare/compareview.h"
#include "inspector/inspectorpanel.h"
#include "ledger/ledgerview.h"
#include "load/loadview.h"
#include "mainwindow/faultdesk.h"
#include "mainwindow/helpdesk.h"
#include "mainwindow/lessondesk.h"
#include "mainwindow/presentermode.h"
#include "mainwindow/recordingdesk.h"
#include "mainwindow/viewswitch.h"
#include "mainwindow/windowactions.h"
#include "mainwindow/windowdocks.h"
#include "mainwindow/windowsettings.h"
#include "panels/clusterbar.h"
#include "panels/faultmenu.h"
#include "panels/faultspanel.h"
#include "panels/panegrid.h"
#include "panels/playbackbar.h"
#include "panels/runtoolbar.h"
#include "panels/statusline.h"
#include "panels/timelinepanel.h"
#include "samples/samplespanel.h"
#include "theme/icons.h"

#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QClipboard>
#include <QCloseEvent>
#include <QFileInfo>
#include <QScrollArea>
#include <QSettings>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

namespace pushscope {

namespace {

constexpr int framesPerFigures = 6; ///< figures change about four times a second: they can be read
constexpr int framesPerStatus = 12;
constexpr int leastLines = 5; ///< of text: what the panes keep beside the docks
constexpr int leastLetters = 28;
constexpr QSize ordinarySize{1440, 900};
constexpr QLatin1String geometryKey{"window/geometry"};
constexpr QLatin1String stateKey{"window/state"};

} // namespace

MainWindow::MainWindow(QSettings &settings, QWidget *parent)
    : QMainWindow{parent}, m_settings{settings}, m_table{m_run},
      m_themeChoice{loadTheme(settings)}, m_theme{Theme::of(m_themeChoice)}, m_actions{new WindowActions{*this}},
      m_recordings{new RecordingDesk{*this, *m_actions}},
      m_presenter{new PresenterMode{*this}}, m_status{new StatusLine{this}}
{
    applyTheme(m_theme); // before the panels, which would be styled a second time
    installAccessibility();
    setObjectName(QStringLiteral("mainWindow"));
    setWindowTitle(tr("PushScope"));
    setWindowIcon(appIcon());
    buildToolbar();
    buildCentre();
    buildDocks();
    setStatusBar(m_status);
    connectActions();
    connectFaults();
    connectWire();
    connectPanes();
    connectLoad();
    connectLessons();
    buildHelp();
    connect(&m_frames, &FrameLoop::frameWanted, this, &MainWindow::snapshotWanted);
    connect(m_presenter, &PresenterMode::rescaled, this, [this] { setThemeChoice(m_themeChoice); });
    m_defaultState = saveState(stateVersion);
    setStopped();
    restore();
}

MainWindow::~MainWindow() = default;

void MainWindow::buildCentre()
{
    auto *centre = new QWidget{this};
    auto *layout = new QVBoxLayout{centre};
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_banner = new Banner{centre};
    m_grid = new PaneGrid{m_run};
    m_paneScroll = new QScrollArea{centre};
    m_paneScroll->setWidgetResizable(true);
    m_paneScroll->setFrameShape(QFrame::NoFrame);
    m_paneScroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_paneScroll->setWidget(m_grid);
    m_cluster = new ClusterBar{centre};
    layout->addWidget(m_banner);
    layout->addWidget(m_cluster);
    m_playbackBar = new PlaybackBar{centre};
    m_views = new ViewSwitch{*this, m_paneScroll, centre};
    m_compare = new CompareView;
    m_views->add(CentreView::Compare, m_compare);
    layout->addWidget(&m_views->stack(), 1);
    layout->addWidget(m_playbackBar);
    setCentralWidget(centre);
    buildCluster();
    connect(m_banner, &Banner::chosen, this, &MainWindow::problemChoice);
    connect(m_playbackBar, &PlaybackBar::seekRequested, this, &MainWindow::playbackSeek);
    connect(m_playbackBar, &PlaybackBar::playRequested, this, &MainWindow::playbackPlay);
}

void MainWindow::buildDocks()
{
    m_faults = new FaultDesk{*this};
    m_docks = new WindowDocks{*this, m_run, m_table, *m_faults};
    m_views->setDocks(*m_docks, stateVersion);
    m_actions->buildMenus(m_docks->toggles(), {&m_faults->presets(), &m_faults->kinds()});
    m_lessons = new LessonDesk{*this, m_settings, *m_views, *m_docks, *m_actions};
}

void MainWindow::syncPaneNames()
{
    QStringList names;
    for (const auto &pane : m_run.panes()) {
        names << pane->name();
        m_docks->inspector->setClientName(pane->client(), pane->shortName());
    }
    m_actions->setPaneNames(names);
}

RunSettings MainWindow::runSettings() const
{
    return m_toolbar->settings();
}

void MainWindow::setRunSettings(const RunSettings &settings)
{
    m_toolbar->setSettings(settings);
}

void MainWindow::setThemeChoice(ThemeChoice choice)
{
    m_themeChoice = choice;
    m_theme = Theme::of(choice);
    applyTheme(m_theme);
    showTheme();
}

void MainWindow::showTheme()
{
    for (QAction *action : m_actions->themes->actions())
        action->setChecked(action->data().toInt() == static_cast<int>(m_themeChoice));
    // Qt's are black in the dark, too.
    for (const char *rest : {"qt_toolbar_ext_button", "qt_menubar_ext_button"}) {
        if (auto *button = findChild<QToolButton *>(QLatin1String{rest}))
            button->setIcon(glyphIcon(Glyph::Rest, m_theme.text));
    }
    m_actions->setTheme(m_theme);
    m_banner->setTheme(m_theme);
    m_cluster->setTheme(m_theme);
    m_grid->setTheme(m_theme);
    const QFontMetrics letters = m_grid->fontMetrics();
    m_paneScroll->setMinimumSize(letters.averageCharWidth() * leastLetters, letters.height() * leastLines);
    m_playbackBar->setTheme(m_theme);
    m_docks->setTheme(m_theme);
    m_views->load().setTheme(m_theme);
    m_lessons->setTheme(m_theme);
    m_compare->setTheme(m_theme);
    m_help->setTheme(m_theme);
}

void MainWindow::applySnapshot(const SnapshotPtr &snapshot)
{
    m_frames.updateBegan();
    m_run.apply(*snapshot);
    if (!m_experiment)
        m_faults->model().apply(snapshot->faults, snapshot->at);
    m_loopLag.record(snapshot->clientLoopLag);
    ++m_frame;
    if (!m_paused) {
        m_grid->showFrame();
        m_docks->timeline->showFrame();
        if (m_frame % framesPerFigures == 1) {
            m_grid->showFigures();
            m_docks->faults->showFigures();
            if (m_docks->ledger->isVisible())
                Q_EMIT ledgerWanted();
            if (m_docks->samples->isVisible())
                Q_EMIT trafficWanted(m_docks->samples->newestTraffic());
            if (m_docks->figures->isVisible())
                m_table.refresh();
        }
    }
    if (m_frame % framesPerStatus == 1)
        showStatus();
    m_frames.updateEnded();
}

void MainWindow::showAll()
{
    m_grid->showFrame();
    m_grid->showFigures();
    m_docks->timeline->showFrame();
    m_table.refresh();
    showStatus();
}

void MainWindow::showStatus()
{
    StatusFigures figures;
    figures.listening = m_listening;
    figures.clients = static_cast<int>(m_run.panes().size());
    for (const auto &pane : m_run.panes())
        figures.connected += isConnected(pane->latest().state) ? 1 : 0;
    figures.eventsPerSecond = m_run.eventsPerSecond();
    if (m_loopLag.count() > 0)
        figures.loopLag = m_loopLag.percentile(0.99);
    figures.framesPerSecond = m_frames.framesPerSecond();
    figures.frameTime = m_frames.frameTimes().percentile(0.95);
    figures.paused = m_paused;
    figures.recording = m_recording;
    figures.writing = QFileInfo{m_recordings->writing()}.fileName();
    figures.presenting = m_presenter->isOn();
    m_status->showFigures(figures);
}

void MainWindow::addLoopLag(std::chrono::microseconds lag)
{
    m_loopLag.record(lag);
}

void MainWindow::setListening(const QUrl &url)
{
    m_listening = url;
    m_running = true;
    m_views->load().setOwnServer(url);
    m_docks->samples->setServer(m_experiment ? QUrl{} : url);
    m_actions->setRunning(true);
    setWindowTitle(url.toString()); // the name of the program is put behind it
    showStatus();
}

void MainWindow::setStopped()
{
    m_listening.clear();
    m_running = false;
    m_views->load().setOwnServer({});
    m_docks->samples->setServer({});
    m_actions->setRunning(false);
    setWindowTitle(tr("PushScope"));
    showStatus();
}

void MainWindow::presentProblem(const QString &message, const QList<Banner::Choice> &choices)
{
    m_banner->present(message, choices);
}

bool MainWindow::hasProblem() const
{
    return !m_banner->isHidden();
}

void MainWindow::dismissProblem()
{
    m_banner->dismiss();
}

void MainWindow::setPaused(bool paused)
{
    m_paused = paused;
    m_actions->setPaused(paused);
    if (!paused)
        showAll();
    showStatus();
}

void MainWindow::armFault(const Fault &fault)
{
    m_faults->model().add(fault, true);
}

void MainWindow::setServerFaultsPossible(bool possible)
{
    m_faults->kinds().setServerFaultsPossible(possible);
    m_docks->faults->setServerFaultsPossible(possible);
}

void MainWindow::copyFigures()
{
    m_table.refresh();
    QApplication::clipboard()->setText(m_table.toText());
}

bool MainWindow::event(QEvent *event)
{
    if (event->type() == QEvent::UpdateRequest) {
        QElapsedTimer timer;
        timer.start();
        const bool handled = QMainWindow::event(event);
        m_frames.painted(std::chrono::nanoseconds{timer.nsecsElapsed()});
        return handled;
    }
    if (event->type() == QEvent::ThemeChange && m_themeChoice == ThemeChoice::System)
        setThemeChoice(m_themeChoice);
    return QMainWindow::event(event);
}

void MainWindow::updateVisibility()
{
    m_frames.setVisible(isVisible() && !isMinimized());
}

void MainWindow::showEvent(QShowEvent *event)
{
    QMainWindow::showEvent(event);
    const QStringList wanted = std::exchange(m_wantedDocks, {});
    for (const QString &name : wanted) {
        m_docks->show(name);
        // Beside or over the window once it is there.
        QMetaObject::invokeMethod(
            this, [this, name] { m_help->open(name); }, Qt::QueuedConnection);
    }
    if (!wanted.isEmpty())
        QMetaObject::invokeMethod(this, &MainWindow::giveRoomToPanes, Qt::QueuedConnection);
    updateVisibility();
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    // Once the new sizes are there.
    QMetaObject::invokeMethod(this, &MainWindow::giveRoomToPanes, Qt::QueuedConnection);
}

void MainWindow::giveRoomToPanes()
{
    if (!m_views->panesShown())
        return;
    const int lacking = m_grid->minimumSizeHint().height() - m_paneScroll->viewport()->height();
    if (lacking > 0)
        m_docks->shrinkTimeline(lacking);
}

void MainWindow::hideEvent(QHideEvent *event)
{
    QMainWindow::hideEvent(event);
    updateVisibility();
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::WindowStateChange)
        updateVisibility();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (m_actions->presenter->isChecked())
        m_actions->presenter->setChecked(false);
    if (m_recording.isEmpty()) {
        m_settings.setValue(geometryKey, saveGeometry());
        m_settings.setValue(stateKey, m_views->paneState());
    }
    m_help->closeWindows();
    QMainWindow::closeEvent(event);
}

void MainWindow::rememberRun()
{
    saveRunSettings(m_settings, runSettings());
}

void MainWindow::restore()
{
    setRunSettings(loadRunSettings(m_settings));
    showTheme();
    m_run.setWindow(loadWindowLength(m_settings));
    layout()->invalidate(); // it knows the least size of all docks side by side, most of which have been hidden since
    layout()->activate();
    if (!restoreGeometry(m_settings.value(geometryKey).toByteArray()))
        resize(ordinarySize.boundedTo(screen()->availableSize()));
    // What was kept may be of other screens.
    const QRect room = screen()->availableVirtualGeometry();
    resize(size().boundedTo(room.size()));
    if (!room.intersects(geometry()))
        move(room.topLeft());
    restoreState(m_settings.value(stateKey).toByteArray(), stateVersion);
}

} // namespace pushscope
