// SPDX-License-Identifier: GPL-3.0-or-later
#include "time/backoff.h"

#include <QTest>

#include <algorithm>
#include <limits>
#include <vector>

using namespace pushscope;
using namespace std::chrono_literals;

namespace {

std::vector<qint64> delays(Backoff::Limits limits, std::uint32_t seed, int count)
{
    Backoff backoff{limits, seed};
    std::vector<qint64> all;
    for (int i = 0; i < count; ++i) {
        all.push_back(backoff.next().count());
    }
    return all;
}

} // namespace

class TestBackoff : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void staysBelowTheCeiling_data();
    void staysBelowTheCeiling();
    void usesTheWholeRange();
    void theFloorIsAdded();
    void sameSeedSameDelays();
    void successBeginsAnew();
    void hugeLimitsDoNotOverflow();
};

void TestBackoff::staysBelowTheCeiling_data()
{
    QTest::addColumn<int>("attempt");
    QTest::addColumn<qint64>("ceiling");
    QTest::newRow("first") << 0 << qint64{500};
    QTest::newRow("second") << 1 << qint64{1000};
    QTest::newRow("sixth") << 5 << qint64{16'000};
    QTest::newRow("capped") << 6 << qint64{20'000};
    QTest::newRow("hundredth") << 99 << qint64{20'000};
}

void TestBackoff::staysBelowTheCeiling()
{
    QFETCH(const int, attempt);
    QFETCH(const qint64, ceiling);
    constexpr std::uint32_t seeds = 300;
    qint64 largest = 0;
    for (std::uint32_t seed = 0; seed < seeds; ++seed) {
        const auto delay = delays({}, seed, attempt + 1).back();
        QVERIFY(delay >= 0);
        QVERIFY(delay <= ceiling);
        largest = std::max(largest, delay);
    }
    QVERIFY2(largest > ceiling * 9 / 10, "the ceiling of the attempt is never approached");
}

void TestBackoff::usesTheWholeRange()
{
    const auto all = delays({1000ms, 1000ms}, 1, 1000);
    const auto [least, most] = std::ranges::minmax(all);
    QVERIFY2(least < 50, "full jitter begins at zero");
    QVERIFY(most > 950);
    QVERIFY(std::ranges::count_if(all, [](qint64 delay) { return delay < 500; }) > 400);
}

void TestBackoff::theFloorIsAdded()
{
    Backoff backoff{{100ms, 1000ms}, 7};
    for (int i = 0; i < 200; ++i) {
        const auto delay = backoff.next(3s);
        QVERIFY(delay >= 3s);
        QVERIFY(delay <= 4s);
    }
}

void TestBackoff::sameSeedSameDelays()
{
    QVERIFY(delays({}, 42, 50) == delays({}, 42, 50));
    QVERIFY(delays({}, 42, 50) != delays({}, 43, 50));
}

void TestBackoff::successBeginsAnew()
{
    Backoff backoff{{100ms, 60s}, 3};
    QCOMPARE(backoff.attempt(), 0);
    for (int i = 0; i < 10; ++i) {
        Q_UNUSED(backoff.next())
    }
    QCOMPARE(backoff.attempt(), 10);
    backoff.succeeded();
    QCOMPARE(backoff.attempt(), 0);
    QVERIFY(backoff.next() <= 100ms);
}

void TestBackoff::hugeLimitsDoNotOverflow()
{
    constexpr Backoff::Delay huge{std::numeric_limits<Backoff::Delay::rep>::max() / 2};
    for (const qint64 delay : delays({huge, huge}, 5, 70)) {
        QVERIFY(delay >= 0);
    }
    for (const qint64 delay : delays({0ms, 0ms}, 5, 5)) {
        QCOMPARE(delay, qint64{0});
    }
}

QTEST_APPLESS_MAIN(TestBackoff)
#include "tst_backoff.moc"
