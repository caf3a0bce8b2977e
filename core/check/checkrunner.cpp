// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/checkrunner.h"

#include "check/checktexts.h"

#include <algorithm>

namespace pushscope {

CheckCounts countsOf(const std::vector<CheckResult> &results)
{
    CheckCounts counts;
    for (const CheckResult &result : results) {
        switch (result.outcome.kind) {
        case CheckOutcome::Kind::Pass: ++counts.passed; break;
        case CheckOutcome::Kind::NotApplicable: ++counts.notApplicable; break;
        case CheckOutcome::Kind::Fail:
            ++(result.theCase.level == CheckLevel::Must ? counts.failed : counts.warnings);
            break;
        }
    }
    return counts;
}

CheckRunner::CheckRunner(CheckTarget target, QObject *parent) : QObject{parent}, m_target{std::move(target)} {}

CheckRunner::~CheckRunner()
{
    stop();
}

void CheckRunner::start()
{
    m_timer.start();
    startProbes();
}

void CheckRunner::stop()
{
    m_waiting.clear();
    m_whenIdle = {};
    m_running.clear();
}

void CheckRunner::startProbes()
{
    m_probes = checkProbes(m_target);
    const std::set<CheckNeed> endpoints = chosenEndpoints();
    std::erase_if(m_probes, [&](const CheckProbe &probe) {
        const bool ofEndpoint = probe.of == CheckProbe::Of::Access || probe.of == CheckProbe::Of::Endpoint;
        return ofEndpoint && !endpoints.contains(probe.probe.need);
    });
    for (const CheckProbe &probe : m_probes) {
        m_waiting.push_back({&probe.probe, [this, &probe](const CheckOutcome &outcome) { probed(probe, outcome); }});
    }
    m_whenIdle = [this] { startCases(); };
    startNext();
}

void CheckRunner::probed(const CheckProbe &probe, const CheckOutcome &outcome)
{
    if (outcome.kind == CheckOutcome::Kind::Pass) {
        return;
    }
    const QString why = outcome.reason.isEmpty() ? outcome.came : outcome.reason;
    const bool doesNotApply = outcome.kind == CheckOutcome::Kind::NotApplicable;
    switch (probe.of) {
    case CheckProbe::Of::Server:
        // Its one reason not to apply is another URL.
        m_problem = {doesNotApply ? CheckProblem::Kind::WrongUrl : CheckProblem::Kind::NoAnswer, why};
        break;
    case CheckProbe::Of::Access:
        if (doesNotApply) {
            m_turnedAway[probe.probe.need] = why;
        }
        break;
    case CheckProbe::Of::Endpoint: m_notOffered[probe.probe.need] = why; break;
    case CheckProbe::Of::Publish: m_target.setCannotPublish(why); break;
    }
}

bool CheckRunner::isChosen(const CheckCase &theCase) const
{
    const QByteArrayList &only = m_target.config().only;
    return m_target.isWanted(theCase.need)
        && (only.isEmpty()
            || std::ranges::any_of(only, [&](const QByteArray &start) { return theCase.name.startsWith(start); }));
}

std::set<CheckNeed> CheckRunner::chosenEndpoints() const
{
    std::set<CheckNeed> endpoints;
    for (const CheckCase &theCase : checkCases(m_target.config())) {
        if (theCase.need != CheckNeed::Http && isChosen(theCase)) {
            endpoints.insert(theCase.need);
        }
    }
    return endpoints;
}

std::optional<QString> CheckRunner::turnedAway() const
{
    const bool none = std::ranges::all_of(m_probes, [&](const CheckProbe &probe) {
        return probe.of != CheckProbe::Of::Access || m_turnedAway.contains(probe.probe.need)
            || m_notOffered.contains(probe.probe.need);
    });
    return none && !m_turnedAway.empty() ? std::optional{m_turnedAway.begin()->second} : std::nullopt;
}

void CheckRunner::startCases()
{
    if (const auto why = turnedAway(); why && !m_problem) {
        m_problem = {CheckProblem::Kind::TurnedAway, *why};
    }
    for (const auto &[need, why] : m_notOffered) {
        if (!m_turnedAway.contains(need)) { // what is there, only not for us, fails
            m_target.setMissing(need, CheckFinding::tr("not offered: %1").arg(why));
        }
    }
    if (m_problem) {
        end();
        return;
    }
    for (CheckCase &theCase : checkCases(m_target.config())) {
        if (isChosen(theCase)) {
            m_results.push_back({std::move(theCase), {}});
        }
    }
    for (CheckResult &result : m_results) {
        if (const auto why = m_target.missing(result.theCase.need)) {
            result.outcome = {CheckOutcome::Kind::NotApplicable, {}, {}, *why};
        } else {
            m_waiting.push_back(
                {&result.theCase, [&result](const CheckOutcome &outcome) { result.outcome = outcome; }});
        }
    }
    // What takes long begins first, so that the whole takes little longer than that.
    std::ranges::stable_sort(m_waiting, std::greater{}, [](const Job &job) { return job.theCase->deadline; });
    m_whenIdle = [this] { end(); };
    startNext();
}

void CheckRunner::startNext()
{
    while (!m_waiting.empty() && m_running.size() < static_cast<std::size_t>(CheckConfig::mostAtOnce)) {
        Job job = std::move(m_waiting.front());
        m_waiting.pop_front();
        auto run = std::make_unique<CheckRun>(*job.theCase, m_target);
        CheckRun *const started = run.get();
        connect(started, &CheckRun::settled, this, [this, started] { ended(started); });
        m_running.push_back({std::move(run), std::move(job.done)});
        started->start();
    }
    if (m_running.empty() && m_whenIdle) {
        const auto next = std::exchange(m_whenIdle, {});
        next();
    }
}

void CheckRunner::ended(CheckRun *run)
{
    const auto found = std::ranges::find_if(m_running, [run](const Running &one) { return one.run.get() == run; });
    if (found == m_running.end()) {
        return;
    }
    Running one = std::move(*found);
    m_running.erase(found);
    one.done(run->outcome());
    one.run.release()->deleteLater(); // not at once: this is called by a signal of the run
    Q_EMIT progressed();
    startNext();
}

void CheckRunner::end()
{
    m_took = std::chrono::milliseconds{m_timer.elapsed()};
    Q_EMIT finished();
}

} // namespace pushscope
