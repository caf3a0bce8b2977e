// SPDX-License-Identifier: GPL-3.0-or-later
#include "load/loadschedule.h"
#include "load/loadtally.h"
#include "load/sequencecheck.h"

#include <QList>
#include <QTest>

using namespace pushscope;
using namespace std::chrono_literals;

class TestLoadSequence : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void check_data();
    void check();
    void manyHoles();
    void nothingCame();
    void missingOfRanges();
    void schedule();
    void tallyCountsTheWindowOnly();
    void tallyTellsOnTimeFromLate();
};

void TestLoadSequence::check_data()
{
    QTest::addColumn<QList<qint64>>("sequences");
    QTest::addColumn<QString>("outcomes"); ///< i in order, l late, d duplicate
    QTest::addColumn<qint64>("missing"); ///< of 0…9
    const auto row = [](const char *name, const QList<qint64> &sequences, const char *outcomes, qint64 missing) {
        QTest::newRow(name) << sequences << QString::fromLatin1(outcomes) << missing;
    };
    row("all", {0, 1, 2, 3, 4, 5, 6, 7, 8, 9}, "iiiiiiiiii", 0);
    row("the end is missing", {0, 1, 2}, "iii", 7);
    row("the beginning is missing", {7, 8, 9}, "iii", 7);
    row("a hole", {0, 1, 5, 6, 7, 8, 9}, "iiiiiii", 3);
    row("a hole filled from the front", {0, 4, 1, 2, 3}, "iilll", 5);
    row("a hole filled from the back", {0, 4, 3, 2, 1}, "iilll", 5);
    row("a hole filled in its middle", {0, 4, 2, 2}, "iild", 7);
    row("duplicates", {0, 0, 1, 1, 0}, "ididd", 8);
    row("older than the first", {5, 3, 3, 4, 6}, "ildli", 6);
    row("beyond the end", {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 12}, "iiiiiiiiiii", 0);
}

void TestLoadSequence::check()
{
    QFETCH(const QList<qint64>, sequences);
    QFETCH(const qint64, missing);
    SequenceCheck check;
    QString outcomes;
    for (const qint64 sequence : sequences) {
        switch (check.take(sequence)) {
        case SequenceCheck::Outcome::InOrder: outcomes += u'i'; break;
        case SequenceCheck::Outcome::Late: outcomes += u'l'; break;
        case SequenceCheck::Outcome::Duplicate: outcomes += u'd'; break;
        }
    }
    QTEST(outcomes, "outcomes");
    QCOMPARE(check.missing(0, 10), missing);
}

void TestLoadSequence::manyHoles()
{
    SequenceCheck check;
    constexpr auto taken = static_cast<qint64>(SequenceCheck::mostHoles) + 100;
    for (qint64 i = 0; i < taken; ++i) {
        (void)check.take(2 * i);
    }
    QVERIFY(check.missing(0, 2 * taken) >= taken);
    QVERIFY(check.missing(0, 1000) == 500);
}

void TestLoadSequence::nothingCame()
{
    const SequenceCheck check;
    QVERIFY(!check.started());
    QCOMPARE(check.missing(3, 10), qint64{7});
    QCOMPARE(check.missing(3, 3), qint64{0});
}

void TestLoadSequence::missingOfRanges()
{
    SequenceCheck check;
    for (const qint64 sequence : {2, 3, 6, 7, 8, 12, 13}) {
        (void)check.take(sequence); // 4, 5 and 9 to 11 have not come
    }
    const std::vector<SequenceRange> ranges{{0, 1}, {3, 5}, {5, 6}, {7, 10}, {11, 12}, {13, 15}};
    QCOMPARE(check.missing(ranges), qint64{1 + 1 + 1 + 1 + 1 + 1});
    QCOMPARE(check.missing(std::vector<SequenceRange>{}), qint64{0});
    QCOMPARE(SequenceCheck{}.missing(ranges), qint64{10});
}

void TestLoadSequence::schedule()
{
    const Instant start{1h};
    const LoadSchedule schedule{start, 100, 3};
    QCOMPARE(schedule.due(100), start);
    QCOMPARE(schedule.due(103), start + 1s); // nothing adds up
    QCOMPARE(schedule.due(100 + 3 * 86'400), start + 24h);
    QCOMPARE(schedule.within(2s), qint64{6});
    QCOMPARE(schedule.interval(), 333'333'333ns);
}

void TestLoadSequence::tallyCountsTheWindowOnly()
{
    LoadTally tally;
    SequenceCheck check;
    const LoadWindow window{2, 4};
    constexpr qint64 began = 500;
    QVERIFY(tally.take(check, {0, 1000}, 1200, began, window));
    QVERIFY(tally.take(check, {2, 2000}, 2300, began, window));
    QVERIFY(!tally.take(check, {2, 2000}, 2400, began, window));
    QVERIFY(!tally.take(check, {0, 1000}, 2400, began, window));
    QVERIFY(tally.take(check, {1, 1500}, 2500, began, window));
    QVERIFY(tally.take(check, {4, 4000}, 4100, began, window));
    QVERIFY(tally.take(check, {3, 3000}, 4200, began, window));
    QCOMPARE(tally.load.delivered, quint64{2});
    QCOMPARE(tally.load.duplicates, quint64{1});
    QCOMPARE(tally.load.outOfOrder, quint64{1});
    QCOMPARE(tally.load.latency.summary().max, qint64{1200});
    QCOMPARE(tally.load.latency.summary().min, qint64{300});
    QCOMPARE(tally.load.firstEvent.summary().max, qint64{700});
    QCOMPARE(tally.load.firstEvent.count(), qint64{1});
    QCOMPARE(tally.arrivals, quint64{5});
}

void TestLoadSequence::tallyTellsOnTimeFromLate()
{
    LoadTally tally;
    SequenceCheck check;
    tally.inTimeUntilUs = 5000;
    const LoadWindow window{0, 10};
    tally.openWindow();
    (void)tally.take(check, {0, 1000}, 5000, 0, window);
    tally.closeWindow();
    (void)tally.take(check, {1, 1000}, 5001, 0, window);
    QCOMPARE(tally.load.delivered, quint64{2});
    QCOMPARE(tally.load.deliveredInTime, quint64{1});
    QCOMPARE(tally.load.arrivals, quint64{1});
}

QTEST_GUILESS_MAIN(TestLoadSequence)
#include "tst_loadsequence.moc"
