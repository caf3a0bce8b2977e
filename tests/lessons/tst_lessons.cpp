// SPDX-License-Identifier: GPL-3.0-or-later
#include "experiment/lesson.h"
#include "lab/experimentrun.h"

#include <QDir>
#include <QFile>
#include <QHash>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <memory>

using namespace pushscope;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file{path};
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray{};
}

QString sourcePath(const QString &path)
{
    return QStringLiteral(PUSHSCOPE_SOURCE_DIR "/") + path;
}

QStringList namesIn(const QString &folder)
{
    QStringList names = QDir{sourcePath(folder)}.entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name);
    std::ranges::transform(names, names.begin(), [](const QString &name) { return name.chopped(5); });
    return names;
}

Result<Lesson> lessonOf(const QString &name)
{
    return parseLesson(contentOf(sourcePath(QStringLiteral("resources/lessons/%1.json").arg(name))));
}

/// These must have the machine to themselves, so their counter-run waits for the end of the run.
bool runsAlone(const QString &name)
{
    static const QStringList names{QStringLiteral("reconnect-storm"), QStringLiteral("slow-consumer"),
                                   QStringLiteral("coordinated-omission")};
    return names.contains(name);
}

/// What a lesson claims: these expectations, by what they say, fail when its cause is taken away.
QStringList claimsOf(const QString &name)
{
    static const QHash<QString, QStringList> claims{
        {QStringLiteral("polling-cost"), {QStringLiteral("The median event waits about half the interval.")}},
        {QStringLiteral("long-poll-cursor"),
         {QStringLiteral("Without it, what is published between two polls is lost.")}},
        {QStringLiteral("websocket-handshake"), {QStringLiteral("The server switches protocols.")}},
        {QStringLiteral("sse-format"), {QStringLiteral("Three blocks with data, three events.")}},
        {QStringLiteral("last-event-id"), {QStringLiteral("With the id nothing is lost.")}},
        {QStringLiteral("heartbeat-idle-proxy"), {QStringLiteral("No connection is cut.")}},
        {QStringLiteral("invisible-comments"), {QStringLiteral("The page cuts and reopens a healthy stream.")}},
        {QStringLiteral("half-open"),
         {QStringLiteral("Nothing arrives any more."), QStringLiteral("So it has never tried anew.")}},
        {QStringLiteral("reconnect-storm"), {QStringLiteral("With jitter the peak is at most a quarter.")}},
        {QStringLiteral("buffering-proxy"), {QStringLiteral("Many of its events are late.")}},
        {QStringLiteral("slow-consumer"), {QStringLiteral("The server disconnects the slow client.")}},
        {QStringLiteral("six-connections"),
         {QStringLiteral("The seventh client gets nothing as long as six streams are open.")}},
        {QStringLiteral("text-and-binary"), {QStringLiteral("Base64 costs about a third more.")}},
        {QStringLiteral("two-pollers"), {QStringLiteral("The receiver gets most events twice.")}},
        {QStringLiteral("bytes-on-the-wire"), {QStringLiteral("A long poll pays for two heads with each event.")}},
        {QStringLiteral("coordinated-omission"),
         {QStringLiteral("Counted from due, every tenth event was late by more than a second.")}},
        {QStringLiteral("tokens-and-origins"),
         {QStringLiteral("A foreign page gets 403, although its token is right.")}},
    };
    return claims.value(name);
}

qsizetype wordsIn(const QString &text)
{
    static const QRegularExpression space{QStringLiteral("\\s+")};
    return text.split(space, Qt::SkipEmptyParts).size();
}

qsizetype wordsIn(const LessonStep &step)
{
    qsizetype words = wordsIn(step.title) + wordsIn(step.text);
    if (const auto *question = std::get_if<step::Predict>(&step.what)) {
        words += wordsIn(question->answers.join(QLatin1Char(' '))) + wordsIn(question->why);
    }
    return words;
}

template <typename What>
bool is(const LessonStep &step, bool counter)
{
    const auto *const what = std::get_if<What>(&step.what);
    return what != nullptr && what->counter == counter;
}

/// The place of the first such step; the number of steps if there is none.
template <typename Predicate>
std::ptrdiff_t placeOf(const Lesson &lesson, Predicate predicate)
{
    return std::ranges::find_if(lesson.steps, predicate) - lesson.steps.begin();
}

/// An experiment that is being carried out.
class Trial
{
public:
    explicit Trial(const Experiment &experiment) : m_experiment{std::make_unique<ExperimentRun>(m_run, experiment)}
    {
        QObject::connect(m_experiment.get(), &ExperimentRun::ended, m_experiment.get(),
                         [this](const ExperimentReport &report) { m_outcome = report.outcome; });
        QObject::connect(m_experiment.get(), &ExperimentRun::failed, m_experiment.get(),
                         [this](const Error &error) { m_failure = error.message; });
        m_experiment->start();
    }

    [[nodiscard]] bool isOver() const { return m_outcome || !m_failure.isEmpty(); }
    [[nodiscard]] bool wait() const
    {
        constexpr int grace = 30'000;
        const auto longest = static_cast<int>(m_experiment->experiment().duration.count()) + grace;
        return QTest::qWaitFor([this] { return isOver(); }, longest);
    }
    [[nodiscard]] QString failure() const { return m_failure; }
    [[nodiscard]] const std::optional<Outcome> &outcome() const { return m_outcome; }

    /// What it says was expected, and is not so.
    [[nodiscard]] bool missed(const QString &claim) const
    {
        return std::ranges::any_of(m_outcome->results, [&claim](const ExpectationResult &result) {
            return !result.met && result.expectation.says == claim;
        });
    }
    /// For the test's log.
    [[nodiscard]] QString account() const
    {
        QStringList lines{m_outcome->sentence};
        for (const ExpectationResult &result : m_outcome->results) {
            lines.append((result.met ? QStringLiteral("met: ") : QStringLiteral("NOT MET: ")) + result.expectation.says
                         + QLatin1Char(' ') + result.sentence);
        }
        return lines.join(QLatin1Char('\n'));
    }

private:
    LiveRun m_run;
    std::unique_ptr<ExperimentRun> m_experiment;
    std::optional<Outcome> m_outcome;
    QString m_failure;
};

} // namespace

/// Every lesson's claim holds on real traffic, and does not hold when its cause is taken away.
class TestLessons : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shipped();
    void index();
    void form_data() { addLessons(); }
    void form();
    void holds_data() { addLessons(); }
    void holds();
    void experiment_data();
    void experiment();

private:
    static void addLessons();
    static void mustBeMet(const Experiment &experiment, std::unique_ptr<Trial> trial);
    static void mustNotBeMet(const Experiment &counter, const QStringList &claims, std::unique_ptr<Trial> trial);
    static void untilItTells(const Experiment &experiment, std::unique_ptr<Trial> &trial);
};

void TestLessons::addLessons()
{
    QTest::addColumn<QString>("name");
    for (const QString &name : namesIn(QStringLiteral("resources/lessons"))) {
        QTest::newRow(qPrintable(name)) << name;
    }
}

void TestLessons::shipped()
{
    const auto lessons = shippedLessons();
    QVERIFY2(lessons, qPrintable(lessons ? QString{} : lessons.error().message));
    QStringList names;
    int order = 0;
    for (const Lesson &lesson : *lessons) {
        names.append(lesson.name);
        QVERIFY2(lesson.order > order, qPrintable(lesson.name));
        order = lesson.order;
    }
    names.sort();
    QCOMPARE(names, namesIn(QStringLiteral("resources/lessons")));
    constexpr qsizetype planned = 17;
    QCOMPARE(names.size(), planned);
}

void TestLessons::index()
{
    const QString text = QString::fromUtf8(contentOf(sourcePath(QStringLiteral("resources/help/lessons.md"))));
    for (const QString &name : namesIn(QStringLiteral("resources/lessons"))) {
        QVERIFY2(text.contains(QLatin1Char('`') + name + QLatin1Char('`')), qPrintable(name));
    }
}

void TestLessons::form()
{
    QFETCH(const QString, name);
    const auto lesson = lessonOf(name);
    QVERIFY2(lesson, qPrintable(lesson ? QString{} : lesson.error().message));
    QCOMPARE(lesson->name, name);
    QVERIFY(!lesson->summary.isEmpty() && !lesson->counterSays.isEmpty());
    QVERIFY(lesson->steps.size() >= 5 && lesson->steps.size() <= 8);

    const auto isQuestion = [](const LessonStep &step) { return std::holds_alternative<step::Predict>(step.what); };
    const auto question = placeOf(*lesson, isQuestion);
    const auto run = placeOf(*lesson, [](const LessonStep &step) { return is<step::Run>(step, false); });
    const auto check = placeOf(*lesson, [](const LessonStep &step) { return is<step::Check>(step, false); });
    const auto again = placeOf(*lesson, [](const LessonStep &step) { return is<step::Run>(step, true); });
    const auto recheck = placeOf(*lesson, [](const LessonStep &step) { return is<step::Check>(step, true); });
    QVERIFY(question < run && run < check && check < again && again < recheck);
    QVERIFY(recheck < std::ssize(lesson->steps));
    QVERIFY(lesson->steps[static_cast<std::size_t>(run)].view != LessonView::None);
    const auto &answers = std::get<step::Predict>(lesson->steps[static_cast<std::size_t>(question)].what);
    QCOMPARE(answers.answers.size(), qsizetype{3});
    QVERIFY(answers.right >= 0 && answers.right < 3 && !answers.why.isEmpty());
    QVERIFY(!claimsOf(name).isEmpty());
    for (const QString &claim : claimsOf(name)) {
        const auto sayIt = [&claim](const Expectation &expectation) { return expectation.says == claim; };
        QVERIFY2(std::ranges::count_if(lesson->counter.expectations, sayIt) == 1, qPrintable(claim));
    }

    constexpr double wordsPerMinute = 130;
    constexpr double mostMinutes = 5;
    qsizetype words = 0;
    for (const LessonStep &step : lesson->steps) {
        words += wordsIn(step);
    }
    const std::chrono::duration<double, std::ratio<60>> runs = lesson->experiment.duration + lesson->counter.duration;
    const double minutes = static_cast<double>(words) / wordsPerMinute + runs.count();
    QVERIFY2(minutes <= mostMinutes, qPrintable(QString::number(minutes)));
    QVERIFY2(lesson->minutes >= minutes && lesson->minutes < minutes + 1, qPrintable(QString::number(minutes)));
}

void TestLessons::untilItTells(const Experiment &experiment, std::unique_ptr<Trial> &trial)
{
    constexpr int mostTrials = 3; // a machine that is too busy to tell has told nothing
    for (int i = 1;; ++i) {
        QVERIFY2(trial->wait(), "the run does not end");
        QVERIFY2(trial->failure().isEmpty(), qPrintable(trial->failure()));
        qInfo().noquote() << trial->account();
        if (trial->outcome()->verdict != OutcomeVerdict::Void || i == mostTrials) {
            return;
        }
        trial = std::make_unique<Trial>(experiment);
    }
}

void TestLessons::mustBeMet(const Experiment &experiment, std::unique_ptr<Trial> trial)
{
    untilItTells(experiment, trial);
    if (QTest::currentTestFailed()) {
        return;
    }
    QVERIFY2(trial->outcome()->verdict == OutcomeVerdict::Met, qPrintable(trial->outcome()->sentence));
}

void TestLessons::mustNotBeMet(const Experiment &counter, const QStringList &claims, std::unique_ptr<Trial> trial)
{
    untilItTells(counter, trial);
    if (QTest::currentTestFailed()) {
        return;
    }
    for (const QString &claim : claims) {
        QVERIFY2(trial->missed(claim), qPrintable(claim));
    }
    if (trial->outcome()->verdict == OutcomeVerdict::Void) {
        QSKIP(qPrintable(trial->outcome()->sentence));
    }
    QVERIFY2(trial->outcome()->verdict == OutcomeVerdict::NotMet, qPrintable(trial->outcome()->sentence));
}

void TestLessons::holds()
{
    QFETCH(const QString, name);
    const auto lesson = lessonOf(name);
    QVERIFY2(lesson, qPrintable(lesson ? QString{} : lesson.error().message));
    auto run = std::make_unique<Trial>(lesson->experiment);
    std::unique_ptr<Trial> counter;
    if (!runsAlone(name)) {
        counter = std::make_unique<Trial>(lesson->counter);
    }
    mustBeMet(lesson->experiment, std::move(run));
    if (!counter) {
        counter = std::make_unique<Trial>(lesson->counter);
    }
    mustNotBeMet(lesson->counter, claimsOf(name), std::move(counter));
}

void TestLessons::experiment_data()
{
    QTest::addColumn<QString>("name");
    for (const QString &name : namesIn(QStringLiteral("resources/experiments"))) {
        QTest::newRow(qPrintable(name)) << name;
    }
}

void TestLessons::experiment()
{
    QFETCH(const QString, name);
    const auto experiment =
        parseExperiment(contentOf(sourcePath(QStringLiteral("resources/experiments/%1.json").arg(name))));
    QVERIFY2(experiment, qPrintable(experiment ? QString{} : experiment.error().message));
    QCOMPARE(experiment->name, name);
    mustBeMet(*experiment, std::make_unique<Trial>(*experiment));
}

QTEST_GUILESS_MAIN(TestLessons)
#include "tst_lessons.moc"
