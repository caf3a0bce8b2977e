// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "experiment/experiment.h"

#include <QStringList>

#include <variant>

namespace pushscope {

/// What a step of a lesson shows besides its words.
enum class LessonView { None, Panes, Timeline, Inspector, Faults, Figures, Ledger };

namespace step {

/// To be read.
struct Read
{
    bool operator==(const Read &) const = default;
};
/// A question that is asked before the run; the run answers it.
struct Predict
{
    QStringList answers;
    int right = 0;
    QString why;
    bool operator==(const Predict &) const = default;
};
/// The experiment runs; `experiment` of the lesson, or its counter-experiment.
struct Run
{
    bool counter = false;
    bool operator==(const Run &) const = default;
};
/// What was expected beside what was seen.
struct Check
{
    bool counter = false;
    bool operator==(const Check &) const = default;
};

} // namespace step

struct LessonStep
{
    QString title;
    QString text; ///< Markdown: paragraphs, lists, `code`, tables
    LessonView view = LessonView::None;
    QString filter; ///< of the inspector's list
    std::variant<step::Read, step::Predict, step::Run, step::Check> what;

    bool operator==(const LessonStep &) const = default;
};

/// A claim about a transport, tested on real traffic: text, a prediction, the run, the check, and the counter-run in
/// which the claim must fail. Written as JSON: resources/help/experiments.md.
struct Lesson
{
    static constexpr std::size_t mostSteps = 20;

    QString name;
    QString title;
    QString summary; ///< one sentence: what is learned
    int order = 0;
    int minutes = 4;
    std::vector<LessonStep> steps;
    Experiment experiment;
    /// The experiment with its cause taken away (a JSON Merge Patch, RFC 7396, on it): its expectations are not met.
    Experiment counter;
    QString counterSays; ///< what was changed

    bool operator==(const Lesson &) const = default;
};

/// The error names line and field, and what is allowed there.
[[nodiscard]] Result<Lesson> parseLesson(const QByteArray &json);

/// The lessons that come with the program, by `order`. From the resources, read once at each call.
[[nodiscard]] Result<std::vector<Lesson>> shippedLessons();
[[nodiscard]] Result<Lesson> shippedLesson(const QString &name); ///< the error lists the names

} // namespace pushscope
