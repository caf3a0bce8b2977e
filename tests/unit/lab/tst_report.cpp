// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/report.h"

#include <QJsonArray>
#include <QTest>

using namespace pushscope;
using namespace std::chrono_literals;

namespace {

ClientFigures client(Transport transport, quint64 events)
{
    ClientFigures figures;
    figures.transport = transport;
    figures.connected = true;
    figures.counters.events = events;
    figures.counters.wireBytesIn = events * 100;
    figures.counters.payloadBytes = events * 40;
    figures.measured = 10s;
    return figures;
}

RunFigures run(std::vector<ClientFigures> clients)
{
    RunFigures figures;
    figures.clients = std::move(clients);
    figures.serverLoopLag.record(100us, 100);
    figures.clientLoopLag.record(100us, 100);
    return figures;
}

QJsonObject transportOf(const QJsonObject &report, const QString &name)
{
    return report.value(QLatin1String("transports")).toObject().value(name).toObject();
}

} // namespace

class TestReport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hasTheShapeOfTheContract();
    void mergesHistograms();
    void addsCounts();
    void judges_data();
    void judges();
    void leavesOutWhatIsUnknown();
};

void TestReport::hasTheShapeOfTheContract()
{
    ClientFigures sse = client(Transport::Sse, 100);
    sse.connect.record(2ms);
    sse.latency.record(1ms);
    sse.offered = 100;
    sse.offeredOver = 10s;
    RunFigures figures = run({sse, client(Transport::ShortPoll, 10)});
    figures.config.insert(QStringLiteral("rate"), 20);
    const QJsonObject report = toJson(makeReport(figures));

    QCOMPARE(report.value(QLatin1String("verdict")).toString(), QStringLiteral("valid"));
    QVERIFY(report.value(QLatin1String("verdict_reasons")).isArray());
    QVERIFY(report.value(QLatin1String("verdict_reasons")).toArray().isEmpty());
    QCOMPARE(report.value(QLatin1String("config")).toObject(), figures.config);
    const QJsonObject machine = report.value(QLatin1String("machine")).toObject();
    for (const auto *name : {"cores", "os", "kernel", "qt", "pushscope"}) {
        QVERIFY2(machine.contains(QLatin1String(name)), name);
    }
    QCOMPARE(machine.value(QLatin1String("pushscope")).toString(), QStringLiteral(PUSHSCOPE_VERSION));
    QCOMPARE(report.value(QLatin1String("transports")).toObject().keys(),
             (QStringList{QStringLiteral("poll"), QStringLiteral("sse")}));
    const QJsonObject figuresOfSse = transportOf(report, QStringLiteral("sse"));
    for (const auto *name :
         {"clients", "connected", "offered_per_s", "delivered", "delivered_per_s", "lost", "duplicates", "out_of_order",
          "replayed", "reconnects", "heartbeats", "wire_bytes_per_event", "payload_bytes_per_event"}) {
        QVERIFY2(figuresOfSse.value(QLatin1String(name)).isDouble(), name);
    }
    for (const auto *histogram : {"latency_us", "connect_us"}) {
        const QJsonObject values = figuresOfSse.value(QLatin1String(histogram)).toObject();
        for (const auto *name : {"n", "min", "p50", "p90", "p99", "p99_9", "max", "mean"}) {
            QVERIFY2(values.value(QLatin1String(name)).isDouble(), name);
        }
    }
    QCOMPARE(figuresOfSse.value(QLatin1String("offered_per_s")).toDouble(), 10.0);
    QCOMPARE(figuresOfSse.value(QLatin1String("wire_bytes_per_event")).toDouble(), 100.0);
    QCOMPARE(figuresOfSse.value(QLatin1String("payload_bytes_per_event")).toDouble(), 40.0);
}

void TestReport::mergesHistograms()
{
    ClientFigures fast = client(Transport::Sse, 900);
    fast.latency.record(1ms, 900);
    ClientFigures slow = client(Transport::Sse, 100);
    slow.latency.record(100ms, 100);
    const RunReport report = makeReport(run({fast, slow}));
    const LatencySummary latency = report.transports.at(Transport::Sse).latency;
    QCOMPARE(latency.n, 1000);
    QCOMPARE(latency.min, 1000);
    QCOMPARE(latency.max, 100'000);
    // An average of the two p90 would be near 50 ms.
    QVERIFY(latency.p90 < 1100);
    QVERIFY(latency.p99 > 99'000);
}

void TestReport::addsCounts()
{
    ClientFigures one = client(Transport::WebSocket, 100);
    one.ledger.duplicates = 2;
    one.ledger.outOfOrder = 3;
    one.counters.reconnects = 1;
    one.counters.replayed = 5;
    one.counters.heartbeats = 7;
    const TransportReport sum = makeReport(run({one, one, one})).transports.at(Transport::WebSocket);
    QCOMPARE(sum.clients, 3);
    QCOMPARE(sum.connected, 3);
    QCOMPARE(sum.delivered, 300U);
    QCOMPARE(sum.deliveredPerSecond, 30.0);
    QCOMPARE(sum.duplicates, 6U);
    QCOMPARE(sum.outOfOrder, 9U);
    QCOMPARE(sum.reconnects, 3U);
    QCOMPARE(sum.replayed, 15U);
    QCOMPARE(sum.heartbeats, 21U);
}

void TestReport::judges_data()
{
    QTest::addColumn<bool>("connected");
    QTest::addColumn<int>("offered");
    QTest::addColumn<int>("lost");
    QTest::addColumn<int>("lagMs");
    QTest::addColumn<int>("verdict");
    QTest::addColumn<QStringList>("reasons");
    const auto row = [](const char *name, bool connected, int offered, int lost, int lag, RunVerdict verdict,
                        const QStringList &reasons) {
        QTest::newRow(name) << connected << offered << lost << lag << static_cast<int>(verdict) << reasons;
    };
    row("all well", true, 1000, 0, 1, RunVerdict::Valid, {});
    row("just enough", true, 1010, 0, 20, RunVerdict::Valid, {});
    row("too few", true, 1020, 0, 1, RunVerdict::Invalid,
        {QStringLiteral("sse: 1000 of 1020 events arrived (98.0 %), less than 99 %")});
    row("foreign, nothing lost", true, -1, 0, 1, RunVerdict::Valid, {});
    row("foreign, lost", true, -1, 20, 1, RunVerdict::Invalid,
        {QStringLiteral("sse: 1000 of 1020 events arrived (98.0 %), less than 99 %")});
    row("never connected", false, 1000, 0, 1, RunVerdict::Invalid,
        {QStringLiteral("sse: 1 of 1 clients never connected")});
    row("busy", true, 1000, 0, 40, RunVerdict::Degraded,
        {QStringLiteral("the clients' thread was busy: its event loop came late by 40.0 ms at the 99th percentile")});
    row("busy and too few", true, 2000, 0, 40, RunVerdict::Invalid,
        {QStringLiteral("sse: 1000 of 2000 events arrived (50.0 %), less than 99 %"),
         QStringLiteral("the clients' thread was busy: its event loop came late by 40.0 ms at the 99th percentile")});
}

void TestReport::judges()
{
    QFETCH(bool, connected);
    QFETCH(int, offered);
    QFETCH(int, lost);
    QFETCH(int, lagMs);
    QFETCH(int, verdict);
    QFETCH(QStringList, reasons);
    ClientFigures sse = client(Transport::Sse, 1000);
    sse.connected = connected;
    sse.ledger.lost = static_cast<quint64>(lost);
    if (offered >= 0) {
        sse.offered = static_cast<quint64>(offered);
        sse.offeredOver = 10s;
    }
    RunFigures figures = run({sse});
    figures.clientLoopLag.clear();
    figures.clientLoopLag.record(std::chrono::milliseconds{lagMs}, 100);
    const RunReport report = makeReport(figures);
    QCOMPARE(static_cast<int>(report.verdict), verdict);
    QCOMPARE(report.reasons, reasons);
}

void TestReport::leavesOutWhatIsUnknown()
{
    const RunReport empty = makeReport(run({}));
    QCOMPARE(empty.verdict, RunVerdict::Invalid);
    QCOMPARE(empty.reasons, QStringList{QStringLiteral("there was no client")});

    const QJsonObject silent =
        transportOf(toJson(makeReport(run({client(Transport::LongPoll, 0)}))), QStringLiteral("longpoll"));
    QVERIFY(silent.value(QLatin1String("offered_per_s")).isNull());
    QVERIFY(silent.value(QLatin1String("wire_bytes_per_event")).isNull());
    QVERIFY(silent.value(QLatin1String("payload_bytes_per_event")).isNull());
    QVERIFY(!silent.contains(QLatin1String("connect_us")));
    QCOMPARE(silent.value(QLatin1String("latency_us")).toObject().value(QLatin1String("n")).toInt(), 0);
}

QTEST_APPLESS_MAIN(TestReport)
#include "tst_report.moc"
