// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/loadreport.h"
#include "lab/loadreporthtml.h"
#include "lab/loadreportreader.h"
#include "lab/loadreporttext.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace pushscope;
using namespace std::chrono_literals;

/// A load's report, written and read back.
class TestLoadReport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatWasWritten();
    void holdsNoSecret();
    void readsWhatHasNoCurve();
    void nothingDelivered();
    void refused_data();
    void refused();
    void missingFile();
    void hugeCurveIsCut();

private:
    static LoadReport makeReport();
};

LoadReport TestLoadReport::makeReport()
{
    LoadConfig config;
    config.url = QUrl{QStringLiteral("http://127.0.0.1:8080/?channel=load")};
    config.transports = {Transport::Sse, Transport::ShortPoll};
    config.token = "secret";
    config.rate = 20;
    config.clients = 30;
    LoadResult result;
    result.window = 5s;
    result.interval = 50ms;
    result.publisher.offered = 100;
    result.publisher.sent = 100;
    result.publisher.confirmed = 99;
    result.publisher.lateness.record(1500us, 100);
    result.loopLag.record(200us, 50);
    result.processorShare = 0.25;
    for (const Transport transport : config.transports) {
        TransportLoad &load = result.transports[transport];
        load.clients = 30;
        load.connected = 29;
        load.offered = 2900;
        load.delivered = 2890;
        load.deliveredInTime = 2890;
        load.lost = 10;
        load.arrivals = 2890;
        load.wireBytes = 289'000;
        for (int i = 1; i <= 2890; ++i)
            load.latency.record(std::chrono::microseconds{i * 3});
        load.connect.record(4ms, 29);
        load.firstEvent.record(40ms, 29);
    }
    return makeLoadReport(config, result);
}

void TestLoadReport::readsWhatWasWritten()
{
    const LoadReport report = makeReport();
    const LoadFigures written = figuresOf(report);
    const auto read = readLoadReport(QJsonDocument{toJson(report)}.toJson());
    QVERIFY2(read.ok(), read.ok() ? "" : qPrintable(read.error().message));
    QCOMPARE(read->verdict, written.verdict);
    QVERIFY(written.verdict.kind == LoadVerdict::Kind::Invalid && written.verdict.reasons.size() > 1);
    QCOMPARE(read->at.toMSecsSinceEpoch(), written.at.toMSecsSinceEpoch());
    QCOMPARE(read->published, quint64{100});
    QCOMPARE(read->accepted, quint64{99});
    QCOMPARE(read->lateness, written.lateness);
    QCOMPARE(read->loopLag, written.loopLag);
    QCOMPARE(read->processorShare, 0.25);
    QCOMPARE(read->config.url, written.config.url);
    QCOMPARE(read->config.clients, 30);
    QCOMPARE(read->config.rate, 20.0);
    QCOMPARE(read->config.duration, written.config.duration);
    QCOMPARE(read->config.transports, written.config.transports);
    QCOMPARE(read->transports.size(), std::size_t{2});
    for (const auto &[transport, figures] : written.transports)
        QCOMPARE(read->transports.at(transport), figures);
}

void TestLoadReport::holdsNoSecret()
{
    const LoadReport report = makeReport();
    QVERIFY(!QJsonDocument{toJson(report)}.toJson().contains("secret"));
    QVERIFY(!loadHtml(report).contains("secret"));
}

void TestLoadReport::readsWhatHasNoCurve()
{
    QJsonObject object = toJson(makeReport());
    QJsonObject transports = object.value(QStringLiteral("transports")).toObject();
    QJsonObject sse = transports.value(QStringLiteral("sse")).toObject();
    sse.remove(QStringLiteral("latency_curve"));
    transports.insert(QStringLiteral("sse"), sse);
    object.insert(QStringLiteral("transports"), transports);
    object.remove(QStringLiteral("at"));
    const auto read = readLoadReport(QJsonDocument{object}.toJson());
    QVERIFY(read.ok());
    QVERIFY(read->transports.at(Transport::Sse).curve.empty());
    QVERIFY(!read->at.isValid());
    QVERIFY(read->transports.at(Transport::Sse).latency.p99 > 0);
}

void TestLoadReport::nothingDelivered()
{
    LoadConfig config;
    config.transports = {Transport::ShortPoll};
    LoadResult result;
    result.transports[Transport::ShortPoll].clients = 5;
    const LoadReport report = makeLoadReport(config, result);
    const QByteArray text = loadText(report);
    QVERIFY2(text.contains("\nshort poll "), text.constData());
    QVERIFY2(!text.contains("0 µs"), text.constData());
    QVERIFY(!loadHtml(report).contains(" 0 µs") && !loadHtml(report).contains(">~0 µs"));
    const QJsonObject poll =
        toJson(report).value(QStringLiteral("transports")).toObject().value(QStringLiteral("poll")).toObject();
    QVERIFY(!poll.isEmpty() && !poll.contains(QStringLiteral("latency_us")));
    const auto read = readLoadReport(QJsonDocument{toJson(report)}.toJson());
    QVERIFY(read.ok());
    QCOMPARE(read->transports.at(Transport::ShortPoll).latency.n, qint64{0});
    QVERIFY(durationText(100) == QStringLiteral("100 µs"));
}

void TestLoadReport::refused_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("nothing") << QByteArray{};
    QTest::newRow("no JSON") << QByteArray{"<html>"};
    QTest::newRow("a list") << QByteArray{"[1]"};
    QTest::newRow("another report") << QByteArray{R"({"verdict":"valid","verdict_reasons":[],"transports":{}})"};
    QTest::newRow("no transports") << QByteArray{
        R"({"verdict":"valid","publisher":{"offered":1},"generator":{"measured_s":1}})"};
    QTest::newRow("no verdict") << QByteArray{
        R"({"verdict":"fine","publisher":{"offered":1},"generator":{"measured_s":1},
                         "transports":{"sse":{}}})"};
    QTest::newRow("too long") << QByteArray{largestLoadReport + 1, ' '};
}

void TestLoadReport::refused()
{
    QFETCH(const QByteArray, json);
    const auto read = readLoadReport(json);
    QVERIFY(!read.ok());
    QVERIFY(!read.error().message.isEmpty());
}

void TestLoadReport::missingFile()
{
    const QTemporaryDir dir;
    const auto read = readLoadReportFile(dir.filePath(QStringLiteral("none.json")));
    QVERIFY(!read.ok());
    QVERIFY2(read.error().message.contains(QStringLiteral("none.json")), qPrintable(read.error().message));
}

void TestLoadReport::hugeCurveIsCut()
{
    QJsonArray curve;
    for (int i = 0; i < mostCurvePoints * 2; ++i)
        curve.append(QJsonArray{0.5, 1e300});
    const QJsonObject object{
        {QStringLiteral("verdict"), QStringLiteral("valid")},
        {QStringLiteral("publisher"), QJsonObject{{QStringLiteral("offered"), -5}}},
        {QStringLiteral("generator"), QJsonObject{{QStringLiteral("measured_s"), 1}}},
        {QStringLiteral("transports"),
         QJsonObject{{QStringLiteral("ws"),
                      QJsonObject{{QStringLiteral("latency_curve"), curve}, {QStringLiteral("clients"), 1e12}}}}},
    };
    const auto read = readLoadReport(QJsonDocument{object}.toJson());
    QVERIFY(read.ok());
    QCOMPARE(read->transports.at(Transport::WebSocket).curve.size(), std::size_t{mostCurvePoints});
    QCOMPARE(read->transports.at(Transport::WebSocket).clients, LoadConfig::mostClients);
    QCOMPARE(read->published, quint64{0});
}

QTEST_GUILESS_MAIN(TestLoadReport)
#include "tst_loadreport.moc"
