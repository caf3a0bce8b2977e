// SPDX-License-Identifier: GPL-3.0-or-later
#include "experiment/experiment.h"
#include "unit/experiment/experimenttext.h"

#include <QTest>

using namespace pushscope;
using namespace pushscope::experimenttext;
using namespace std::chrono_literals;

namespace {

QString problem(const Result<Experiment> &experiment)
{
    return experiment ? QString{} : experiment.error().message;
}

} // namespace

class TestExperimentJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyMember();
    void defaults();
    void writtenAndReadAgain_data();
    void writtenAndReadAgain();
    void defaultsAreNotWritten();
    void refusedFiles_data();
    void refusedFiles();
    void linesAndPaths();
    void tokensAreNotShown();
};

void TestExperimentJson::everyMember() // NOLINT(readability-function-size): each member once
{
    const auto read = parseExperiment(R"({"pushscope": "experiment", "version": 1, "name": "all-1", "title": "T",
        "about": "A", "seed": 4294967295, "duration": "2m", "late_after": "500ms",
        "feed": {"source": "system", "rate": 2.5, "payload": "2k"},
        "server": {"heartbeat": "0s", "history": 7, "max_queue": "64k", "slow_consumer": "latest-only",
                   "token": "read", "publish_token": "write", "allow_origin": ["http://A.example"],
                   "nodes": 3, "broker": "redis"},
        "clients": [
            {"name": "Bare One", "transport": "sse", "raw": true, "watch": "events", "patience": "20s", "count": 3,
             "connected": false, "resumes": false, "jitter": false, "backoff_base": "1s", "backoff_cap": "1s",
             "ledger": "bob", "pool": "tabs", "pool_limit": 2, "node": "C", "token": "read",
             "headers": {"Origin": "http://a.example", "X-One": ""}},
            {"name": "b", "transport": "ws", "binary": true, "watch": "none"},
            {"name": "c", "transport": "longpoll", "timeout": "5s"},
            {"name": "d", "transport": "poll", "interval": "50ms"}],
        "timeline": [
            {"at": "0s", "fault": "delay:200ms,for=1s", "client": "b", "says": "Slow."},
            {"at": "0s", "clear_faults": true}, {"at": "1s", "rate": 0.5}, {"at": "1s", "heartbeat": "1s"},
            {"at": "1500ms", "burst": {"events": 100, "bytes": "1k", "binary": true}},
            {"at": "2s", "publish": {"event": "note", "data": {"a": [1, null]}}},
            {"at": "2s", "connect": "Bare One"}, {"at": "2min", "disconnect": "Bare One"},
            {"at": "2min", "stop_node": "A"}, {"at": "2min", "start_node": "C"}, {"at": "2min", "stop_redis": true},
            {"at": "2min", "start_redis": "without-data"}],
        "expect": [
            {"figure": "latency_p99", "client": "bob", "from": "1s", "to": "2s", "at_least": "250us", "at_most": "1s",
             "says": "S"},
            {"figure": "wire_bytes_in", "equals": "1k"},
            {"figure": "wire_count", "text": "id:", "direction": "down", "at_least": 2,
             "times": {"figure": "delivered", "client": "b"}}]})");
    QVERIFY2(read.ok(), qPrintable(problem(read)));
    QCOMPARE(read->seed, 4'294'967'295U);
    QCOMPARE(read->duration, 120'000ms);
    QCOMPARE(read->lateAfter, 500ms);
    QVERIFY((read->feed == ExperimentFeed{QStringLiteral("system"), 2.5, 2048}));
    QVERIFY((read->server
             == ExperimentServer{
                 0ms, 7, 65'536, QStringLiteral("latest-only"), "read", "write", {"http://a.example"}, 3, true}));
    const ExperimentClient &bare = read->clients[0];
    QCOMPARE(bare.name, QStringLiteral("Bare One"));
    QVERIFY(bare.raw && bare.count == 3 && !bare.connected && !bare.resumes && !bare.jitter);
    QVERIFY(bare.watch == ClientWatch::EventsOnly && bare.patience == 20s);
    QCOMPARE(bare.node, 2);
    QVERIFY(bare.backoffBase == 1s && bare.backoffCap == 1s && bare.poolLimit == 2);
    QCOMPARE(bare.ledger, QStringLiteral("bob"));
    QCOMPARE(bare.pool, QStringLiteral("tabs"));
    QCOMPARE(bare.token, QByteArray{"read"});
    QCOMPARE(bare.headers, (decltype(bare.headers){{"Origin", "http://a.example"}, {"X-One", ""}}));
    QVERIFY(read->clients[1].binary && read->clients[1].watch == ClientWatch::None);
    QCOMPARE(read->clients[2].timeout, 5s);
    QCOMPARE(read->clients[3].interval, 50ms);
    const auto &timeline = read->timeline;
    QCOMPARE(std::get<action::Arm>(timeline[0].what).fault.time, 200ms);
    QCOMPARE(std::get<action::Arm>(timeline[0].what).client, QStringLiteral("b"));
    QCOMPARE(timeline[0].says, QStringLiteral("Slow."));
    QVERIFY(std::holds_alternative<action::ClearFaults>(timeline[1].what));
    QCOMPARE(std::get<action::Rate>(timeline[2].what).perSecond, 0.5);
    QCOMPARE(std::get<action::Heartbeat>(timeline[3].what).interval, 1s);
    QVERIFY((std::get<action::Burst>(timeline[4].what) == action::Burst{100, 1024, true}));
    QCOMPARE(std::get<action::Publish>(timeline[5].what).type, QByteArray{"note"});
    QCOMPARE(std::get<action::Publish>(timeline[5].what).data[QStringLiteral("a")][0].toInt(), 1);
    QCOMPARE(std::get<action::Connect>(timeline[6].what).client, QStringLiteral("Bare One"));
    QCOMPARE(timeline[7].at, 120s);
    QCOMPARE(std::get<action::StopNode>(timeline[8].what).node, 0);
    QCOMPARE(std::get<action::StartNode>(timeline[9].what).node, 2);
    QVERIFY(std::holds_alternative<action::StopRedis>(timeline[10].what));
    QVERIFY(!std::get<action::StartRedis>(timeline[11].what).keepData);
    const auto &expected = read->expectations;
    QVERIFY(expected[0].figure.from == 1s && expected[0].figure.to == 2s);
    QVERIFY(expected[0].low == 250 && expected[0].high == 1'000'000);
    QVERIFY(expected[1].low == 1024 && expected[1].high == 1024);
    QVERIFY(expected[2].figure.up == false && expected[2].figure.text == "id:" && !expected[2].high);
    QVERIFY(expected[2].times && expected[2].times->figure == Figure::Delivered);
    const auto again = parseExperiment(toJson(*read));
    QVERIFY2(again.ok(), qPrintable(problem(again)));
    QVERIFY(*again == *read);
}

void TestExperimentJson::defaults()
{
    const auto read =
        parseExperiment(R"({"pushscope": "experiment", "name": "x", "clients": [{"name": "a", "transport": "sse"}]})");
    QVERIFY2(read.ok(), qPrintable(problem(read)));
    Experiment usual;
    usual.name = QStringLiteral("x");
    usual.clients.resize(1);
    usual.clients[0].name = QStringLiteral("a");
    QVERIFY(*read == usual);
}

void TestExperimentJson::writtenAndReadAgain_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("plain") << plain;
    QTest::newRow("number as a text") << withMember(R"("feed": {"payload": "1000"})");
    QTest::newRow("large number") << changed(plain, R"("rate": 10)", R"("publish": {"data": 9007199254740993})");
    QTest::newRow("fraction") << changed(plain, R"("rate": 10)", R"("rate": 0.1)");
    QTest::newRow("null") << changed(plain, R"("rate": 10)", R"("publish": {"data": null})");
    QTest::newRow("text") << changed(plain, R"("rate": 10)", R"("publish": {"data": "ü\n\u0000"})");
    QTest::newRow("fault with a fraction") << changed(plain, "stall,for=1s", "refuse,p=0.3,from=1.5s,seed=7");
    QTest::newRow("bound of nothing") << changed(plain, R"("50ms")", R"("0s")");
    QTest::newRow("bound of a fraction") << changed(plain, R"("equals": 0)", R"("at_most": 0.05)");
}

void TestExperimentJson::writtenAndReadAgain()
{
    QFETCH(const QByteArray, json);
    const auto read = parseExperiment(json);
    QVERIFY2(read.ok(), qPrintable(problem(read)));
    const auto again = parseExperiment(toJson(*read));
    QVERIFY2(again.ok(), qPrintable(problem(again)));
    QVERIFY(*again == *read);
}

void TestExperimentJson::defaultsAreNotWritten()
{
    const auto written = QJsonDocument::fromJson(toJson(*parseExperiment(plain))).object();
    QVERIFY(!written.contains(QStringLiteral("seed")) && !written.contains(QStringLiteral("feed")));
    QCOMPARE(written[QStringLiteral("clients")][0].toObject().keys(),
             (QStringList{QStringLiteral("name"), QStringLiteral("transport")}));
}

void TestExperimentJson::refusedFiles_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("message");
    const auto row = [](const char *label, const QByteArray &json, const char *message) {
        QTest::newRow(label) << json << QString::fromUtf8(message);
    };
    row("empty", "", "line 1: column 1: no JSON");
    row("no JSON", "{\n  \"a\": ,\n}", "line 2: column 9: no JSON");
    row("no object", "\n[1]", "line 2: a JSON object is needed");
    row("not closed", "{\"a\": 1", "line 1: column 8: no JSON");
    row("huge", QByteArray(Experiment::largestFile + 1, ' '), "the file is larger than 1048576 bytes");
    row("deep", QByteArray(5000, '['), "more than 24 lists and objects");
    row("deep inside",
        changed(plain, R"("rate": 10)", R"("publish": {"data": )" + QByteArray(30, '[') + QByteArray(30, ']') + "}"),
        "more than 24 lists and objects");
    row("no UTF-8", changed(plain, "plain", "pl\xff"), "line 4: is not UTF-8");
    row("UTF-16", QByteArray::fromHex("fffe7b007d00"), "line 1: is not UTF-8");
    row("no number", changed(plain, R"("rate": 10)", R"("rate": NaN)"), "line 13: column");
    row("endless number", changed(plain, R"("rate": 10)", R"("rate": 1e999)"), "line 13: column");
    row("a member twice", withMember(R"("seed": 1, "seed": 2)"), "line 5: seed: is given twice");
    row("a lesson", changed(plain, R"("experiment")", R"("lesson")"), "line 2: pushscope: experiment, not \"lesson\"");
    row("something else", R"({"name": "x", "clients": [{"name": "a", "transport": "sse"}]})",
        "line 1: \"pushscope\" is missing");
}

void TestExperimentJson::refusedFiles()
{
    QFETCH(const QByteArray, json);
    QFETCH(const QString, message);
    const auto read = parseExperiment(json);
    QVERIFY(!read.ok());
    QVERIFY2(read.error().message.startsWith(message), qPrintable(read.error().message));
    QCOMPARE(read.error().code, QByteArray{"bad-experiment"});
}

void TestExperimentJson::linesAndPaths()
{
    const auto late = parseExperiment(changed(plain, R"("at": "2s")", R"("at": "11s")"));
    QVERIFY(!late.ok());
    QCOMPARE(late.error().message,
             QStringLiteral("line 14: timeline[1].at: a time as \"2s\", at most the duration (10 s)"));
    const auto unknown = parseExperiment(changed(plain, R"("equals")", R"("eqals")"));
    QCOMPARE(unknown.error().message,
             QStringLiteral("line 17: expect[0].eqals: there is no such member; is \"equals\" meant?"));
    const auto missing = parseExperiment(changed(plain, R"("name": "socket", )", ""));
    QCOMPARE(missing.error().message.left(41), QStringLiteral("line 8: clients[1]: \"name\" is missing: 1 "));
}

void TestExperimentJson::tokensAreNotShown()
{
    const auto read = parseExperiment(withClient(R"("transport": "sse", "token": "se cret")"));
    QVERIFY(!read.ok());
    QCOMPARE(read.error().field, QStringLiteral("clients[0].token"));
    QVERIFY2(!read.error().message.contains(QStringLiteral("cret")), qPrintable(read.error().message));
}

QTEST_GUILESS_MAIN(TestExperimentJson)
#include "tst_experimentjson.moc"
