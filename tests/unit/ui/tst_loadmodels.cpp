// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/loadhistory.h"
#include "models/loadruns.h"
#include "models/loadtablemodel.h"
#include "models/loadtext.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace pushscope;
using namespace std::chrono_literals;

namespace {

LoadProgress progressAt(std::chrono::milliseconds elapsed, LoadPhase phase, double deliveredPerSecond, qint64 p99)
{
    LoadProgress progress;
    progress.elapsed = elapsed;
    progress.phase = phase;
    progress.offeredPerSecond = 10;
    TransportProgress &sse = progress.transports[Transport::Sse];
    sse.clients = 20;
    sse.connected = 20;
    sse.deliveredPerSecond = deliveredPerSecond;
    sse.latency.n = p99 > 0 ? 5 : 0;
    sse.latency.p50 = p99 / 2;
    sse.latency.p99 = p99;
    sse.latency.max = p99;
    return progress;
}

LoadFigures figures(qint64 p50, quint64 lost = 0)
{
    LoadFigures load;
    load.config.transports = {Transport::Sse};
    load.at = QDateTime::fromSecsSinceEpoch(1'700'000'000);
    TransportLoadFigures &sse = load.transports[Transport::Sse];
    sse.clients = 20;
    sse.connected = 19;
    sse.offeredPerSecond = 200;
    sse.deliveredPerSecond = 199;
    sse.lost = lost;
    sse.latency = {500, p50 / 2, p50, p50 * 2, p50 * 4, p50 * 8, p50 * 10, double(p50)};
    return load;
}

} // namespace

class TestLoadModels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ratesAreMeansOfASecondWithinAPhase();
    void nothingCameIsNoLatency();
    void lockstepOffersNothing();
    void historyIsBoundedAndKeepsTheWorst();
    void phasesAreStretches();
    void runsMakeRoom();
    void tableOfOneRun();
    void tableOfTwoRuns();
    void transportOfOneRunOnly();
    void ratio_data();
    void ratio();
    void progressOfTheWhole();
    void words();
};

void TestLoadModels::ratesAreMeansOfASecondWithinAPhase()
{
    LoadHistory history;
    for (int i = 1; i <= 3; ++i)
        history.add(progressAt(i * 250ms, LoadPhase::Warmup, 1000, 900));
    for (int i = 4; i <= 7; ++i)
        history.add(progressAt(i * 250ms, LoadPhase::Measuring, i % 2 == 0 ? 0 : 400, 900));
    QCOMPARE(history.points().back().transports.at(Transport::Sse).deliveredPerSecond, 200.0);
    QCOMPARE(history.points().back().offeredPerSecond, std::optional{200.0});
    QCOMPARE(history.points()[3].transports.at(Transport::Sse).deliveredPerSecond, 0.0);
}

void TestLoadModels::nothingCameIsNoLatency()
{
    LoadHistory history;
    history.add(progressAt(250ms, LoadPhase::Measuring, 0, 0));
    QVERIFY(!history.points().front().transports.at(Transport::Sse).latency);
}

void TestLoadModels::lockstepOffersNothing()
{
    LoadHistory history{false};
    history.add(progressAt(250ms, LoadPhase::Measuring, 5, 5));
    QVERIFY(!history.points().front().offeredPerSecond);
}

void TestLoadModels::historyIsBoundedAndKeepsTheWorst()
{
    LoadHistory history;
    const int many = static_cast<int>(LoadHistory::mostPoints) * 5;
    for (int i = 1; i <= many; ++i)
        history.add(progressAt(i * 250ms, LoadPhase::Measuring, 100, i == 777 ? 5'000'000 : 1000));
    QVERIFY(history.points().size() < LoadHistory::mostPoints);
    QVERIFY(history.points().size() >= LoadHistory::mostPoints / 4);
    QCOMPARE(history.points().back().at, many * 250ms);
    qint64 worst = 0;
    std::chrono::milliseconds before{-1};
    for (const LoadHistory::Point &point : history.points()) {
        QVERIFY(point.at > before);
        before = point.at;
        worst = std::max(worst, point.transports.at(Transport::Sse).latency->p99);
    }
    QCOMPARE(worst, 5'000'000);
}

void TestLoadModels::phasesAreStretches()
{
    LoadHistory history;
    history.add(progressAt(250ms, LoadPhase::Connecting, 0, 0));
    history.add(progressAt(500ms, LoadPhase::Measuring, 0, 0));
    history.add(progressAt(750ms, LoadPhase::Measuring, 0, 0));
    const auto stretches = history.stretches();
    QCOMPARE(stretches.size(), std::size_t{2});
    QCOMPARE(stretches[0].to, 250ms);
    QCOMPARE(stretches[1].from, 250ms);
    QCOMPARE(stretches[1].to, 750ms);
}

void TestLoadModels::runsMakeRoom()
{
    LoadRuns runs;
    const QAbstractItemModelTester tester{&runs, QAbstractItemModelTester::FailureReportingMode::QtTest};
    QSignalSpy dropped{&runs, &LoadRuns::dropped};
    const int first = runs.addRun(figures(100), std::make_shared<LoadHistory>());
    const int file = runs.addFile(figures(200), QStringLiteral("/a/b.json"));
    QVERIFY(runs.find(file)->name.startsWith(QStringLiteral("b.json")));
    QVERIFY(runs.find(first)->name.startsWith(QStringLiteral("#1")));
    for (std::size_t i = 0; i < LoadRuns::mostRuns - 1; ++i)
        runs.addRun(figures(100), nullptr);
    QCOMPARE(runs.rowCount(), static_cast<int>(LoadRuns::mostRuns));
    QCOMPARE(dropped.count(), 1);
    QCOMPARE(dropped.first().first().toInt(), first);
    QVERIFY(runs.find(first) == nullptr);
    QVERIFY(runs.find(file) != nullptr);
}

void TestLoadModels::tableOfOneRun()
{
    LoadTableModel table;
    const QAbstractItemModelTester tester{&table, QAbstractItemModelTester::FailureReportingMode::QtTest};
    table.setFigures(figures(1000, 3), {});
    QVERIFY(!table.compares());
    QCOMPARE(table.rowCount(), 1);
    const auto text = [&table](int column) { return table.index(0, column).data().toString(); };
    QCOMPARE(text(LoadTableModel::TransportColumn), QStringLiteral("SSE"));
    QCOMPARE(text(LoadTableModel::ClientsColumn), QStringLiteral("19 of 20"));
    QCOMPARE(text(LoadTableModel::LostColumn), QStringLiteral("3"));
    QCOMPARE(text(LoadTableModel::P50Column), QStringLiteral("1.0 ms"));
    QCOMPARE(text(LoadTableModel::P99Column), QStringLiteral("~4.0 ms")); // of 500, five are above
    QCOMPARE(text(LoadTableModel::MaxColumn), QStringLiteral("10 ms"));
    QVERIFY(table.toText().startsWith(QStringLiteral("Transport\tClients\t")));
}

void TestLoadModels::tableOfTwoRuns()
{
    LoadTableModel table;
    const QAbstractItemModelTester tester{&table, QAbstractItemModelTester::FailureReportingMode::QtTest};
    table.setFigures(figures(3000), figures(2000));
    QVERIFY(table.compares());
    QCOMPARE(table.rowCount(), 3);
    const auto text = [&table](int row, int column) { return table.index(row, column).data().toString(); };
    QCOMPARE(text(0, LoadTableModel::P50Column), QStringLiteral("3.0 ms"));
    QCOMPARE(text(1, LoadTableModel::P50Column), QStringLiteral("2.0 ms"));
    QCOMPARE(text(2, LoadTableModel::P50Column), QStringLiteral("1.50×"));
    QCOMPARE(text(2, LoadTableModel::RunColumn), QStringLiteral("A / B"));
    QCOMPARE(text(2, LoadTableModel::LostColumn), QStringLiteral("–"));
}

void TestLoadModels::transportOfOneRunOnly()
{
    LoadFigures other;
    other.transports[Transport::WebSocket].latency.n = 1;
    LoadTableModel table;
    table.setFigures(figures(3000), other);
    QCOMPARE(table.rowCount(), 6);
    QCOMPARE(table.index(1, LoadTableModel::P50Column).data().toString(), QStringLiteral("–"));
    QCOMPARE(table.index(2, LoadTableModel::P50Column).data().toString(), QStringLiteral("–"));
}

void TestLoadModels::ratio_data()
{
    QTest::addColumn<double>("first");
    QTest::addColumn<double>("second");
    QTest::addColumn<QString>("text");
    QTest::newRow("equal") << 2.0 << 2.0 << QStringLiteral("1.00×");
    QTest::newRow("less") << 1.0 << 4.0 << QStringLiteral("0.25×");
    QTest::newRow("tenfold") << 50.0 << 4.0 << QStringLiteral("12.5×");
    QTest::newRow("much") << 5000.0 << 4.0 << QStringLiteral("1250×");
    QTest::newRow("of nothing") << 0.0 << 4.0 << QStringLiteral("–");
    QTest::newRow("by nothing") << 4.0 << 0.0 << QStringLiteral("–");
}

void TestLoadModels::ratio()
{
    QFETCH(const double, first);
    QFETCH(const double, second);
    QString shown = LoadTableModel::ratioText(first, second);
    QTEST(shown.remove(QLatin1Char(',')), "text");
}

void TestLoadModels::progressOfTheWhole()
{
    LoadConfig config;
    config.warmup = 2s;
    config.duration = 8s;
    LoadProgress progress;
    QVERIFY(!progressShare(config, progress));
    progress.phase = LoadPhase::Warmup;
    progress.phaseElapsed = 1s;
    progress.phaseLength = 2s;
    QCOMPARE(progressShare(config, progress), std::optional{0.1});
    progress.phase = LoadPhase::Measuring;
    progress.phaseElapsed = 4s;
    progress.phaseLength = 8s;
    QCOMPARE(progressShare(config, progress), std::optional{0.6});
    QCOMPARE(progressText(progress), QStringLiteral("Measuring, 4 of 8 s"));
    progress.phase = LoadPhase::Draining;
    QCOMPARE(progressShare(config, progress), std::optional{1.0});
}

void TestLoadModels::words()
{
    LoadConfig config;
    config.transports = {Transport::Sse, Transport::WebSocket};
    config.clients = 200;
    config.rate = 20;
    config.duration = 5s;
    QCOMPARE(loadSummary(config), QStringLiteral("SSE + WebSocket × 200 clients · 20 /s · 100 B · 5 s"));
    config.model = LoadModel::Lockstep;
    config.transports.assign(allTransports.begin(), allTransports.end());
    QCOMPARE(loadSummary(config), QStringLiteral("4 × 200 clients · lockstep · 100 B · 5 s"));
    QCOMPARE(loadSentence(figures(1000)),
             QStringLiteral("VALID; Server-Sent Events: median 1.0 ms, 99th percentile 4.0 ms"));
}

QTEST_MAIN(TestLoadModels)
#include "tst_loadmodels.moc"
