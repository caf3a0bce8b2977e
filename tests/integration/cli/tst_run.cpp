// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/cli.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace pushscope::test;

namespace {

/// A second of events to one client of each streaming transport.
const QByteArray small = R"({
  "pushscope": "experiment",
  "name": "small",
  "title": "A small one",
  "duration": "1s",
  "feed": {"rate": 20},
  "clients": [{"name": "stream", "transport": "sse"}, {"name": "socket", "transport": "ws"}],
  "timeline": [{"at": "200ms", "publish": {"data": "x"}, "says": "One more."}],
  "expect": [
    {"figure": "delivered", "client": "stream", "at_least": 5, "says": "Some arrive."},
    {"figure": "lost", "equals": 0}
  ]
})";

const QByteArray lesson = R"({
  "pushscope": "lesson",
  "name": "small-lesson",
  "title": "It waits",
  "summary": "What waits.",
  "steps": [{"title": "Run", "run": "experiment"}, {"title": "See", "check": "experiment"}],
  "experiment": {
    "duration": "1500ms",
    "feed": {"rate": 20},
    "clients": [{"name": "a", "transport": "sse"}],
    "timeline": [{"at": "300ms", "fault": "stall,for=800ms"}],
    "expect": [{"figure": "latency_max", "at_least": "400ms"}]
  },
  "counter": {"says": "Nothing stalls.", "patch": {"timeline": []}}
})";

QByteArray replaced(QByteArray json, const QByteArray &what, const QByteArray &by)
{
    return json.replace(what, by);
}

} // namespace

/// `run` from outside.
class TestRun : public QObject
{
    Q_OBJECT

private:
    QString file(const QByteArray &json)
    {
        QFile file{m_folder.filePath(QStringLiteral("experiment.json"))};
        if (!file.open(QIODevice::WriteOnly) || file.write(json) != json.size()) {
            qFatal("cannot write");
        }
        return file.fileName();
    }
    Finished runFile(const QByteArray &json, const QStringList &more = {})
    {
        return run(QStringList{QStringLiteral("run"), file(json)} + more);
    }

    QTemporaryDir m_folder;

private Q_SLOTS:
    void isListed()
    {
        const auto [exitCode, output, errors] = run({QStringLiteral("run"), QStringLiteral("--list")});
        QCOMPARE(exitCode, 0);
        for (const char *name : {"first-screen", "comparison", "buffering-proxy", "two-pollers"}) {
            QVERIFY2(output.contains(QByteArray{"  "} + name + ' '), output.constData());
        }
        QCOMPARE(errors, QByteArray{});
    }

    void isListedAsJson()
    {
        const auto [exitCode, output, errors] =
            run({QStringLiteral("run"), QStringLiteral("--list"), QStringLiteral("--json")});
        QCOMPARE(exitCode, 0);
        const QJsonObject all = QJsonDocument::fromJson(output).object();
        QVERIFY2(!all.value(QStringLiteral("experiments")).toArray().isEmpty(), output.constData());
        const QJsonObject lesson = all.value(QStringLiteral("lessons")).toArray().first().toObject();
        QVERIFY2(!lesson.value(QStringLiteral("name")).toString().isEmpty(), output.constData());
        QVERIFY2(!lesson.value(QStringLiteral("title")).toString().isEmpty(), output.constData());
    }

    void printsNothingThatMovesTheCursor()
    {
        QByteArray evil = replaced(small, "A small one", "A \\u001b[2J\\u202e one");
        evil = replaced(evil, "One more.", "One\\r\\nmore\\u001b]0;x\\u0007");
        evil = replaced(evil, "Some arrive.", "Some\\u009b1m\\nverdict: MET");
        const auto [exitCode, output, errors] = runFile(evil);
        QCOMPARE(exitCode, 0);
        for (const QString &text : {QString::fromUtf8(output), QString::fromUtf8(errors)}) {
            for (const QChar c : text) {
                QVERIFY2(c == u'\n' || c.category() != QChar::Other_Control, qPrintable(text.toHtmlEscaped()));
            }
            QVERIFY(!text.contains(QChar{0x202e}));
        }
        QCOMPARE(output.count("\nverdict: "), 1);
        QCOMPARE(errors.count('\n'), 1);
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QStringList>("more");
        QTest::addColumn<QByteArray>("says");
        QTest::newRow("wrong member") << replaced(small, "\"rate\"", "\"rat\"") << QStringList{}
                                      << QByteArray{"experiment.json: line 6: feed.rat: there is no such member; is "
                                                    "\"rate\" meant?"};
        QTest::newRow("wrong value") << replaced(small, "200ms", "2s") << QStringList{}
                                     << QByteArray{"line 8: timeline[0].at: a time as \"2s\", at most the duration"};
        QTest::newRow("no JSON") << QByteArray{"{\n x"} << QStringList{} << QByteArray{"line 2: column"};
        QTest::newRow("empty") << QByteArray{} << QStringList{} << QByteArray{"line 1: column"};
        QTest::newRow("wrong lesson") << replaced(lesson, "\"summary\"", "\"sumary\"") << QStringList{}
                                      << QByteArray{"line 5: sumary: there is no such member"};
        QTest::newRow("no counter") << small << QStringList{QStringLiteral("--counter")} << QByteArray{"--counter: "};
        QTest::newRow("report of a kind that is none")
            << small << QStringList{QStringLiteral("--report"), QStringLiteral("x.txt")} << QByteArray{"--report"};
        QTest::newRow("report that cannot be written")
            << small << QStringList{QStringLiteral("--report"), QStringLiteral("/no/such/folder/x.json")}
            << QByteArray{"--report: cannot write /no/such/folder/x.json"};
    }

    void refuses()
    {
        QFETCH(const QByteArray, json);
        QFETCH(const QStringList, more);
        QFETCH(const QByteArray, says);
        const auto [exitCode, output, errors] = runFile(json, more);
        QCOMPARE(exitCode, 2);
        QCOMPARE(output, QByteArray{});
        QVERIFY2(errors.contains(says) && errors.count('\n') == 1, errors.constData());
    }

    void refusesWhatIsNotThere()
    {
        const auto nothing = run({QStringLiteral("run"), QStringLiteral("no-such-experiment")});
        QCOMPARE(nothing.exitCode, 2);
        QVERIFY2(nothing.errors.contains("no-such-experiment: there is no such file"), nothing.errors.constData());
        const auto near = run({QStringLiteral("run"), QStringLiteral("cafe-wfi")});
        QCOMPARE(near.exitCode, 2);
        QVERIFY2(near.errors.contains("is \"cafe-wifi\" meant?"), near.errors.constData());
        const auto none = run({QStringLiteral("run")});
        QCOMPARE(none.exitCode, 2);
        QVERIFY2(none.errors.startsWith("EXPERIMENT is missing: "), none.errors.constData());
        const auto folder = run({QStringLiteral("run"), m_folder.path()});
        QCOMPARE(folder.exitCode, 2);
    }

    void meetsItsExpectations()
    {
        const auto [exitCode, output, errors] = runFile(small);
        QVERIFY2(exitCode == 0, (output + errors).constData());
        QVERIFY2(output.startsWith("small: A small one\n"), output.constData());
        QVERIFY2(output.contains("met  events delivered of stream: "), output.constData());
        QVERIFY2(output.contains(", expected at least 5\n     Some arrive.\n"), output.constData());
        QVERIFY2(output.contains("\nsocket "), output.constData());
        QVERIFY2(output.contains("\nverdict: MET\n"), output.constData());
        QCOMPARE(errors, QByteArray{"0.2 s: One more.\n"});
    }

    void meetsThemNot()
    {
        const auto [exitCode, output, errors] = runFile(replaced(small, "\"at_least\": 5", "\"at_least\": 5000"));
        QCOMPARE(exitCode, 1);
        QVERIFY2(output.contains("NOT  events delivered of stream: "), output.constData());
        QVERIFY2(output.contains("expected at least 5,000"), output.constData());
        QVERIFY2(output.contains("verdict: NOT MET"), output.constData());
    }

    void isOneObject()
    {
        const QString report = m_folder.filePath(QStringLiteral("report.json"));
        const auto [exitCode, output, errors] =
            runFile(small, {QStringLiteral("--json"), QStringLiteral("--report"), report});
        QVERIFY2(exitCode == 0, (output + errors).constData());
        const QJsonObject object = QJsonDocument::fromJson(output).object();
        QCOMPARE(output.count('\n'), 1);
        for (const char *name : {"verdict", "verdict_reasons", "machine", "config", "transports", "experiment",
                                 "expectations", "ledger", "sentence"}) {
            QVERIFY2(object.contains(QLatin1String(name)), name);
        }
        const QJsonObject first = object[QStringLiteral("expectations")][0].toObject();
        QCOMPARE(text(first, "figure"), QStringLiteral("delivered"));
        QCOMPARE(text(first, "client"), QStringLiteral("stream"));
        QVERIFY(first[QStringLiteral("value")].toDouble() >= 5);
        QCOMPARE(first[QStringLiteral("expected")][QStringLiteral("at_least")].toInt(), 5);
        QVERIFY(first[QStringLiteral("met")].toBool());
        QCOMPARE(text(first, "says"), QStringLiteral("Some arrive."));
        QVERIFY(text(first, "sentence").startsWith(QStringLiteral("events delivered of stream: ")));
        const QJsonObject ledger = object[QStringLiteral("ledger")][QStringLiteral("stream")].toObject();
        for (const char *name : {"on_time", "late", "replayed", "duplicates", "lost", "not_due", "pending"}) {
            QVERIFY2(ledger[QLatin1String(name)].isDouble(), name);
        }
        QVERIFY(ledger[QStringLiteral("on_time")].toInt() >= 5);
        QFile written{report};
        QVERIFY(written.open(QIODevice::ReadOnly));
        QCOMPARE(QJsonDocument::fromJson(written.readAll()).object(), object);
    }

    void reportsAsAPage()
    {
        const QString report = m_folder.filePath(QStringLiteral("report.html"));
        const auto [exitCode, output, errors] = runFile(small, {QStringLiteral("--report"), report});
        QVERIFY2(exitCode == 0, (output + errors).constData());
        QFile written{report};
        QVERIFY(written.open(QIODevice::ReadOnly));
        const QByteArray page = written.readAll();
        QVERIFY(page.startsWith("<!DOCTYPE html>") && page.contains("A small one"));
    }

    void showsNoToken()
    {
        const QByteArray json = replaced(small, "\"feed\": {\"rate\": 20},",
                                         "\"feed\": {\"rate\": 20}, \"server\": {\"token\": \"verysecret\"},");
        const QByteArray known = replaced(json, "\"transport\": ", "\"token\": \"verysecret\", \"transport\": ");
        const auto [exitCode, output, errors] = runFile(known, {QStringLiteral("--json")});
        QVERIFY2(exitCode == 0, (output + errors).constData());
        QVERIFY2(!output.contains("verysecret") && !errors.contains("verysecret"), output.constData());
    }

    void runsALesson()
    {
        const auto [exitCode, output, errors] = runFile(lesson);
        QVERIFY2(exitCode == 0, (output + errors).constData());
        QVERIFY2(output.startsWith("small-lesson: It waits\n"), output.constData());
    }

    void runsACounterExperiment()
    {
        const auto [exitCode, output, errors] = runFile(lesson, {QStringLiteral("--counter")});
        QVERIFY2(exitCode == 0, (output + errors).constData());
        QVERIFY2(output.contains("NOT  highest latency of all clients: "), output.constData());
        QVERIFY2(output.contains("verdict: NOT MET, as it should be"), output.constData());
    }

    void aCounterThatIsMetFails()
    {
        const QByteArray same = replaced(lesson, R"("timeline": []})", R"("seed": 2})");
        const auto [exitCode, output, errors] = runFile(same, {QStringLiteral("--counter")});
        QVERIFY2(exitCode == 1, (output + errors).constData());
        QVERIFY2(output.contains("verdict: FAILED"), output.constData());
    }

    void endsWhenAsked_data()
    {
        QTest::addColumn<int>("signal");
        QTest::newRow("SIGINT") << SIGINT;
        QTest::newRow("SIGTERM") << SIGTERM;
    }

    void endsWhenAsked()
    {
        QFETCH(const int, signal);
        Cli cli{{QStringLiteral("run"), file(replaced(small, "\"1s\"", "\"1m\""))}};
        QVERIFY(cli.saidOnErrors("One more."));
        const qint64 took = cli.endBy(signal);
        QVERIFY2(took >= 0 && took < mostTimeToEnd, qPrintable(QString::number(took)));
        const auto [exitCode, output, errors] = cli.finished();
        QCOMPARE(exitCode, 1); // what was not seen to its end was not met
        QVERIFY2(output.contains("verdict: VOID"), output.constData());
    }
};

QTEST_GUILESS_MAIN(TestRun)
#include "tst_run.moc"
