// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/runtablemodel.h"
#include "models/timelinemodel.h"
#include "ui/fakerun.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace pushscope;
using namespace std::chrono_literals;

class TestRunModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void snapshotsReachTheirPanes();
    void removedPaneIsPassedOver();
    void windowReachesEveryFrame();
    void tableFollowsPanesAndFigures();
    void timelineListsWhatHappened();
    void timelineIsBounded();
    void cutShowsAsGapAndReplay();
};

namespace {

void play(FakeRun &fake, RunModel &run, std::chrono::milliseconds length)
{
    for (auto spent = 0ms; spent < length; spent += 40ms) {
        fake.advance(40ms);
        run.apply(*fake.take());
    }
}

} // namespace

void TestRunModel::snapshotsReachTheirPanes()
{
    RunModel run;
    FakeRun fake{50};
    fake.addPanes(run);
    play(fake, run, 2s);
    QCOMPARE(run.panes().size(), std::size_t{4});
    for (const auto &pane : run.panes()) {
        QCOMPARE(pane->latest().counters.events, quint64{100});
        QCOMPARE(pane->series().samples().size(), std::size_t{100});
        QCOMPARE(pane->latest().state, ClientState::Open);
    }
    QVERIFY(run.eventsPerSecond() > 150);
    run.clear();
    QCOMPARE(run.panes().front()->latest().counters.events, quint64{0});
}

void TestRunModel::removedPaneIsPassedOver()
{
    RunModel run;
    FakeRun fake;
    fake.addPanes(run);
    QSignalSpy removed{&run, &RunModel::paneRemoved};
    run.removePane(2);
    run.removePane(2);
    QCOMPARE(removed.count(), 1);
    play(fake, run, 1s);
    QCOMPARE(run.panes().size(), std::size_t{3});
    QVERIFY(run.pane(2) == nullptr);
    QCOMPARE(run.timelineFrame().lanes.size(), std::size_t{3});
}

void TestRunModel::windowReachesEveryFrame()
{
    RunModel run;
    FakeRun fake;
    fake.addPanes(run);
    play(fake, run, 15s);
    run.setWindow(10s);
    QCOMPARE(run.timelineFrame().window, std::chrono::milliseconds{10s});
    const ChartFrame frame = run.panes().front()->chartFrame(run.range(), {400, 100});
    QCOMPARE(frame.window, std::chrono::milliseconds{10s});
    QVERIFY(!frame.samples.empty());
    QVERIFY(frame.samples.front().delivered >= fake.now() - 11s);
    run.setWindow(10h);
    QCOMPARE(run.window(), PaneModel::longestWindow);
}

void TestRunModel::tableFollowsPanesAndFigures()
{
    RunModel run;
    RunTableModel table{run};
    const QAbstractItemModelTester tester{&table, QAbstractItemModelTester::FailureReportingMode::QtTest};
    QCOMPARE(table.rowCount(), 0);
    FakeRun fake;
    fake.addPanes(run);
    table.refresh();
    QCOMPARE(table.rowCount(), 4);
    QSignalSpy changed{&table, &QAbstractItemModel::dataChanged};
    play(fake, run, 1s);
    table.refresh();
    QCOMPARE(changed.count(), 1);
    QCOMPARE(table.index(0, RunTableModel::Count).data().toString(), QStringLiteral("50"));
    QCOMPARE(table.index(1, RunTableModel::Client).data().toString(), QStringLiteral("WebSocket"));
    run.removePane(1);
    table.refresh();
    QCOMPARE(table.rowCount(), 3);
}

void TestRunModel::timelineListsWhatHappened()
{
    RunModel run;
    TimelineModel log{run};
    const QAbstractItemModelTester tester{&log, QAbstractItemModelTester::FailureReportingMode::QtTest};
    FakeRun fake;
    fake.addPanes(run);
    play(fake, run, 4s);
    // Connecting and open for each; heartbeats and polls are not listed.
    QCOMPARE(log.rowCount(), 8);
    fake.cut(1s);
    play(fake, run, 200ms);
    QCOMPARE(log.rowCount(), 12);
    const int row = 8;
    QCOMPARE(log.index(row, TimelineModel::Client).data().toString(), QStringLiteral("SSE"));
    QCOMPARE(log.index(row, TimelineModel::What).data().toString(), QStringLiteral("backoff 1.1 s"));
    QCOMPARE(log.index(row, TimelineModel::Time).data().toString(), QStringLiteral("4.000"));
    QVERIFY(log.index(row, TimelineModel::Detail).data().toString().contains(QStringLiteral("reset")));
    run.clear();
    QCOMPARE(log.rowCount(), 0);
}

void TestRunModel::timelineIsBounded()
{
    RunModel run;
    TimelineModel log{run};
    const QAbstractItemModelTester tester{&log, QAbstractItemModelTester::FailureReportingMode::QtTest};
    run.addPane(1, Transport::Sse, QUrl{QStringLiteral("http://h")});
    Snapshot snapshot;
    snapshot.clients.resize(1);
    snapshot.clients.front().client = 1;
    for (std::size_t i = 0; i < TimelineModel::mostRows + 50; ++i)
        snapshot.clients.front().newMarks.push_back(
            {TimelineMark::Kind::Gap, Instant{std::chrono::seconds{i}}, {}, {}, {}});
    run.apply(snapshot);
    QCOMPARE(log.rowCount(), static_cast<int>(TimelineModel::mostRows));
    QCOMPARE(log.index(0, TimelineModel::Time).data().toString(), QStringLiteral("50.000"));
}

void TestRunModel::cutShowsAsGapAndReplay()
{
    RunModel run;
    FakeRun fake;
    fake.addPanes(run);
    play(fake, run, 5s);
    fake.cut(2s);
    play(fake, run, 4s);
    const ChartFrame frame = run.panes().front()->chartFrame(run.range(), {600, 200});
    QCOMPARE(frame.gaps.size(), std::size_t{1});
    const auto length = *frame.gaps.front().to - frame.gaps.front().from;
    QVERIFY(length >= 2s && length < 2100ms);
    const auto replayed =
        std::count_if(frame.samples.begin(), frame.samples.end(), [](const auto &s) { return s.replayed; });
    QVERIFY(replayed > 10);
    for (const LatencySample &sample : frame.samples)
        QVERIFY(sample.delivered <= frame.gaps.front().from + 10ms || sample.delivered >= *frame.gaps.front().to);
}

QTEST_GUILESS_MAIN(TestRunModel)
#include "tst_runmodel.moc"
