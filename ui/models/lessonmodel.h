// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "experiment/lesson.h"
#include "experiment/outcome.h"

#include <QObject>

#include <map>
#include <optional>

namespace pushscope {

/// One lesson as it is walked through: which step, what was answered, what the runs have shown. It runs nothing: it
/// tells what is to be run, and is told how that goes.
class LessonModel : public QObject
{
    Q_OBJECT

public:
    enum class Phase { NotRun, Running, Ended, Failed };

    /// The lesson's experiment, or its counter-experiment.
    struct Run
    {
        Phase phase = Phase::NotRun;
        std::chrono::milliseconds since{0};
        QString happening; ///< what the newest action says
        bool byHand = false; ///< somebody has left the timeline
        std::vector<ExperimentAction> done; ///< by the timeline and by hand
        std::optional<Outcome> outcome;
        QString problem; ///< why there is none
    };

    enum class Kind { Text, Predict, Run, Check };

    /// What the one key does now.
    enum class MainAction { Next, Start, Wait, Finish };

    using QObject::QObject;

    void open(Lesson lesson);
    /// An experiment of its own as a lesson of two steps: its run, and what was seen.
    void open(const Experiment &experiment);
    void close();
    [[nodiscard]] bool isOpen() const { return m_open; }
    [[nodiscard]] bool isBareExperiment() const { return m_bare; }

    [[nodiscard]] const Lesson &lesson() const { return m_lesson; }
    [[nodiscard]] int step() const { return m_step; }
    [[nodiscard]] int steps() const { return static_cast<int>(m_lesson.steps.size()); }
    [[nodiscard]] const LessonStep &current() const;
    [[nodiscard]] Kind kind() const;
    /// Of the step that is shown: whether it is about the counter-experiment.
    [[nodiscard]] bool isCounter() const;
    [[nodiscard]] const Run &run(bool counter) const { return counter ? m_counter : m_run; }
    [[nodiscard]] const Run &run() const { return run(isCounter()); }
    [[nodiscard]] const Experiment &experiment(bool counter) const;
    [[nodiscard]] bool isRunning() const;
    /// 0 … 1 of the run that the step is about.
    [[nodiscard]] double progress() const;

    /// Of a step with a question: what was chosen, and whether the answer may be shown.
    [[nodiscard]] std::optional<int> chosen(int step) const;
    [[nodiscard]] bool isRevealed() const { return m_run.phase == Phase::Ended; }
    /// The last question before this step that was answered.
    [[nodiscard]] std::optional<int> answeredBefore(int step) const;

    [[nodiscard]] MainAction mainAction() const;
    [[nodiscard]] bool canGoBack() const { return m_step > 0; }
    /// The experiment has been seen to its end, and the last step was walked to.
    [[nodiscard]] bool isDone() const;

    void act(); ///< the main action
    void next();
    void pass(); ///< to the next without having taken this one: the lesson does not count as done
    void back();
    void goTo(int step); ///< 0 is the first; clamped
    void choose(int answer); ///< once for each question
    void start(); ///< the run of this step, also once more
    void stop();
    void reset(); ///< as freshly opened

    void began();
    void progressed(std::chrono::milliseconds since);
    void actionTaken(int index); ///< of the timeline
    void actedByHand(const ExperimentAction &action);
    void ended(const Outcome &outcome);
    void failed(const QString &problem);

Q_SIGNALS:
    void opened();
    void closed();
    void stepChanged(int step);
    void answered(int step);
    void runChanged(); ///< phase or outcome
    void progressChanged();
    void startRequested(const pushscope::Experiment &experiment);
    void stopRequested();
    void finished(); ///< the user is through

private:
    [[nodiscard]] Run &underWay() { return m_underWayCounter ? m_counter : m_run; }
    void begin(Lesson lesson, bool bare);
    void note(const ExperimentAction &action);

    Lesson m_lesson;
    bool m_open = false;
    bool m_bare = false;
    int m_step = 0;
    bool m_passed = false; ///< somebody asked for a later step, and was taken there
    std::map<int, int> m_chosen;
    Run m_run;
    Run m_counter;
    bool m_underWayCounter = false;
};

/// What a verdict means, in words: of a counter-experiment expectations that are not met are what was to be shown.
struct VerdictText
{
    enum class Tone { Good, Bad, Doubtful };

    Tone tone = Tone::Good;
    QString text;
};

[[nodiscard]] VerdictText verdictText(OutcomeVerdict verdict, bool counter);

} // namespace pushscope
