// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/lessonmodel.h"

#include <QSignalSpy>
#include <QTest>

using namespace pushscope;
using namespace std::chrono_literals;

namespace {

using Kind = LessonModel::Kind;
using Phase = LessonModel::Phase;
using Action = LessonModel::MainAction;

Lesson sampleLesson()
{
    Lesson lesson;
    lesson.name = QStringLiteral("sample");
    lesson.title = QStringLiteral("A sample");
    lesson.experiment.duration = 4s;
    lesson.experiment.timeline = {{1s, action::ClearFaults{}, QStringLiteral("first")},
                                  {2s, action::ClearFaults{}, {}},
                                  {3s, action::ClearFaults{}, QStringLiteral("third")}};
    lesson.counter = lesson.experiment;
    lesson.counter.duration = 2s;
    const step::Predict question{{QStringLiteral("a"), QStringLiteral("b")}, 1, QStringLiteral("because")};
    lesson.steps = {{QStringLiteral("read"), {}, LessonView::None, {}, step::Read{}},
                    {QStringLiteral("ask"), {}, LessonView::None, {}, question},
                    {QStringLiteral("run"), {}, LessonView::Panes, {}, step::Run{}},
                    {QStringLiteral("check"), {}, LessonView::None, {}, step::Check{}},
                    {QStringLiteral("again"), {}, LessonView::None, {}, step::Run{true}},
                    {QStringLiteral("so"), {}, LessonView::None, {}, step::Check{true}}};
    return lesson;
}

Outcome outcomeOf(OutcomeVerdict verdict)
{
    Outcome outcome;
    outcome.verdict = verdict;
    outcome.sentence = QStringLiteral("seen");
    return outcome;
}

} // namespace

class TestLessonModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_model.reset(); }

    void oneKeyLeadsThroughAll();
    void firstAnswerStands();
    void answersAreShownAfterTheRun();
    void progressAndWhatHappens();
    void byHandThePlanIsLeft();
    void counterIsARunOfItsOwn();
    void runThatFailedCanBeMadeAgain();
    void newsOfNoRunChangeNothing();
    void resetForgetsAll();
    void closingStops();
    void experimentIsALessonOfTwoSteps();
    void doneNeedsTheRun();
    void passedStepsAreNotDone();
    void verdictsInWords_data();
    void verdictsInWords();

private:
    void makeRun(OutcomeVerdict verdict);

    std::unique_ptr<LessonModel> m_model;
};

void TestLessonModel::init()
{
    m_model = std::make_unique<LessonModel>();
    m_model->open(sampleLesson());
}

void TestLessonModel::makeRun(OutcomeVerdict verdict)
{
    m_model->start();
    m_model->ended(outcomeOf(verdict));
}

void TestLessonModel::oneKeyLeadsThroughAll()
{
    QSignalSpy wanted{m_model.get(), &LessonModel::startRequested};
    QSignalSpy finished{m_model.get(), &LessonModel::finished};
    m_model->act();
    QCOMPARE(m_model->kind(), Kind::Predict);
    m_model->act(); // a question may be passed over
    QCOMPARE(m_model->kind(), Kind::Run);
    QCOMPARE(m_model->mainAction(), Action::Start);
    m_model->act();
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(m_model->mainAction(), Action::Wait);
    m_model->act();
    QCOMPARE(m_model->step(), 2);
    m_model->ended(outcomeOf(OutcomeVerdict::Met));
    m_model->act();
    QCOMPARE(m_model->kind(), Kind::Check);
    m_model->act();
    m_model->act();
    QCOMPARE(wanted.count(), 2);
    m_model->ended(outcomeOf(OutcomeVerdict::NotMet));
    m_model->act();
    QCOMPARE(m_model->mainAction(), Action::Finish);
    QCOMPARE(finished.count(), 0);
    m_model->act();
    QCOMPARE(finished.count(), 1);
    for (int i = 0; i < 10; ++i)
        m_model->back();
    QCOMPARE(m_model->step(), 0);
    QVERIFY(!m_model->canGoBack());
}

void TestLessonModel::firstAnswerStands()
{
    QSignalSpy answered{m_model.get(), &LessonModel::answered};
    m_model->choose(0); // no question here
    m_model->next();
    m_model->choose(-1);
    m_model->choose(2);
    QCOMPARE(answered.count(), 0);
    m_model->choose(0);
    m_model->choose(1);
    QCOMPARE(answered.count(), 1);
    QCOMPARE(m_model->chosen(1), std::optional{0});
    QCOMPARE(m_model->answeredBefore(3), std::optional{1});
    QCOMPARE(m_model->answeredBefore(1), std::optional<int>{});
}

void TestLessonModel::answersAreShownAfterTheRun()
{
    m_model->goTo(2);
    m_model->start();
    QVERIFY(!m_model->isRevealed());
    m_model->ended(outcomeOf(OutcomeVerdict::Met));
    QVERIFY(m_model->isRevealed());
}

void TestLessonModel::progressAndWhatHappens()
{
    m_model->goTo(2);
    QCOMPARE(m_model->progress(), 0.0);
    m_model->start();
    m_model->began();
    m_model->progressed(1s);
    QCOMPARE(m_model->progress(), 0.25);
    QVERIFY(m_model->run().happening.isEmpty());
    m_model->actionTaken(0);
    QCOMPARE(m_model->run().happening, QStringLiteral("first"));
    m_model->actionTaken(1); // says nothing
    QCOMPARE(m_model->run().happening, QStringLiteral("first"));
    m_model->actionTaken(7); // there is none
    m_model->actionTaken(2);
    QCOMPARE(m_model->run().happening, QStringLiteral("third"));
    m_model->progressed(9s);
    QCOMPARE(m_model->progress(), 1.0);
}

void TestLessonModel::byHandThePlanIsLeft()
{
    m_model->actedByHand({1s, action::StopRedis{}, QStringLiteral("nobody runs")});
    QVERIFY(m_model->run().done.empty());
    m_model->goTo(2);
    m_model->start();
    m_model->progressed(1s);
    m_model->actionTaken(0);
    QVERIFY(!m_model->run().byHand);
    m_model->actedByHand({2s, action::StopRedis{}, QStringLiteral("stopped")});
    QVERIFY(m_model->run().byHand);
    QCOMPARE(m_model->run().happening, QStringLiteral("stopped"));
    QCOMPARE(m_model->run().done.size(), std::size_t{2});
    QCOMPARE(m_model->progress(), 1.0); // nobody knows how long it takes
    m_model->ended(outcomeOf(OutcomeVerdict::Void));
    m_model->start();
    QVERIFY(!m_model->run().byHand && m_model->run().done.empty());
}

void TestLessonModel::counterIsARunOfItsOwn()
{
    m_model->goTo(2);
    makeRun(OutcomeVerdict::Met);
    m_model->goTo(4);
    QVERIFY(m_model->isCounter());
    QCOMPARE(m_model->run().phase, Phase::NotRun);
    QSignalSpy wanted{m_model.get(), &LessonModel::startRequested};
    makeRun(OutcomeVerdict::NotMet);
    QCOMPARE(wanted.first().first().value<Experiment>().duration, 2s);
    QCOMPARE(m_model->run(true).outcome->verdict, OutcomeVerdict::NotMet);
    QCOMPARE(m_model->run(false).outcome->verdict, OutcomeVerdict::Met);
}

void TestLessonModel::runThatFailedCanBeMadeAgain()
{
    m_model->goTo(2);
    m_model->start();
    m_model->failed(QStringLiteral("no port"));
    QCOMPARE(m_model->run().phase, Phase::Failed);
    QCOMPARE(m_model->run().problem, QStringLiteral("no port"));
    QVERIFY(!m_model->isRevealed());
    QCOMPARE(m_model->mainAction(), Action::Start);
    m_model->act();
    QVERIFY(m_model->isRunning());
    QVERIFY(m_model->run().problem.isEmpty());
}

void TestLessonModel::newsOfNoRunChangeNothing()
{
    m_model->goTo(2);
    m_model->progressed(1s);
    m_model->actionTaken(0);
    m_model->ended(outcomeOf(OutcomeVerdict::Met));
    m_model->failed(QStringLiteral("late"));
    QCOMPARE(m_model->run().phase, Phase::NotRun);
    QVERIFY(!m_model->run().outcome);
    m_model->goTo(0);
    m_model->start(); // nothing can be run here
    QVERIFY(!m_model->isRunning());
}

void TestLessonModel::resetForgetsAll()
{
    m_model->next();
    m_model->choose(1);
    m_model->next();
    m_model->start();
    QSignalSpy stopped{m_model.get(), &LessonModel::stopRequested};
    m_model->reset();
    QCOMPARE(stopped.count(), 1);
    QCOMPARE(m_model->step(), 0);
    QCOMPARE(m_model->chosen(1), std::optional<int>{});
    QVERIFY(!m_model->isRunning());
    QCOMPARE(m_model->lesson().name, QStringLiteral("sample"));
}

void TestLessonModel::closingStops()
{
    m_model->goTo(2);
    m_model->start();
    QSignalSpy stopped{m_model.get(), &LessonModel::stopRequested};
    QSignalSpy closed{m_model.get(), &LessonModel::closed};
    m_model->close();
    m_model->close();
    QCOMPARE(stopped.count(), 1);
    QCOMPARE(closed.count(), 1);
    QVERIFY(!m_model->isOpen());
}

void TestLessonModel::experimentIsALessonOfTwoSteps()
{
    Experiment experiment;
    experiment.name = QStringLiteral("plain");
    experiment.about = QStringLiteral("what it is about");
    m_model->open(experiment);
    QVERIFY(m_model->isBareExperiment());
    QCOMPARE(m_model->steps(), 2);
    QCOMPARE(m_model->lesson().title, QStringLiteral("plain"));
    QCOMPARE(m_model->current().text, experiment.about);
    makeRun(OutcomeVerdict::NotMet);
    QCOMPARE(m_model->kind(), Kind::Check); // nobody has to ask for what was seen
    QCOMPARE(m_model->run().outcome->verdict, OutcomeVerdict::NotMet);
}

void TestLessonModel::doneNeedsTheRun()
{
    m_model->goTo(5);
    QVERIFY(!m_model->isDone());
    m_model->goTo(2);
    makeRun(OutcomeVerdict::Met);
    QVERIFY(!m_model->isDone());
    m_model->goTo(5);
    QVERIFY(m_model->isDone());
}

void TestLessonModel::passedStepsAreNotDone()
{
    m_model->pass();
    m_model->pass();
    QCOMPARE(m_model->kind(), Kind::Run);
    makeRun(OutcomeVerdict::Met);
    m_model->goTo(5);
    QCOMPARE(m_model->answeredBefore(5), std::optional<int>{});
    QVERIFY(!m_model->isDone());
    m_model->reset();
    m_model->goTo(2);
    makeRun(OutcomeVerdict::Met);
    m_model->goTo(5);
    QVERIFY(m_model->isDone());
}

void TestLessonModel::verdictsInWords_data()
{
    using Tone = VerdictText::Tone;
    QTest::addColumn<int>("verdict");
    QTest::addColumn<bool>("counter");
    QTest::addColumn<int>("tone");
    const auto row = [](const char *name, OutcomeVerdict verdict, bool counter, Tone tone) {
        QTest::newRow(name) << static_cast<int>(verdict) << counter << static_cast<int>(tone);
    };
    row("met", OutcomeVerdict::Met, false, Tone::Good);
    row("not met", OutcomeVerdict::NotMet, false, Tone::Bad);
    row("void", OutcomeVerdict::Void, false, Tone::Doubtful);
    row("counter met", OutcomeVerdict::Met, true, Tone::Bad);
    row("counter not met", OutcomeVerdict::NotMet, true, Tone::Good);
    row("counter void", OutcomeVerdict::Void, true, Tone::Doubtful);
}

void TestLessonModel::verdictsInWords()
{
    QFETCH(int, verdict);
    QFETCH(bool, counter);
    QFETCH(int, tone);
    const VerdictText text = verdictText(static_cast<OutcomeVerdict>(verdict), counter);
    QCOMPARE(static_cast<int>(text.tone), tone);
    QVERIFY(!text.text.isEmpty());
}

QTEST_APPLESS_MAIN(TestLessonModel)
#include "tst_lessonmodel.moc"
