// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/experimentrunimpl.h"

#include "experiment/experimenttexts.h"
#include "lab/experimentclients.h"
#include "platform/processlimits.h"

#include <algorithm>

namespace pushscope {

using namespace std::chrono_literals;
using std::chrono::milliseconds;

namespace {

constexpr milliseconds progressInterval = 100ms;

} // namespace

ExperimentRun::Impl::Impl(LiveRun &run, Experiment what, ExperimentRun &owner)
    : experiment{std::move(what)}, m_run{run}, m_owner{owner}, m_actions{run}
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, &m_owner, [this] { onDue(); });
    connect(&m_progress, &QTimer::timeout, &m_owner, [this] { Q_EMIT m_owner.progressed(since()); });
    listen();
}

ExperimentRun::Impl::~Impl()
{
    if (m_phase != Phase::Idle && m_phase != Phase::Over) {
        m_run.removeAll();
        m_run.stopServer();
    }
}

void ExperimentRun::Impl::listen()
{
    connect(&m_run, &LiveRun::listening, &m_owner, [this](const QUrl &url) { serverListens(url); });
    connect(&m_run, &LiveRun::listenFailed, &m_owner, [this](const Error &error) { fail(error); });
    connect(&m_run, &LiveRun::momentReady, &m_owner,
            [this](int number, const RunMomentPtr &moment) { momentTaken(number, moment); });
    connect(&m_run, &LiveRun::serverMomentReady, &m_owner, [this](int number, const ServerMoment &moment) {
        if (number == lastMoment && m_phase == Phase::Measuring) {
            m_server = moment;
            measured();
        }
    });
    connect(&m_run, &LiveRun::pendingReady, &m_owner, [this](quint64 deliveries) { pendingTold(deliveries); });
    connect(&m_run, &LiveRun::ledgerReady, &m_owner, [this](const DeliveryMatrixPtr &matrix) {
        if (m_phase == Phase::Measuring && m_last) { // earlier ones that others asked for were not settled
            m_report.outcome.deliveries = matrix;
            measured();
        }
    });
    connect(&m_run, &LiveRun::reportReady, &m_owner, [this](const RunReport &report) {
        if (m_phase == Phase::Measuring) {
            m_report.run = report;
            m_hasReport = true;
            measured();
        }
    });
    connect(&m_run, &LiveRun::clusterChanged, &m_owner, &ExperimentRun::clusterChanged);
    connect(&m_run, &LiveRun::serverStopped, &m_owner, [this] {
        if (m_phase == Phase::Stopping) {
            end();
        }
    });
}

void ExperimentRun::Impl::start()
{
    if (m_phase != Phase::Idle) {
        return;
    }
    m_phase = Phase::Starting;
    const quint64 limit = raiseFileLimit();
    if (const quint64 needed = filesFor(experiment); limit > 0 && needed > limit) {
        const Error error{
            "too-many-files",
            ExperimentText::tr("the experiment needs %1 open files and sockets, and this process may have "
                               "only %2 (ulimit -n)")
                .arg(needed)
                .arg(limit),
            QStringLiteral("clients")};
        QTimer::singleShot(0, &m_owner, [this, error] { fail(error); });
        return;
    }
    m_borders = ExperimentFigures::borders(experiment);
    m_run.removeAll();
    m_run.setLinked(true);
    m_run.setLateAfter(experiment.lateAfter);
    m_run.countTexts(ExperimentFigures::texts(experiment));
    m_run.startServer(serverConfigOf(experiment), feedSpecOf(experiment), nodePlanOf(experiment));
}

void ExperimentRun::Impl::fail(const Error &error)
{
    if (m_phase == Phase::Idle || m_phase == Phase::Over) {
        return;
    }
    m_phase = Phase::Over;
    m_timer.stop();
    m_progress.stop();
    m_run.removeAll();
    m_run.stopServer();
    Q_EMIT m_owner.failed(error);
}

void ExperimentRun::Impl::serverListens(const QUrl &url)
{
    if (m_phase != Phase::Starting) {
        return;
    }
    m_phase = Phase::Running;
    m_begun = m_clock.now();
    m_end = experiment.duration;
    Q_EMIT m_owner.began(url);
    addClients(url);
    m_progress.start(progressInterval);
    schedule();
}

void ExperimentRun::Impl::addClients(const QUrl &url)
{
    std::vector<std::vector<int>> numbers;
    int ordinal = 0;
    for (const ExperimentClient &client : experiment.clients) {
        auto &group = numbers.emplace_back();
        for (int place = 0; place < client.count; ++place) {
            const ClientConfig config = clientConfigOf(experiment, client, url, ordinal++);
            const int number = m_run.addClient(config, clientPlaceOf(client, place));
            group.push_back(number);
            Q_EMIT m_owner.clientAdded(number, client.name, place, config);
        }
    }
    m_figures.emplace(experiment, numbers, m_begun);
    m_actions.setClients(experiment, numbers);
}

milliseconds ExperimentRun::Impl::since() const
{
    const auto time = std::chrono::duration_cast<milliseconds>(m_clock.now() - m_begun);
    return std::min(time, m_end);
}

/// What comes next: an action, a border, or the end.
std::optional<milliseconds> ExperimentRun::Impl::nextDue() const
{
    milliseconds next = m_end;
    if (m_nextAction < experiment.timeline.size()) {
        next = std::min(next, experiment.timeline[m_nextAction].at);
    }
    return m_nextBorder < m_borders.size() ? std::min(next, m_borders[m_nextBorder]) : next;
}

void ExperimentRun::Impl::schedule()
{
    const auto wait = m_begun + *nextDue() - m_clock.now();
    m_timer.start(std::max(std::chrono::ceil<milliseconds>(wait), 0ms));
}

/// At the same time a border comes before an action, and both before the end.
void ExperimentRun::Impl::onDue()
{
    if (m_phase == Phase::Draining) {
        m_run.requestPending();
        return;
    }
    if (m_phase == Phase::Stopping) {
        end();
        return;
    }
    while (m_phase == Phase::Running && m_clock.now() - m_begun >= *nextDue()) {
        const milliseconds due = *nextDue();
        if (m_nextBorder < m_borders.size() && m_borders[m_nextBorder] == due) {
            m_run.requestMoment(static_cast<int>(m_nextBorder++), m_figures->groups());
        } else if (m_nextAction < experiment.timeline.size() && experiment.timeline[m_nextAction].at == due) {
            const std::size_t action = m_nextAction++;
            m_actions.take(experiment.timeline[action], experiment);
            Q_EMIT m_owner.actionTaken(static_cast<int>(action));
        } else {
            drain();
            return;
        }
    }
    if (m_phase == Phase::Running) {
        schedule();
    }
}

/// What was done is told in place of what was planned: the report shows it.
void ExperimentRun::Impl::act(ExperimentAction action)
{
    if (m_phase != Phase::Running) {
        return;
    }
    if (!std::exchange(m_byHand, true)) {
        experiment.timeline.resize(m_nextAction);
        m_borders.resize(m_nextBorder);
        m_end = Experiment::longest;
    }
    action.at = since();
    if (experiment.timeline.size() < Experiment::mostActions) {
        experiment.timeline.push_back(action);
        m_nextAction = experiment.timeline.size();
    }
    m_actions.take(action, experiment);
    Q_EMIT m_owner.actedByHand(action);
    schedule();
}

void ExperimentRun::Impl::stop()
{
    if (m_phase == Phase::Starting) {
        fail({"stopped", ExperimentText::tr("the experiment was stopped before it had begun"), {}});
    } else if (m_phase == Phase::Running || m_phase == Phase::Draining) {
        m_ran = m_phase == Phase::Running ? since() : m_ran;
        m_stopped = true;
        measure();
    }
}

ExperimentRun::ExperimentRun(LiveRun &run, Experiment experiment, QObject *parent)
    : QObject{parent}, m_impl{std::make_unique<Impl>(run, std::move(experiment), *this)}
{
}

ExperimentRun::~ExperimentRun() = default;

void ExperimentRun::start()
{
    m_impl->start();
}

void ExperimentRun::stop()
{
    m_impl->stop();
}

void ExperimentRun::act(const ExperimentAction &action)
{
    m_impl->act(action);
}

const Experiment &ExperimentRun::experiment() const
{
    return m_impl->experiment;
}

} // namespace pushscope
