// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/lessonmodel.h"

#include "experiment/showntext.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace pushscope {

namespace {

LessonStep bareStep(const QString &title, const QString &text, LessonView view,
                    const std::variant<step::Read, step::Predict, step::Run, step::Check> &what)
{
    return {title, text, view, {}, what};
}

} // namespace

void LessonModel::open(Lesson lesson)
{
    begin(std::move(lesson), false);
}

void LessonModel::open(const Experiment &experiment)
{
    Lesson lesson;
    lesson.name = experiment.name;
    lesson.title = experiment.title.isEmpty() ? experiment.name : shownText(experiment.title);
    lesson.experiment = experiment;
    lesson.steps = {bareStep(tr("The run"), shownText(experiment.about), LessonView::Timeline, step::Run{}),
                    bareStep(tr("What was seen"), {}, LessonView::None, step::Check{})};
    begin(std::move(lesson), true);
}

void LessonModel::begin(Lesson lesson, bool bare)
{
    m_lesson = std::move(lesson);
    m_open = !m_lesson.steps.empty();
    m_bare = bare;
    m_step = 0;
    m_passed = false;
    m_chosen.clear();
    m_run = {};
    m_counter = {};
    Q_EMIT opened();
    Q_EMIT stepChanged(m_step);
}

void LessonModel::close()
{
    if (!m_open)
        return;
    stop();
    m_open = false;
    Q_EMIT closed();
}

const LessonStep &LessonModel::current() const
{
    static const LessonStep none;
    return m_lesson.steps.empty() ? none : m_lesson.steps.at(static_cast<std::size_t>(m_step));
}

LessonModel::Kind LessonModel::kind() const
{
    return static_cast<Kind>(current().what.index());
}

bool LessonModel::isCounter() const
{
    if (const auto *run = std::get_if<step::Run>(&current().what))
        return run->counter;
    if (const auto *check = std::get_if<step::Check>(&current().what))
        return check->counter;
    return false;
}

const Experiment &LessonModel::experiment(bool counter) const
{
    return counter ? m_lesson.counter : m_lesson.experiment;
}

bool LessonModel::isRunning() const
{
    return m_run.phase == Phase::Running || m_counter.phase == Phase::Running;
}

double LessonModel::progress() const
{
    const Run &shown = run();
    if (shown.phase == Phase::Ended || shown.byHand)
        return 1;
    const auto length = static_cast<double>(experiment(isCounter()).duration.count());
    return length > 0 ? std::clamp(static_cast<double>(shown.since.count()) / length, 0.0, 1.0) : 0;
}

std::optional<int> LessonModel::chosen(int step) const
{
    const auto found = m_chosen.find(step);
    return found == m_chosen.end() ? std::nullopt : std::optional{found->second};
}

std::optional<int> LessonModel::answeredBefore(int step) const
{
    const auto after = m_chosen.lower_bound(step);
    return after == m_chosen.begin() ? std::nullopt : std::optional{std::prev(after)->first};
}

LessonModel::MainAction LessonModel::mainAction() const
{
    if (kind() == Kind::Run) {
        const Phase phase = run().phase;
        if (phase == Phase::Running)
            return MainAction::Wait;
        if (phase != Phase::Ended && !isRunning())
            return MainAction::Start;
    }
    return m_step + 1 < steps() ? MainAction::Next : MainAction::Finish;
}

bool LessonModel::isDone() const
{
    return m_open && !m_passed && m_run.phase == Phase::Ended && m_step + 1 == steps();
}

void LessonModel::act()
{
    switch (mainAction()) {
    case MainAction::Next: next(); break;
    case MainAction::Start: start(); break;
    case MainAction::Wait: break;
    case MainAction::Finish: Q_EMIT finished(); break;
    }
}

void LessonModel::next()
{
    goTo(m_step + 1);
}

void LessonModel::pass()
{
    m_passed = true;
    next();
}

void LessonModel::back()
{
    goTo(m_step - 1);
}

void LessonModel::goTo(int step)
{
    const int wanted = std::clamp(step, 0, std::max(0, steps() - 1));
    if (!m_open || wanted == m_step)
        return;
    m_step = wanted;
    Q_EMIT stepChanged(m_step);
}

void LessonModel::choose(int answer)
{
    const auto *question = std::get_if<step::Predict>(&current().what);
    if (question == nullptr || answer < 0 || answer >= question->answers.size() || m_chosen.contains(m_step))
        return;
    m_chosen.emplace(m_step, answer);
    Q_EMIT answered(m_step);
}

void LessonModel::start()
{
    if (!m_open || isRunning() || (kind() != Kind::Run && kind() != Kind::Check))
        return;
    m_underWayCounter = isCounter();
    underWay() = {};
    underWay().phase = Phase::Running;
    Q_EMIT runChanged();
    Q_EMIT startRequested(experiment(m_underWayCounter));
}

void LessonModel::stop()
{
    if (isRunning())
        Q_EMIT stopRequested();
}

void LessonModel::reset()
{
    if (!m_open)
        return;
    stop();
    begin(std::exchange(m_lesson, {}), m_bare);
}

void LessonModel::began()
{
    progressed(std::chrono::milliseconds{0});
}

void LessonModel::progressed(std::chrono::milliseconds since)
{
    if (!isRunning())
        return;
    underWay().since = since;
    Q_EMIT progressChanged();
}

void LessonModel::actionTaken(int index)
{
    const auto &timeline = experiment(m_underWayCounter).timeline;
    if (!isRunning() || index < 0 || index >= static_cast<int>(timeline.size()))
        return;
    note(timeline[static_cast<std::size_t>(index)]);
}

void LessonModel::actedByHand(const ExperimentAction &action)
{
    if (!isRunning())
        return;
    underWay().byHand = true;
    note(action);
}

void LessonModel::note(const ExperimentAction &action)
{
    underWay().done.push_back(action);
    if (!action.says.isEmpty())
        underWay().happening = shownText(action.says);
    Q_EMIT progressChanged();
}

void LessonModel::ended(const Outcome &outcome)
{
    if (!isRunning())
        return;
    Run &run = underWay();
    run.phase = Phase::Ended;
    run.outcome = outcome;
    Q_EMIT runChanged();
    if (m_bare && kind() == Kind::Run)
        next();
}

void LessonModel::failed(const QString &problem)
{
    if (!isRunning())
        return;
    Run &run = underWay();
    run.phase = Phase::Failed;
    run.problem = problem;
    Q_EMIT runChanged();
}

VerdictText verdictText(OutcomeVerdict verdict, bool counter)
{
    using Tone = VerdictText::Tone;
    switch (verdict) {
    case OutcomeVerdict::Met:
        return counter ? VerdictText{Tone::Bad, LessonModel::tr("The claim still holds. It should have failed.")}
                       : VerdictText{Tone::Good, LessonModel::tr("The claim holds.")};
    case OutcomeVerdict::NotMet:
        return counter ? VerdictText{Tone::Good, LessonModel::tr("Without the cause the claim fails, as it should.")}
                       : VerdictText{Tone::Bad, LessonModel::tr("The claim does not hold here.")};
    case OutcomeVerdict::Void: return {Tone::Doubtful, LessonModel::tr("This run cannot tell.")};
    }
    Q_UNREACHABLE();
}

} // namespace pushscope
