// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/experimentreport.h"
#include "lab/experimentreporthtml.h"
#include "lab/reportcompare.h"
#include "lab/runreporthtml.h"
#include "reportsamples.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <algorithm>

using namespace pushscope;

namespace {

StoredReport stored(const QJsonObject &json, const QString &name)
{
    return *readReport(QJsonDocument{json}.toJson(), name);
}

QJsonObject runJson()
{
    return toJson(sampleRun());
}

QJsonObject withTransports(const QStringList &names)
{
    QJsonObject json = runJson();
    QJsonObject transports = json.value(QLatin1String("transports")).toObject();
    for (const QString &name : transports.keys()) {
        if (!names.contains(name)) {
            transports.remove(name);
        }
    }
    json.insert(QStringLiteral("transports"), transports);
    return json;
}

} // namespace

/// Two reports beside each other.
class TestReportCompare : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ratiosAndDifferences();
    void readsPages();
    void refuses_data();
    void refuses();
    void unreadable_data();
    void unreadable();
    void tellsWhatSpeaksAgainstIt();
    void hostileNames();
};

void TestReportCompare::ratiosAndDifferences()
{
    const QJsonObject first = runJson();
    QJsonObject second = first;
    QJsonObject transports = second.value(QLatin1String("transports")).toObject();
    QJsonObject sse = transports.value(QLatin1String("sse")).toObject();
    QJsonObject latency = sse.value(QLatin1String("latency_us")).toObject();
    latency.insert(QStringLiteral("p50"), latency.value(QLatin1String("p50")).toDouble() * 2);
    sse.insert(QStringLiteral("latency_us"), latency);
    sse.remove(QStringLiteral("connect_us"));
    transports.insert(QStringLiteral("sse"), sse);
    second.insert(QStringLiteral("transports"), transports);
    QJsonObject config = second.value(QLatin1String("config")).toObject();
    config.insert(
        QStringLiteral("server"),
        QJsonObject{{QStringLiteral("history"), 5}, {QStringLiteral("address"), QStringLiteral("127.0.0.1")}});
    second.insert(QStringLiteral("config"), config);
    const auto comparison =
        compareReports(stored(first, QStringLiteral("a.json")), stored(second, QStringLiteral("b.json")));
    QVERIFY(comparison.ok());
    const auto figure = [&comparison](const QString &name) {
        const auto found = std::ranges::find_if(comparison->figures, [&name](const auto &each) {
            return each.of == QLatin1String("sse") && each.name == name;
        });
        return found == comparison->figures.end() ? ReportComparison::Figure{} : *found;
    };
    QCOMPARE(figure(QStringLiteral("latency p50")).ratio().value_or(0), 2.0);
    QCOMPARE(figure(QStringLiteral("latency p90")).ratio().value_or(0), 1.0);
    QVERIFY(!figure(QStringLiteral("latency p90")).isFirstUnsure);
    QVERIFY(figure(QStringLiteral("latency p99")).isFirstUnsure && !figure(QStringLiteral("latency p99")).ratio());
    QVERIFY(figure(QStringLiteral("connect p50")).first && !figure(QStringLiteral("connect p50")).second);
    QVERIFY(!figure(QStringLiteral("lost")).ratio());
    QCOMPARE(comparison->configuration.size(), std::size_t{1});
    QCOMPARE(comparison->configuration.front().where, QStringLiteral("server history"));
    QCOMPARE(comparison->configuration.front().first, QStringLiteral("10000"));
    QCOMPARE(comparison->configuration.front().second, QStringLiteral("5"));
    QVERIFY(comparison->machine.empty());
    const QByteArray text = toText(*comparison);
    QVERIFY2(text.contains("  ~") && text.contains("~ marks a percentile"), text.constData());
    QVERIFY2(text.contains("× 2\n") && text.contains("server history") && text.contains("b.json"), text.constData());
    QVERIFY(toHtml(*comparison).contains("server history"));
}

void TestReportCompare::readsPages()
{
    const RunReport run = sampleRun();
    const auto page = readReport(toHtml(run, toJson(run)), QStringLiteral("a.html"));
    QVERIFY(page.ok());
    QCOMPARE(page->json, toJson(run));
    const auto experiment = readReport(toHtml(sampleExperiment()), QStringLiteral("e.html"));
    QVERIFY(experiment.ok());
    QVERIFY(experiment->kind == StoredReport::Kind::Experiment);
    const auto comparison = compareReports(*experiment, *experiment);
    QVERIFY(comparison.ok());
    QVERIFY(comparison->figures.size() > 10);
    QVERIFY(comparison->configuration.empty());
}

void TestReportCompare::refuses_data()
{
    QTest::addColumn<QJsonObject>("first");
    QTest::addColumn<QJsonObject>("second");
    QTest::addColumn<QString>("word");
    QTest::newRow("other transports") << withTransports({QStringLiteral("sse")})
                                      << withTransports({QStringLiteral("ws")}) << QStringLiteral("nothing in common");
    QTest::newRow("no transports") << withTransports({QStringLiteral("sse")}) << withTransports({})
                                   << QStringLiteral("no client");
    QTest::newRow("other kinds") << runJson() << toJson(sampleExperiment()) << QStringLiteral("an experiment");
    QJsonObject load = runJson();
    load.insert(QStringLiteral("publisher"), QJsonObject{});
    QTest::newRow("run and load") << runJson() << load << QStringLiteral("a load");
    ExperimentReport other = sampleExperiment();
    other.experiment.name = QStringLiteral("storm");
    QTest::newRow("other experiments") << toJson(sampleExperiment()) << toJson(other)
                                       << QStringLiteral("only runs of one experiment");
}

void TestReportCompare::refuses()
{
    QFETCH(const QJsonObject, first);
    QFETCH(const QJsonObject, second);
    QFETCH(const QString, word);
    const auto comparison = compareReports(stored(first, QStringLiteral("a")), stored(second, QStringLiteral("b")));
    QVERIFY(!comparison.ok());
    QVERIFY2(comparison.error().message.contains(word), qPrintable(comparison.error().message));
}

void TestReportCompare::unreadable_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("word");
    QTest::newRow("nothing") << QByteArray{} << QStringLiteral("x.json is empty");
    QTest::newRow("no JSON") << QByteArray{"{\"a\":"} << QStringLiteral("no JSON");
    QTest::newRow("a list") << QByteArray{"[1,2]"} << QStringLiteral("no report");
    QTest::newRow("another page") << QByteArray{"<!DOCTYPE html><p>Hello"} << QStringLiteral("none that PushScope");
    QTest::newRow("cut page") << QByteArray{"<html><script type=\"application/json\" id=\"pushscope-report\">{}"}
                              << QStringLiteral("none that PushScope");
    QTest::newRow("newer") << QByteArray{R"({"pushscope":"run-report","version":2})"}
                           << QStringLiteral("newer version");
    QTest::newRow("an experiment") << QByteArray{R"({"pushscope":"experiment","version":1,"name":"a"})"}
                                   << QStringLiteral("no report");
    QTest::newRow("too large") << QByteArray{largestReport + 1, ' '} << QStringLiteral("larger than");
}

void TestReportCompare::unreadable()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QString, word);
    const auto report = readReport(bytes, QStringLiteral("x.json"));
    QVERIFY(!report.ok());
    QVERIFY2(report.error().message.contains(word), qPrintable(report.error().message));
    QVERIFY(report.error().message.contains(QStringLiteral("x.json")));
}

void TestReportCompare::tellsWhatSpeaksAgainstIt()
{
    QJsonObject second = withTransports({QStringLiteral("sse"), QStringLiteral("ws")});
    second.insert(QStringLiteral("verdict"), QStringLiteral("invalid"));
    QJsonObject machine = second.value(QLatin1String("machine")).toObject();
    machine.insert(QStringLiteral("cores"), 99);
    second.insert(QStringLiteral("machine"), machine);
    const auto comparison = compareReports(stored(runJson(), QStringLiteral("a")), stored(second, QStringLiteral("b")));
    QVERIFY(comparison.ok());
    const QString all = comparison->warnings.join(u'\n');
    for (const char *part : {"INVALID", "same machine", "longpoll is only in a", "poll is only in a"}) {
        QVERIFY2(all.contains(QLatin1String{part}), qPrintable(all));
    }
    QCOMPARE(comparison->machine.size(), std::size_t{1});
}

void TestReportCompare::hostileNames()
{
    QJsonObject json = runJson();
    QJsonObject transports;
    transports.insert(hostileName, json.value(QLatin1String("transports")).toObject().value(QLatin1String("sse")));
    json.insert(QStringLiteral("transports"), transports);
    const auto comparison = compareReports(stored(json, hostileName), stored(json, hostileName));
    QVERIFY(comparison.ok());
    QVERIFY(!toHtml(*comparison).contains("<img"));
    QVERIFY(!toText(*comparison).contains('\a'));
}

QTEST_GUILESS_MAIN(TestReportCompare)
#include "tst_reportcompare.moc"
