// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/schedule.h"

#include <QTest>

#include <vector>

using namespace pushscope;
using namespace std::chrono_literals;

namespace {

constexpr Instant start{1h};

/// What is due at `now`, as time since the start.
std::vector<std::chrono::nanoseconds> taken(Schedule &schedule, std::chrono::nanoseconds now)
{
    std::vector<std::chrono::nanoseconds> due;
    while (const auto next = schedule.take(start + now)) {
        due.push_back(*next - start);
    }
    return due;
}

using Times = std::vector<std::chrono::nanoseconds>;

} // namespace

class TestSchedule : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void dueTimesAreFixedInAdvance()
    {
        Schedule schedule{start, 10};
        QCOMPARE(taken(schedule, 0s), (Times{0ms}));
        QCOMPARE(taken(schedule, 99ms), Times{});
        QCOMPARE(taken(schedule, 437ms), (Times{100ms, 200ms, 300ms, 400ms}));
        QCOMPARE(schedule.next(), start + 500ms);
    }

    void aLongRunDoesNotDrift_data()
    {
        QTest::addColumn<double>("rate");
        QTest::newRow("lowest") << 0.01;
        QTest::newRow("third") << 3.0;
        QTest::newRow("sixty") << 60.0;
        QTest::newRow("odd") << 997.0;
        QTest::newRow("highest") << 100'000.0;
    }

    void aLongRunDoesNotDrift()
    {
        QFETCH(double, rate);
        Schedule schedule{start, rate};
        constexpr int events = 200'000;
        for (int n = 0; n < events; ++n) {
            const Instant due = schedule.next();
            const double expected = n * 1e9 / rate;
            QVERIFY(std::abs(static_cast<double>((due - start).count()) - expected) <= 1);
            QCOMPARE(schedule.take(due), std::optional{due});
        }
    }

    void aNewRateGoesOnFromTheLastDueTime()
    {
        Schedule schedule{start, 10};
        QCOMPARE(taken(schedule, 230ms), (Times{0ms, 100ms, 200ms}));
        schedule.setRate(20, start + 230ms);
        QCOMPARE(taken(schedule, 400ms), (Times{250ms, 300ms, 350ms, 400ms}));
    }

    void aNewRateBeforeTheFirstEventKeepsTheStart()
    {
        Schedule schedule{start, 10};
        schedule.setRate(5, start);
        QCOMPARE(taken(schedule, 400ms), (Times{0ms, 200ms, 400ms}));
    }

    void aFasterRateMakesNoBurstOfThePast()
    {
        Schedule schedule{start, 0.01};
        QCOMPARE(taken(schedule, 0s), (Times{0s}));
        schedule.setRate(10, start + 50s);
        QCOMPARE(taken(schedule, 50s + 150ms), (Times{50s, 50s + 100ms}));
    }

    void aNewRateKeepsWhatIsOverdue()
    {
        Schedule schedule{start, 10};
        QCOMPARE(taken(schedule, 0s), (Times{0s}));
        schedule.setRate(5, start + 350ms);
        QCOMPARE(taken(schedule, 350ms), (Times{100ms, 300ms}));
    }

    void farBehindItSkipsAndCounts()
    {
        Schedule schedule{start, 10};
        QCOMPARE(schedule.skipIfFarBehind(start + 60s), quint64{0});
        QCOMPARE(schedule.skipIfFarBehind(start + 60s + 50ms), quint64{601});
        QCOMPARE(schedule.next(), start + 60s + 100ms);
        QCOMPARE(schedule.skipIfFarBehind(start + 60s + 50ms), quint64{0});
    }
};

QTEST_APPLESS_MAIN(TestSchedule)
#include "tst_schedule.moc"
