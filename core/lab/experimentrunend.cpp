// SPDX-License-Identifier: GPL-3.0-or-later
// How a run ends: what is still to come is waited for, then all is measured and judged.
#include "lab/experimentrunimpl.h"

#include "lab/experimentverdict.h"

#include <algorithm>

namespace pushscope {

using namespace std::chrono_literals;
using std::chrono::milliseconds;

namespace {

/// For what was published last, beside the interval of the slowest poll.
constexpr milliseconds deliveryGrace = 1s;
constexpr milliseconds pendingInterval = 50ms;
/// A server that does not say that it has ended is not waited for longer.
constexpr milliseconds stopPatience = 4s;

} // namespace

milliseconds ExperimentRun::Impl::slowestPoll() const
{
    milliseconds slowest{0};
    for (const ExperimentClient &client : experiment.clients) {
        if (client.transport == Transport::ShortPoll) {
            slowest = std::max(slowest, client.interval);
        }
    }
    return slowest;
}

/// Nothing new is published, and what was is waited for.
void ExperimentRun::Impl::drain()
{
    m_phase = Phase::Draining;
    m_ran = since();
    m_progress.stop();
    Q_EMIT m_owner.progressed(m_ran);
    m_run.stopFeed();
    m_drainUntil = m_clock.now() + deliveryGrace + slowestPoll();
    m_timer.start(pendingInterval);
}

void ExperimentRun::Impl::pendingTold(quint64 deliveries)
{
    if (m_phase != Phase::Draining) {
        return;
    }
    if (deliveries == 0 || m_clock.now() >= m_drainUntil) {
        measure();
    } else {
        m_timer.start(pendingInterval);
    }
}

void ExperimentRun::Impl::measure()
{
    m_phase = Phase::Measuring;
    m_timer.stop();
    m_progress.stop();
    if (!m_stopped) {
        m_run.settleDeliveries();
    }
    m_run.requestReport(); // first, since it ends pauses of the server
    m_run.requestMoment(lastMoment, m_figures->groups());
}

void ExperimentRun::Impl::momentTaken(int number, const RunMomentPtr &moment)
{
    const bool isOurs = m_phase == Phase::Running || m_phase == Phase::Draining || m_phase == Phase::Measuring;
    if (!isOurs) {
        return;
    }
    if (number != lastMoment) {
        m_figures->take(m_borders[static_cast<std::size_t>(number)], moment);
    } else if (m_phase == Phase::Measuring) {
        m_last = moment;
        m_run.requestLedger();
        measured();
    }
}

void ExperimentRun::Impl::measured()
{
    if (m_last && m_server && m_hasReport && m_report.outcome.deliveries) {
        conclude();
    }
}

void ExperimentRun::Impl::conclude()
{
    m_figures->takeLast(m_last);
    m_figures->takeServer(*m_server);
    const RunCircumstances circumstances{m_ran, m_stopped, m_server->loopLag, m_last->loopLag};
    Outcome outcome = judgeExperiment(experiment, circumstances,
                                      [this](const FigureQuery &query) { return m_figures->value(query); });
    outcome.groups = m_figures->summary(m_ran);
    if (m_byHand) {
        makeByHand(outcome);
    }
    outcome.deliveries = m_report.outcome.deliveries;
    m_report.experiment = experiment;
    m_report.run = asJudged(std::move(m_report.run), outcome);
    m_report.outcome = std::move(outcome);
    m_phase = Phase::Stopping;
    m_run.removeAll();
    m_run.stopServer();
    m_timer.start(stopPatience);
}

void ExperimentRun::Impl::end()
{
    m_phase = Phase::Over;
    m_timer.stop();
    Q_EMIT m_owner.ended(m_report);
}

} // namespace pushscope
