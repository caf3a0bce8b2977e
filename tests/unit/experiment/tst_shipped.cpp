// SPDX-License-Identifier: GPL-3.0-or-later
#include "experiment/experiment.h"
#include "experiment/lesson.h"

#include <QTest>

#include <algorithm>

using namespace pushscope;

class TestShipped : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void experimentsAreRead();
    void lessonsAreRead();
    void namesAreTold();
};

void TestShipped::experimentsAreRead()
{
    const auto all = shippedExperiments();
    QVERIFY2(all.ok(), all ? "" : qPrintable(all.error().message));
    QVERIFY(!all->empty());
    for (const Experiment &experiment : *all) {
        QVERIFY2(!experiment.title.isEmpty() && !experiment.about.isEmpty(), qPrintable(experiment.name));
        const auto again = parseExperiment(toJson(experiment));
        QVERIFY2(again.ok() && *again == experiment, qPrintable(experiment.name));
    }
}

void TestShipped::lessonsAreRead()
{
    const auto all = shippedLessons();
    QVERIFY2(all.ok(), all ? "" : qPrintable(all.error().message));
    QVERIFY(!all->empty());
    QVERIFY(std::ranges::is_sorted(*all, {}, &Lesson::order));
    for (const Lesson &lesson : *all) {
        for (const Experiment *experiment : {&lesson.experiment, &lesson.counter}) {
            const auto again = parseExperiment(toJson(*experiment));
            QVERIFY2(again.ok() && *again == *experiment, qPrintable(lesson.name));
        }
    }
}

void TestShipped::namesAreTold()
{
    QVERIFY(shippedExperiment(QStringLiteral("first-screen")).ok());
    const auto none = shippedExperiment(QStringLiteral("nothing"));
    QVERIFY(!none.ok());
    QVERIFY(none.error().message.contains(QStringLiteral("first-screen")));
    QVERIFY(!shippedLesson(QStringLiteral("nothing")).ok());
}

QTEST_GUILESS_MAIN(TestShipped)
#include "tst_shipped.moc"
