// SPDX-License-Identifier: GPL-3.0-or-later
#include "experiment/lesson.h"
#include "experiment/mergepatch.h"
#include "unit/experiment/experimenttext.h"

#include <QTest>

using namespace pushscope;
using namespace pushscope::experimenttext;

namespace {

const QByteArray lesson = R"({
  "pushscope": "lesson",
  "version": 1,
  "name": "waiting",
  "order": 10,
  "title": "It waits",
  "summary": "What waits.",
  "minutes": 3,
  "steps": [
    {"title": "Read", "text": "Words."},
    {"title": "Think", "predict": {"answers": ["a", "b"], "right": 1, "why": "So."}},
    {"title": "Run", "run": "experiment", "view": "inspector", "filter": "sse"},
    {"title": "See", "check": "experiment"},
    {"title": "Again", "run": "counter", "view": "ledger"},
    {"title": "See again", "check": "counter"}
  ],
  "experiment": {
    "duration": "5s",
    "clients": [{"name": "a", "transport": "sse"}],
    "timeline": [{"at": "1s", "fault": "stall,for=1s"}],
    "expect": [{"figure": "latency_max", "at_least": "500ms"}]
  },
  "counter": {
    "says": "Nothing stalls.",
    "patch": {
      "seed": 2,
      "timeline": []
    }
  }
})";

QJsonValue json(const char *text)
{
    return QJsonDocument::fromJson(QByteArray{"{\"v\": "} + text + '}')[QStringLiteral("v")];
}

} // namespace

class TestLesson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyMember();
    void anExperimentOfItsOwnName();
    void refused_data();
    void refused();
    void merged_data();
    void merged();
};

void TestLesson::everyMember()
{
    const auto read = parseLesson(lesson);
    QVERIFY2(read.ok(), read ? "" : qPrintable(read.error().message));
    QCOMPARE(read->name, QStringLiteral("waiting"));
    QCOMPARE(read->order, 10);
    QCOMPARE(read->minutes, 3);
    QCOMPARE(read->summary, QStringLiteral("What waits."));
    QCOMPARE(read->steps.size(), std::size_t{6});
    QVERIFY(std::holds_alternative<step::Read>(read->steps[0].what));
    const auto predict = std::get<step::Predict>(read->steps[1].what);
    QVERIFY(predict.answers.size() == 2 && predict.right == 1 && predict.why == QStringLiteral("So."));
    QVERIFY(!std::get<step::Run>(read->steps[2].what).counter);
    QVERIFY(read->steps[2].view == LessonView::Inspector && read->steps[2].filter == QStringLiteral("sse"));
    QVERIFY(!std::get<step::Check>(read->steps[3].what).counter);
    QVERIFY(std::get<step::Run>(read->steps[4].what).counter);
    QVERIFY(std::get<step::Check>(read->steps[5].what).counter);
    QCOMPARE(read->experiment.name, read->name);
    QCOMPARE(read->experiment.title, read->title);
    QCOMPARE(read->experiment.timeline.size(), std::size_t{1});
    QCOMPARE(read->counter.timeline.size(), std::size_t{0});
    QCOMPARE(read->counter.seed, 2U);
    QCOMPARE(read->counter.duration, read->experiment.duration);
    QCOMPARE(read->counterSays, QStringLiteral("Nothing stalls."));
}

void TestLesson::anExperimentOfItsOwnName()
{
    const auto read = parseLesson(changed(lesson, R"("duration": "5s")", R"("name": "other", "title": "Other")"));
    QVERIFY(read.ok());
    QCOMPARE(read->experiment.name, QStringLiteral("other"));
    QCOMPARE(read->counter.title, QStringLiteral("Other"));
}

void TestLesson::refused_data()
{
    QTest::addColumn<QByteArray>("what");
    QTest::addColumn<QByteArray>("by");
    QTest::addColumn<QString>("message");
    const auto row = [](const char *label, const char *what, const QByteArray &by, const char *message) {
        QTest::newRow(label) << QByteArray{what} << by << QString::fromUtf8(message);
    };
    row("an experiment", R"("lesson")", R"("experiment")", "line 2: pushscope: lesson, not \"experiment\"");
    row("no steps", R"("steps")", R"("stops")", "line 9: stops: there is no such member; is \"steps\" meant?");
    row("no title", R"("title": "It waits",)", "", "line 1: \"title\" is missing");
    row("a year", R"("minutes": 3)", R"("minutes": 600)", "line 8: minutes: a whole number from 1 to 60");
    row("one answer", R"(["a", "b"])", R"(["a"])", "line 11: steps[1].predict.answers: a list of 2 to 6");
    row("empty answer", R"(["a", "b"])", R"(["a", ""])", "line 11: steps[1].predict.answers[1]: a text of 1 to 500");
    row("right answer that is none", R"("right": 1)", R"("right": 2)",
        "line 11: steps[1].predict.right: the place of an answer, from 0 to 1");
    row("no reason", R"(, "why": "So.")", "", "line 11: steps[1].predict: \"why\" is missing");
    row("unknown view", R"("view": "ledger")", R"("view": "ledgers")",
        "line 14: steps[4].view: none, panes, timeline, inspector, faults, figures or ledger, not \"ledgers\"");
    row("filter of another view", R"("view": "inspector")", R"("view": "panes")",
        "line 12: steps[2].filter: means something with \"view\": \"inspector\" only");
    row("run of what is not there", R"("run": "experiment")", R"("run": "experiments")",
        "line 12: steps[2].run: experiment or counter, not \"experiments\"");
    row("check before the run", R"("run": "experiment")", R"("run": "counter")",
        "line 13: steps[3].check: no step before it has this as its \"run\"");
    row("two things at once", R"("check": "counter")", R"("check": "counter", "run": "counter")",
        "line 15: steps[5].check: not beside \"run\"");
    row("wrong experiment", R"("at": "1s")", R"("at": "6s")", "line 20: experiment.timeline[0].at: a time as \"2s\"");
    row("nothing expected", R"("expect": [{"figure": "latency_max", "at_least": "500ms"}])", R"("expect": [])",
        "line 17: experiment: a lesson needs something in \"expect\"");
    row("experiment as a text", R"("experiment": {)", R"("experiment": "x", "exp": {)", "line 17: exp: there is no");
    row("no counter", R"("counter": {
    "says")",
        R"("countr": {
    "says")",
        "line 23: countr: there is no such member; is \"counter\" meant?");
    row("nothing is said of it", R"("says": "Nothing stalls.",)", "", "line 23: counter: \"says\" is missing");
    row("patch as a list", R"({
      "seed": 2,
      "timeline": []
    })",
        "[]", "line 25: counter.patch: an object, not an empty list");
    row("patch that changes nothing", R"("seed": 2,
      "timeline": [])",
        "", "line 25: counter.patch: changes nothing");
    row("patch with a wrong member", R"("seed": 2)", R"("seeds": 2)", "line 26: counter.patch.seeds: there is no such");
    row("patch with a wrong value", R"("timeline": []
)",
        R"("timeline": [{"at": "1s", "rate": 0}]
)",
        "line 27: counter.patch.timeline[0].rate: a number from");
    row("patch that breaks what it does not name", R"("seed": 2)", R"("duration": "500ms", "clients": null)",
        "line 25: counter.patch: \"clients\" is missing");
}

void TestLesson::refused()
{
    QFETCH(const QByteArray, what);
    QFETCH(const QByteArray, by);
    QFETCH(const QString, message);
    QVERIFY(parseLesson(lesson).ok());
    const QByteArray wrong = changed(lesson, what, by);
    QVERIFY(!wrong.isEmpty());
    const auto read = parseLesson(wrong);
    QVERIFY(!read.ok());
    QVERIFY2(read.error().message.startsWith(message), qPrintable(read.error().message));
    QCOMPARE(read.error().code, QByteArray{"bad-lesson"});
}

void TestLesson::merged_data()
{
    QTest::addColumn<QJsonValue>("target");
    QTest::addColumn<QJsonValue>("patch");
    QTest::addColumn<QJsonValue>("result");
    const auto row = [](const char *label, const char *target, const char *patch, const char *result) {
        QTest::newRow(label) << json(target) << json(patch) << json(result);
    };
    // RFC 7396, appendix A
    row("replaced", R"({"a":"b"})", R"({"a":"c"})", R"({"a":"c"})");
    row("added", R"({"a":"b"})", R"({"b":"c"})", R"({"a":"b","b":"c"})");
    row("taken away", R"({"a":"b"})", R"({"a":null})", "{}");
    row("one of two", R"({"a":"b","b":"c"})", R"({"a":null})", R"({"b":"c"})");
    row("a list by a text", R"({"a":["b"]})", R"({"a":"c"})", R"({"a":"c"})");
    row("a text by a list", R"({"a":"c"})", R"({"a":["b"]})", R"({"a":["b"]})");
    row("inside", R"({"a":{"b":"c"}})", R"({"a":{"b":"d","c":null}})", R"({"a":{"b":"d"}})");
    row("lists are not merged", R"({"a":[{"b":"c"}]})", R"({"a":[1]})", R"({"a":[1]})");
    row("a list by a list", R"(["a","b"])", R"(["c","d"])", R"(["c","d"])");
    row("an object by a list", R"({"a":"b"})", R"(["c"])", R"(["c"])");
    row("by null", R"({"a":"foo"})", "null", "null");
    row("by a text", R"({"a":"foo"})", R"("bar")", R"("bar")");
    row("null in the target stays", R"({"e":null})", R"({"a":1})", R"({"e":null,"a":1})");
    row("a list by an object", "[1,2]", R"({"a":"b","c":null})", R"({"a":"b"})");
    row("null in what is new", "{}", R"({"a":{"bb":{"ccc":null}}})", R"({"a":{"bb":{}}})");
}

void TestLesson::merged()
{
    QFETCH(const QJsonValue, target);
    QFETCH(const QJsonValue, patch);
    QTEST(mergePatched(target, patch), "result");
}

QTEST_GUILESS_MAIN(TestLesson)
#include "tst_lesson.moc"
