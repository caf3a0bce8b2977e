// SPDX-License-Identifier: GPL-3.0-or-later
// What the window shows besides a live run: a recording, an experiment, one dock, the view for a room.
#include "inspector/inspectorpanel.h"
#include "ledger/ledgerview.h"
#include "mainwindow/helpdesk.h"
#include "mainwindow/lessondesk.h"
#include "mainwindow/mainwindow.h"
#include "mainwindow/presentermode.h"
#include "mainwindow/viewswitch.h"
#include "mainwindow/windowactions.h"
#include "mainwindow/windowdocks.h"
#include "panels/banner.h"
#include "panels/clusterbar.h"
#include "panels/panegrid.h"
#include "panels/playbackbar.h"
#include "panels/runtoolbar.h"
#include "panels/statusline.h"
#include "panels/timelinepanel.h"
#include "samples/samplespanel.h"

#include <QAction>
#include <QFileInfo>
#include <QStatusBar>

#include <algorithm>

namespace pushscope {

using namespace std::chrono_literals;

namespace {

constexpr auto unnoticedAbsence = 400ms;

QString awayText(const ClusterState &state)
{
    if (state.redis == ClusterState::Redis::Up)
        return MainWindow::tr("Redis is back: events are refused until the nodes have found it again.");
    if (state.where.isEmpty())
        return MainWindow::tr("Redis is away: events are refused until it is back. Clients stay connected.");
    const QString problem = state.problem.isEmpty() ? MainWindow::tr("cannot be reached") : state.problem;
    return MainWindow::tr("The log at %1 %2. Events are refused until it is back.").arg(state.where, problem);
}

} // namespace

void MainWindow::showPlayback(const PlaybackInfo &info)
{
    m_recording = QFileInfo{info.file}.fileName();
    showLoad(false);
    m_actions->setPlayback();
    m_toolbar->hide();
    m_docks->showFaults(false);
    m_playbackBar->setInfo(info);
    m_grid->setLive(false);
    QMetaObject::invokeMethod(this, &MainWindow::giveRoomToPanes, Qt::QueuedConnection);
    setWindowTitle(m_recording);
    showStatus();
}

void MainWindow::setPlaybackPosition(std::chrono::microseconds position)
{
    m_playbackBar->setPosition(position);
}

void MainWindow::setPlaybackPlaying(bool playing)
{
    m_playbackBar->setPlaying(playing);
}

void MainWindow::resetLayout()
{
    if (m_actions->presenter->isChecked())
        m_actions->presenter->setChecked(false);
    m_actions->flipAll->setChecked(false);
    showLoad(false);
    showCompare(false);
    if (m_lessons->isShown())
        m_lessons->leave();
    m_grid->setFlipped(false);
    restoreState(m_defaultState, stateVersion);
}

void MainWindow::setPresenter(bool on)
{
    m_help->endTour();
    m_presenter->set(on);
    showCentre();
    m_lessons->setPresenting(on);
    setThemeChoice(m_themeChoice); // fonts of derived sizes follow
    showAll();
}

void MainWindow::applyWire(const WireBatchPtr &batch)
{
    m_docks->inspector->apply(batch);
}

void MainWindow::setWireExport(std::function<QByteArray()> head, std::chrono::nanoseconds wallOffset)
{
    m_docks->inspector->setExportHead(std::move(head));
    m_docks->inspector->setWallOffset(wallOffset);
}

/// A dock comes to the front of its tabs only once the window can be seen.
void MainWindow::showDock(const QString &name)
{
    if (name == QLatin1String("load")) {
        showLoad(true);
        return;
    }
    if (name == QLatin1String("compare")) {
        showCompare(true);
        return;
    }
    if (name == QLatin1String("lessons")) {
        m_lessons->showList();
        return;
    }
    if (!isVisible()) // the size it will have may still come
        m_wantedDocks.append(name);
    else if (!m_help->open(name))
        m_docks->show(name);
}

void MainWindow::setVisible(bool visible)
{
    if (visible && !isVisible())
        m_docks->keepHeight();
    QMainWindow::setVisible(visible);
}

void MainWindow::setPresenting(bool on)
{
    m_actions->presenter->setChecked(on);
}

void MainWindow::showCentre()
{
    const bool lessons = m_lessons->isShown();
    const bool presenting = m_presenter->isOn();
    m_actions->load->setChecked(m_views->loadShown());
    m_actions->compare->setChecked(m_views->shown() == CentreView::Compare);
    m_actions->flipAll->setEnabled(m_views->panesShown());
    m_actions->leaveLessons->setEnabled(lessons);
    m_toolbar->setVisible(!presenting && !lessons && m_recording.isEmpty());
    m_status->setVisible(!presenting || !lessons);
    if (m_views->panesShown())
        showAll();
}

void MainWindow::beginExperiment(std::chrono::milliseconds length)
{
    if (!m_experiment)
        m_liveWindow = m_run.window();
    m_experiment = true;
    m_actions->setExperiment(true);
    m_grid->setLive(false);
    m_run.removeAll();
    m_docks->inspector->startAnew();
    m_docks->ledger->setMatrix({});
    const auto lengths = windowLengths();
    const auto fits = std::ranges::find_if(lengths, [length](auto window) { return window >= length; });
    m_run.setWindow(fits == lengths.end() ? lengths.constLast() : *fits);
    m_lessons->setRunShown(true);
    showCentre();
}

void MainWindow::endExperiment()
{
    if (!std::exchange(m_experiment, false))
        return;
    m_actions->setExperiment(false);
    m_grid->setLive(true);
    applyCluster({});
    m_cluster->begin(0);
    m_run.removeAll();
    m_docks->inspector->startAnew();
    m_docks->ledger->setMatrix({});
    m_run.setWindow(m_liveWindow);
    m_lessons->setRunShown(false);
    showCentre();
}

void MainWindow::buildCluster()
{
    connect(m_cluster, &ClusterBar::actionChosen, this, &MainWindow::clusterActionChosen);
    m_bannerDelay.setSingleShot(true);
    m_bannerDelay.setInterval(unnoticedAbsence);
    connect(&m_bannerDelay, &QTimer::timeout, this, [this] { m_banner->present(m_awayText, {}); });
}

void MainWindow::beginCluster(int nodes)
{
    applyCluster({});
    m_cluster->begin(nodes);
}

void MainWindow::applyCluster(const ClusterState &state)
{
    m_cluster->present(state);
    if (!state.isDegraded()) {
        dismissAway();
        return;
    }
    const QString before = std::exchange(m_awayText, awayText(state));
    if (m_degraded && m_banner->isVisible() && m_banner->message() == before && before != m_awayText)
        m_banner->present(m_awayText, {});
    if (!std::exchange(m_degraded, true))
        m_bannerDelay.start();
}

void MainWindow::endCluster()
{
    dismissAway();
    m_cluster->end();
}

/// Another problem may be told by now.
void MainWindow::dismissAway()
{
    m_bannerDelay.stop();
    if (m_degraded && m_banner->message() == m_awayText)
        m_banner->dismiss();
    m_degraded = false;
}

void MainWindow::applyTraffic(const TrafficEntries &entries, Instant now)
{
    m_docks->samples->setTraffic(entries, now);
}

void MainWindow::applyLedger(const DeliveryMatrixPtr &ledger)
{
    m_docks->ledger->setMatrix(ledger);
}

} // namespace pushscope
