// SPDX-License-Identifier: GPL-3.0-or-later
// What is compiled in: resources/experiments and resources/lessons.
#include "experiment/experiment.h"
#include "experiment/experimenttexts.h"
#include "experiment/lesson.h"
#include "experiment/shippednames.h"

#include <QDir>
#include <QFile>

#include <algorithm>

inline void initShippedResources()
{
    Q_INIT_RESOURCE(shipped);
}

namespace pushscope {

namespace {

template <typename T>
Result<std::vector<T>> readAll(const QString &folder, Result<T> (*parse)(const QByteArray &))
{
    initShippedResources();
    std::vector<T> all;
    const QDir dir{folder};
    for (const QString &name : dir.entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name)) {
        QFile file{dir.filePath(name)};
        (void)file.open(QIODevice::ReadOnly); // a resource is there
        auto parsed = parse(file.readAll());
        if (!parsed) {
            Error error = parsed.error();
            error.message.prepend(name + QStringLiteral(": "));
            return error;
        }
        all.push_back(std::move(parsed).value());
    }
    return all;
}

/// The one that has the name; else the names are told.
template <typename T>
Result<T> named(Result<std::vector<T>> all, const QString &name, const QString &unknown)
{
    if (!all) {
        return all.error();
    }
    QStringList names;
    for (const T &each : *all) {
        if (each.name == name) {
            return each;
        }
        names.append(each.name);
    }
    return Error{"unknown-name", unknown.arg(name, names.join(QStringLiteral(", "))), QStringLiteral("name")};
}

/// The files are called as what they hold.
QStringList namesIn(const QString &folder)
{
    initShippedResources();
    QStringList names = QDir{folder}.entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name);
    for (QString &name : names) {
        name.chop(QLatin1String{".json"}.size());
    }
    return names;
}

} // namespace

QStringList shippedExperimentNames()
{
    return namesIn(QStringLiteral(":/pushscope/experiments"));
}

QStringList shippedLessonNames()
{
    return namesIn(QStringLiteral(":/pushscope/lessons"));
}

Result<std::vector<Experiment>> shippedExperiments()
{
    return readAll<Experiment>(QStringLiteral(":/pushscope/experiments"), parseExperiment);
}

Result<Experiment> shippedExperiment(const QString &name)
{
    return named(shippedExperiments(), name, ExperimentText::tr("there is no experiment \"%1\"; there are %2"));
}

Result<std::vector<Lesson>> shippedLessons()
{
    auto lessons = readAll<Lesson>(QStringLiteral(":/pushscope/lessons"), parseLesson);
    if (!lessons) {
        return lessons;
    }
    std::vector<Lesson> sorted = std::move(lessons).value();
    std::ranges::stable_sort(sorted, {}, &Lesson::order);
    return sorted;
}

Result<Lesson> shippedLesson(const QString &name)
{
    return named(shippedLessons(), name, ExperimentText::tr("there is no lesson \"%1\"; there are %2"));
}

} // namespace pushscope
