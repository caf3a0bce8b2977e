// SPDX-License-Identifier: GPL-3.0-or-later
#include "experiment/lesson.h"

#include "experiment/experimentreading.h"
#include "experiment/experimenttexts.h"
#include "experiment/mergepatch.h"

#include <algorithm>

namespace pushscope {

namespace {

constexpr qsizetype longestAnswer = 500;

const NamedValues<LessonView> &viewNames()
{
    static const NamedValues<LessonView> names{
        {QStringLiteral("none"), LessonView::None},         {QStringLiteral("panes"), LessonView::Panes},
        {QStringLiteral("timeline"), LessonView::Timeline}, {QStringLiteral("inspector"), LessonView::Inspector},
        {QStringLiteral("faults"), LessonView::Faults},     {QStringLiteral("figures"), LessonView::Figures},
        {QStringLiteral("ledger"), LessonView::Ledger},
    };
    return names;
}

step::Predict readPredict(const JsonReader &step)
{
    step::Predict predict;
    if (const auto reader = step.object(QStringLiteral("predict"))) {
        const QString right = QStringLiteral("right");
        predict.answers = reader->texts(QStringLiteral("answers"), longestAnswer);
        predict.right = static_cast<int>(reader->integer(right, 0));
        predict.why = reader->text(QStringLiteral("why"));
        if (predict.right >= predict.answers.size()) {
            reader->refuse(right,
                           ExperimentText::tr("the place of an answer, from 0 to %1").arg(predict.answers.size() - 1));
        }
    }
    return predict;
}

decltype(LessonStep::what) readWhat(const JsonReader &reader)
{
    const QString kind = reader.only({QStringLiteral("predict"), QStringLiteral("run"), QStringLiteral("check")});
    if (kind.isEmpty()) {
        return step::Read{};
    }
    if (kind == QLatin1String{"predict"}) {
        return readPredict(reader);
    }
    const bool counter = reader.text(kind) == QLatin1String{"counter"};
    if (kind == QLatin1String{"run"}) {
        return step::Run{counter};
    }
    return step::Check{counter};
}

LessonStep readStep(const JsonReader &reader)
{
    const QString filter = QStringLiteral("filter");
    LessonStep step;
    step.title = reader.text(QStringLiteral("title"));
    step.text = reader.text(QStringLiteral("text"));
    step.view = valueNamed(viewNames(), reader.text(QStringLiteral("view")), step.view);
    step.filter = reader.text(filter);
    if (step.view != LessonView::Inspector) {
        reader.forbid(filter, ExperimentText::tr("means something with \"view\": \"inspector\" only"));
    }
    step.what = readWhat(reader);
    return step;
}

bool runs(const LessonStep &step, bool counter)
{
    const auto *run = std::get_if<step::Run>(&step.what);
    return run != nullptr && run->counter == counter;
}

std::vector<LessonStep> readSteps(const JsonReader &lesson)
{
    std::vector<LessonStep> steps;
    for (const JsonReader &reader : lesson.objects(QStringLiteral("steps"))) {
        steps.push_back(readStep(reader));
        const auto *check = std::get_if<step::Check>(&steps.back().what);
        if (check != nullptr
            && std::ranges::none_of(steps, [check](const LessonStep &each) { return runs(each, check->counter); })) {
            reader.refuse(QStringLiteral("check"), ExperimentText::tr("no step before it has this as its \"run\""));
        }
    }
    return steps;
}

/// With the name and the title of the lesson, if it has none of its own.
QJsonObject experimentObject(const JsonReader &lesson)
{
    QJsonObject object = lesson.value(QStringLiteral("experiment")).toObject();
    for (const QString &name : {QStringLiteral("name"), QStringLiteral("title")}) {
        if (!object.contains(name)) {
            object.insert(name, lesson.value(name));
        }
    }
    return object;
}

Experiment readPart(const JsonReader &lesson, const QJsonObject &object)
{
    const QString member = QStringLiteral("experiment");
    if (!lesson.value(member).isObject()) {
        if (lesson.has(member)) {
            lesson.refuse(member);
        }
        return {};
    }
    const JsonReader reader{lesson.source(), object, lesson.path(member), member};
    Experiment experiment = readExperiment(reader);
    if (experiment.expectations.empty()) {
        lesson.source().refuse(reader.path(), ExperimentText::tr("a lesson needs something in \"expect\""));
    }
    return experiment;
}

/// What is wrong in the merged experiment is looked for in the patch.
JsonPath inPatch(const JsonPath &path)
{
    JsonPath patch{QStringLiteral("counter"), QStringLiteral("patch")};
    if (!path.empty()) {
        patch.insert(patch.end(), path.begin() + 1, path.end());
    }
    return patch;
}

void readCounter(const JsonReader &reader, Lesson &lesson)
{
    const auto counter = reader.object(QStringLiteral("counter"));
    if (!counter) {
        return;
    }
    const QString patch = QStringLiteral("patch");
    lesson.counterSays = counter->text(QStringLiteral("says"));
    if (!counter->value(patch).isObject()) {
        counter->refuse(patch);
        return;
    }
    reader.source().relocate(inPatch);
    lesson.counter = readPart(reader, mergePatched(experimentObject(reader), counter->value(patch)).toObject());
    reader.source().relocate({});
    if (lesson.counter == lesson.experiment) {
        counter->refuse(patch, ExperimentText::tr("changes nothing"));
    }
}

} // namespace

Result<Lesson> parseLesson(const QByteArray &json)
{
    JsonSource source{json, QByteArrayLiteral("bad-lesson")};
    if (source.error()) {
        return *source.error();
    }
    const JsonReader reader{source, source.root(), {}, QStringLiteral("lesson")};
    (void)reader.text(QStringLiteral("pushscope"));
    (void)reader.integer(QStringLiteral("version"), 1);
    Lesson lesson;
    lesson.name = reader.text(QStringLiteral("name"));
    lesson.title = reader.text(QStringLiteral("title"));
    lesson.summary = reader.text(QStringLiteral("summary"));
    lesson.order = static_cast<int>(reader.integer(QStringLiteral("order"), lesson.order));
    lesson.minutes = static_cast<int>(reader.integer(QStringLiteral("minutes"), lesson.minutes));
    lesson.steps = readSteps(reader);
    lesson.experiment = readPart(reader, experimentObject(reader));
    if (!source.error()) {
        readCounter(reader, lesson);
    }
    if (source.error()) {
        return *source.error();
    }
    return lesson;
}

} // namespace pushscope
