// SPDX-License-Identifier: GPL-3.0-or-later
#include "experiment/showntext.h"

#include <QCoreApplication>

namespace pushscope {

namespace {

void show(step::Predict &predict)
{
    for (QString &answer : predict.answers) {
        answer = shownText(answer);
    }
    predict.why = shownText(predict.why);
}

} // namespace

QString shownText(const QString &text)
{
    // What ships is extracted from resources/ by packaging/translations.
    return text.isEmpty() ? text : QCoreApplication::translate("Lesson", text.toUtf8().constData());
}

Lesson shownLesson(Lesson lesson)
{
    lesson.title = shownText(lesson.title);
    lesson.summary = shownText(lesson.summary);
    lesson.counterSays = shownText(lesson.counterSays);
    for (LessonStep &step : lesson.steps) {
        step.title = shownText(step.title);
        step.text = shownText(step.text);
        if (auto *predict = std::get_if<step::Predict>(&step.what)) {
            show(*predict);
        }
    }
    return lesson;
}

} // namespace pushscope
