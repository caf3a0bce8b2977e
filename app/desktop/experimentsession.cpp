// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/experimentsession.h"

#include "desktop/picture.h"
#include "desktop/shownurl.h"
#include "lab/experimentreportjson.h"
#include "mainwindow/lessondesk.h"
#include "mainwindow/mainwindow.h"
#include "models/lessonmodel.h"
#include "options/namedexperiment.h"
#include "platform/wholefile.h"

#include <QFileInfo>
#include <QJsonDocument>
#include <QTimer>

#include <algorithm>

namespace pushscope {

namespace {

using namespace std::chrono_literals;

constexpr auto settlingTime = 800ms; ///< until what is new on the screen stands

/// How many clients of that name there are.
int countOf(const Experiment &experiment, const QString &name)
{
    int count = 0;
    for (const ExperimentClient &client : experiment.clients)
        count += client.name == name ? client.count : 0;
    return count;
}

} // namespace

ExperimentSession::ExperimentSession(MainWindow &window, QObject *parent)
    : QObject{parent}, m_window{window}, m_lesson{window.lessons().model()}
{
    connectWindow();
}

ExperimentSession::~ExperimentSession() = default;

void ExperimentSession::connectWindow()
{
    LessonDesk *desk = &m_window.lessons();
    connect(desk, &LessonDesk::startRequested, this, &ExperimentSession::start);
    connect(desk, &LessonDesk::stopRequested, this, &ExperimentSession::stop);
    connect(desk, &LessonDesk::dropRequested, this, &ExperimentSession::drop);
    connect(desk, &LessonDesk::leaveRequested, this, &ExperimentSession::leave);
    connect(desk, &LessonDesk::experimentFileChosen, this, &ExperimentSession::open);
    connect(&m_window, &MainWindow::clusterActionChosen, this, [this](const ExperimentAction &action) {
        if (m_run)
            m_run->act(action);
    });
    connect(&m_window, &MainWindow::snapshotWanted, this, [this] {
        if (m_live && m_lesson.isRunning())
            m_live->requestSnapshot();
    });
    connect(&m_window, &MainWindow::wireWanted, this, [this](quint64 after) {
        if (m_live)
            m_live->requestWire(after);
    });
    connect(&m_window, &MainWindow::ledgerWanted, this, [this] {
        if (m_live && m_lesson.isRunning())
            m_live->requestLedger();
    });
}

bool ExperimentSession::begin(const DesktopOptions &options)
{
    const bool leavesFiles = !options.screenshot.isEmpty() || !options.report.isEmpty();
    m_endsByItself = leavesFiles && !options.runFor;
    if (options.experiment) {
        m_asked = true;
        m_away = true;
        m_window.lessons().openExperiment(*options.experiment);
        return true;
    }
    if (!options.lesson)
        return false;
    m_away = true;
    if (const auto error = m_window.lessons().openLesson(options.lesson->name))
        m_window.presentProblem(error->message);
    m_wantedStep = static_cast<int>(options.step.value_or(1));
    connect(&m_lesson, &LessonModel::runChanged, this, &ExperimentSession::walk, Qt::QueuedConnection);
    QTimer::singleShot(0, this, &ExperimentSession::walk);
    return true;
}

/// To the step that was asked for: runs before it are made, questions before it stay open.
void ExperimentSession::walk()
{
    while (m_wantedStep > 0 && !m_lesson.isRunning()) {
        const bool there = m_lesson.step() + 1 >= std::min(m_wantedStep, m_lesson.steps());
        if (there) {
            arrived();
            return;
        }
        if (m_lesson.kind() == LessonModel::Kind::Run && m_lesson.run().phase == LessonModel::Phase::NotRun) {
            m_lesson.start();
            return;
        }
        m_lesson.pass();
    }
}

void ExperimentSession::arrived()
{
    const bool asked = std::exchange(m_wantedStep, 0) > 1;
    std::chrono::milliseconds wait = settlingTime;
    if (asked && m_lesson.kind() == LessonModel::Kind::Run) {
        m_lesson.start();
        wait = m_lesson.experiment(m_lesson.isCounter()).duration * 3 / 4; // in the midst of it
    }
    if (m_endsByItself)
        QTimer::singleShot(wait, this, [this] { Q_EMIT ended(exitDone); });
}

void ExperimentSession::open(const QString &file)
{
    const auto experiment = namedExperiment(file);
    if (!experiment) {
        m_window.presentProblem(
            tr("%1 cannot be opened: %2").arg(QFileInfo{file}.fileName(), experiment.error().message));
        return;
    }
    m_window.dismissProblem();
    m_window.lessons().openExperiment(*experiment);
}

void ExperimentSession::start(const Experiment &experiment)
{
    if (!std::exchange(m_away, true))
        Q_EMIT taken();
    m_report.reset();
    m_run.reset();
    m_window.beginExperiment(experiment.duration);
    m_window.beginCluster(experiment.server.redis ? experiment.server.nodes : 0);
    m_live = std::make_unique<LiveRun>();
    m_run = std::make_unique<ExperimentRun>(*m_live, experiment);
    connectRun();
    Q_EMIT started();
    m_run->start();
}

void ExperimentSession::connectRun()
{
    connect(m_live.get(), &LiveRun::snapshotReady, this, [this](const SnapshotPtr &snapshot) {
        if (m_lesson.isRunning())
            m_window.applySnapshot(snapshot);
    });
    connect(m_live.get(), &LiveRun::wireReady, &m_window, &MainWindow::applyWire);
    connect(m_live.get(), &LiveRun::ledgerReady, &m_window, &MainWindow::applyLedger);
    connect(m_live.get(), &LiveRun::serverStats, &m_window,
            [this](const ServerStats &stats) { m_window.addLoopLag(stats.loopLag); });
    connect(m_run.get(), &ExperimentRun::began, this, [this](const QUrl &server) {
        m_window.setListening(server);
        m_lesson.began();
    });
    connect(m_run.get(), &ExperimentRun::clientAdded, this, &ExperimentSession::addPane);
    connect(m_run.get(), &ExperimentRun::clusterChanged, this, [this](const ClusterState &state) {
        if (m_lesson.isRunning() && !state.nodes.empty())
            m_window.applyCluster(state);
    });
    connect(m_run.get(), &ExperimentRun::actedByHand, &m_lesson, &LessonModel::actedByHand);
    connect(m_run.get(), &ExperimentRun::actionTaken, &m_lesson, &LessonModel::actionTaken);
    connect(m_run.get(), &ExperimentRun::progressed, &m_lesson, &LessonModel::progressed);
    connect(m_run.get(), &ExperimentRun::failed, this, &ExperimentSession::failed);
    connect(m_run.get(), &ExperimentRun::ended, this, &ExperimentSession::finished);
}

/// The first of each name, while there is room.
void ExperimentSession::addPane(int client, const QString &name, int place, const ClientConfig &config)
{
    if (place > 0 || m_window.model().panes().size() >= mostPanes)
        return;
    const int count = countOf(m_run->experiment(), name);
    m_window.model().addPane(client, config.transport, shownUrl(config), shownDetail(config),
                             count > 1 ? tr("%1 ×%2").arg(name).arg(count) : name);
}

void ExperimentSession::stop()
{
    if (m_run)
        m_run->stop();
}

void ExperimentSession::finished(const ExperimentReport &report)
{
    m_report = report;
    m_window.showAll();
    m_window.setStopped();
    m_window.endCluster();
    if (report.outcome.deliveries)
        m_window.applyLedger(report.outcome.deliveries);
    m_lesson.ended(report.outcome);
    Q_EMIT reported(report);
    if (m_asked && m_endsByItself)
        QTimer::singleShot(settlingTime, this, [this] { Q_EMIT ended(exitCode()); });
}

void ExperimentSession::failed(const Error &error)
{
    m_window.setStopped();
    m_window.endCluster();
    m_lesson.failed(error.message);
    if (!m_asked)
        return;
    say(QStringLiteral("--experiment: ") + error.message);
    if (m_endsByItself)
        QTimer::singleShot(settlingTime, this, [this] { Q_EMIT ended(exitFailed); });
}

void ExperimentSession::drop()
{
    m_wantedStep = 0;
    if (!m_live)
        return;
    m_run.reset();
    m_live.reset();
    m_window.setStopped();
    m_window.endExperiment();
}

void ExperimentSession::leave()
{
    drop();
    if (std::exchange(m_away, false))
        Q_EMIT givenBack();
}

int ExperimentSession::exitCode() const
{
    return m_report && m_report->outcome.verdict == OutcomeVerdict::Met ? exitDone : exitFailed;
}

std::optional<QString> ExperimentSession::writeReport(const QString &file) const
{
    if (!m_report)
        return tr("the run has no outcome");
    return writeWhole(file, reportFile(*m_report, file));
}

} // namespace pushscope
