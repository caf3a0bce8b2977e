// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/clockrelation.h"

#include <QTest>

using namespace pushscope;
using namespace std::chrono_literals;

namespace {

constexpr Instant start{1h};

ClockRelation measured(const QByteArray &clock, std::chrono::nanoseconds error, Instant at)
{
    ClockRelation relation;
    relation.clock = clock;
    relation.error = error;
    relation.measured = at;
    return relation;
}

} // namespace

class ClockRelationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingBeforeTheFirstRoundTrip() { QVERIFY(!ClockEstimator{}.estimate(QByteArrayLiteral("c"))); }

    void theShortestRoundTripDecides()
    {
        const auto theirs = [](Instant ours) { return toMicroseconds(ours + 5s); };
        ClockEstimator estimator;
        estimator.add(start, start + 40ms, theirs(start + 1ms));
        estimator.add(start + 1s, start + 1s + 10ms, theirs(start + 1s + 7ms));
        estimator.add(start + 2s, start + 2s + 30ms, theirs(start + 2s));
        QCOMPARE(estimator.samples(), 3);
        const auto relation = estimator.estimate(QByteArrayLiteral("c"));
        QVERIFY(relation.has_value());
        QCOMPARE(relation->error, std::chrono::nanoseconds{5ms});
        QCOMPARE(relation->offset, std::chrono::nanoseconds{5s + 2ms});
        QVERIFY((relation->offset - 5s) <= relation->error);
        QVERIFY(relation->measured == start + 1s + 10ms);
        QVERIFY(relation->toLocal(toMicroseconds(start + 5s + 2ms)) == start);
    }

    void theErrorGrowsWithAge()
    {
        const auto relation = measured(QByteArrayLiteral("c"), 1ms, start);
        QCOMPARE(relation.errorAt(start), std::chrono::nanoseconds{1ms});
        QCOMPARE(relation.errorAt(start - 1s), std::chrono::nanoseconds{1ms});
        QCOMPARE(relation.errorAt(start + 10s), std::chrono::nanoseconds{2ms});
    }

    void theSameClockIsExactForEver()
    {
        const auto relation = ClockRelation::sameClock(QByteArrayLiteral("c"));
        QCOMPARE(relation.errorAt(start + 1000h), 0ns);
        QVERIFY(relation.toLocal(toMicroseconds(start)) == start);
    }

    void better_data()
    {
        QTest::addColumn<QByteArray>("knownClock");
        QTest::addColumn<int>("knownError");
        QTest::addColumn<int>("age");
        QTest::addColumn<int>("freshError");
        QTest::addColumn<bool>("takesFresh");
        QTest::newRow("more certain") << QByteArray{"c"} << 2000 << 30 << 1000 << true;
        QTest::newRow("less certain") << QByteArray{"c"} << 1000 << 1 << 5000 << false;
        QTest::newRow("less certain, but the known has aged") << QByteArray{"c"} << 1000 << 60 << 5000 << true;
        QTest::newRow("another clock") << QByteArray{"d"} << 1 << 0 << 5000 << true;
    }

    void better()
    {
        QFETCH(QByteArray, knownClock);
        QFETCH(int, knownError);
        QFETCH(int, age);
        QFETCH(int, freshError);
        const auto known = measured(knownClock, std::chrono::microseconds{knownError}, start);
        const auto fresh =
            measured(QByteArrayLiteral("c"), std::chrono::microseconds{freshError}, start + std::chrono::seconds{age});
        QTEST(ClockRelation::better(known, fresh).measured == fresh.measured, "takesFresh");
        QVERIFY(ClockRelation::better({}, fresh).measured == fresh.measured);
    }
};

QTEST_GUILESS_MAIN(ClockRelationTest)
#include "tst_clockrelation.moc"
