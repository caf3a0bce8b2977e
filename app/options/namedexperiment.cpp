// SPDX-License-Identifier: GPL-3.0-or-later
#include "options/namedexperiment.h"

#include "experiment/lesson.h"
#include "experiment/shippednames.h"
#include "message/nearest.h"
#include "message/systemreason.h"
#include "options/optiontexts.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

namespace pushscope {

namespace {

Error noCounter()
{
    return {"no-counter", RunText::tr("--counter: this is no lesson, and has no counter-experiment"), {}};
}

Result<Experiment> partOf(const Result<Lesson> &lesson, bool counter)
{
    if (!lesson) {
        return lesson.error();
    }
    return counter ? lesson->counter : lesson->experiment;
}

bool isLesson(const QByteArray &json)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    return object.value(QStringLiteral("pushscope")).toString() == QLatin1String("lesson");
}

Result<Experiment> fromFile(QFile &file, bool counter)
{
    if (!file.open(QIODevice::ReadOnly)) {
        return Error{"no-file", shownSystemReason(file.errorString()), {}};
    }
    const QByteArray json = file.read(Experiment::largestFile + 1);
    if (file.error() != QFileDevice::NoError) {
        return Error{"no-file", shownSystemReason(file.errorString()), {}};
    }
    if (json.size() <= Experiment::largestFile && isLesson(json)) {
        return partOf(parseLesson(json), counter);
    }
    auto experiment = parseExperiment(json);
    return experiment && counter ? noCounter() : experiment;
}

Error unknown(const QString &name)
{
    const QString near = nearest(name, shippedExperimentNames() + shippedLessonNames());
    return {"no-file",
            near.isEmpty()
                ? RunText::tr("there is no such file, and none of this name is shipped: see pushscope-cli run --list")
                : RunText::tr("there is no such file, and none of this name is shipped; is \"%1\" meant?").arg(near),
            {}};
}

Result<Experiment> shipped(const QString &name, bool counter)
{
    if (auto experiment = shippedExperiment(name)) {
        return counter ? noCounter() : experiment;
    }
    const auto lesson = shippedLesson(name);
    return lesson ? partOf(lesson, counter) : unknown(name);
}

} // namespace

Result<Experiment> namedExperiment(const QString &fileOrName, bool counter)
{
    QFile file{fileOrName};
    return !fileOrName.isEmpty() && file.exists() ? fromFile(file, counter) : shipped(fileOrName, counter);
}

} // namespace pushscope
