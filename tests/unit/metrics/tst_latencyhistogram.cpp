// SPDX-License-Identifier: GPL-3.0-or-later
#include "metrics/latencyhistogram.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>
#include <random>

using namespace pushscope;
using std::chrono::microseconds;

namespace {

using Samples = std::vector<qint64>;
using Draw = std::function<double(std::mt19937 &)>;

constexpr int sampleCount = 100'000;

Samples drawn(const Draw &draw, std::uint32_t seed = 7)
{
    std::mt19937 random{seed};
    Samples samples(sampleCount);
    std::ranges::generate(samples, [&] { return static_cast<qint64>(std::clamp(draw(random), 0.0, 3.6e9)); });
    return samples;
}

LatencyHistogram histogramOf(const Samples &samples)
{
    LatencyHistogram histogram;
    for (const qint64 sample : samples) {
        histogram.record(microseconds{sample});
    }
    return histogram;
}

/// So much of the samples do not exceed it; in whole numbers, so that no rounding is shared.
qint64 exactPercentile(const Samples &sorted, int perTenThousand)
{
    const auto rank = (static_cast<qint64>(sorted.size()) * perTenThousand + 9'999) / 10'000;
    return sorted[static_cast<std::size_t>(std::max<qint64>(rank, 1) - 1)];
}

bool within(qint64 actual, qint64 exact)
{
    return std::abs(static_cast<double>(actual - exact)) <= 0.001 * static_cast<double>(exact);
}

} // namespace

Q_DECLARE_METATYPE(Draw)

class TestLatencyHistogram : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void percentilesAreWithinATenthOfAPercent_data()
    {
        QTest::addColumn<Draw>("draw");
        QTest::newRow("uniform up to 1 ms") << Draw{std::uniform_real_distribution{0.0, 1e3}};
        QTest::newRow("uniform up to 1 s") << Draw{std::uniform_real_distribution{0.0, 1e6}};
        QTest::newRow("uniform up to 1 h") << Draw{std::uniform_real_distribution{0.0, 3.6e9}};
        QTest::newRow("exponential") << Draw{std::exponential_distribution{1 / 5e3}};
        QTest::newRow("lognormal, long tail") << Draw{std::lognormal_distribution{7.0, 2.5}};
        QTest::newRow("two peaks") << Draw{[](std::mt19937 &random) {
            return random() % 100 < 95 ? 150.0 + static_cast<double>(random() % 20)
                                       : 400'000.0 + static_cast<double>(random() % 1'000);
        }};
        QTest::newRow("constant") << Draw{[](std::mt19937 &) { return 123'457.0; }};
    }

    void percentilesAreWithinATenthOfAPercent()
    {
        QFETCH(Draw, draw);
        Samples samples = drawn(draw);
        const LatencyHistogram histogram = histogramOf(samples);
        std::ranges::sort(samples);

        for (const int perTenThousand : {0, 1, 10, 100, 2'500, 5'000, 9'000, 9'900, 9'990, 9'999, 10'000}) {
            const qint64 exact = exactPercentile(samples, perTenThousand);
            const qint64 actual = histogram.percentile(perTenThousand / 10'000.0).count();
            QVERIFY2(within(actual, exact),
                     qPrintable(QStringLiteral("%1/10000: %2, exact %3").arg(perTenThousand).arg(actual).arg(exact)));
            QVERIFY(actual >= exact);
        }
        const LatencySummary summary = histogram.summary();
        QCOMPARE(summary.n, qint64{sampleCount});
        QCOMPARE(summary.min, samples.front());
        QCOMPARE(summary.max, samples.back());
        QVERIFY(within(summary.p50, exactPercentile(samples, 5'000)));
        QVERIFY(within(summary.p90, exactPercentile(samples, 9'000)));
        QVERIFY(within(summary.p99, exactPercentile(samples, 9'900)));
        QVERIFY(within(summary.p999, exactPercentile(samples, 9'990)));
        const double mean = std::accumulate(samples.begin(), samples.end(), 0.0) / sampleCount;
        QVERIFY(std::abs(summary.mean - mean) <= 1e-9 * mean);
    }

    void everyValueIsReportedWithinATenthOfAPercent()
    {
        for (qint64 value = 0; value < 3'600'000'000; value += 1 + value / 1'500) {
            LatencyHistogram histogram;
            histogram.record(microseconds{0});
            histogram.record(microseconds{value});
            histogram.record(LatencyHistogram::largest);
            const qint64 reported = histogram.percentile(0.5).count();
            QVERIFY2(within(reported, value), qPrintable(QStringLiteral("%1 as %2").arg(value).arg(reported)));
            QVERIFY(value >= 2'048 || reported == value);
        }
    }

    void smallCountsFollowTheDefinition_data()
    {
        QTest::addColumn<QList<int>>("samples");
        QTest::addColumn<double>("fraction");
        QTest::addColumn<int>("expected");
        const QList<int> ten{10, 20, 30, 40, 50, 60, 70, 80, 90, 100};
        QTest::newRow("none") << QList<int>{} << 0.5 << 0;
        QTest::newRow("one") << QList<int>{7} << 0.999 << 7;
        QTest::newRow("two, half") << QList<int>{7, 9} << 0.5 << 7;
        QTest::newRow("two, a little more") << QList<int>{7, 9} << 0.51 << 9;
        QTest::newRow("ten, p50") << ten << 0.5 << 50;
        QTest::newRow("ten, p90") << ten << 0.9 << 90;
        QTest::newRow("ten, p91") << ten << 0.91 << 100;
        QTest::newRow("ten, 0.3 is not exact in binary") << ten << 0.1 * 3 << 30;
        QTest::newRow("below the range") << ten << -1.0 << 10;
        QTest::newRow("above the range") << ten << 2.0 << 100;
    }

    void smallCountsFollowTheDefinition()
    {
        QFETCH(QList<int>, samples);
        QFETCH(double, fraction);
        QFETCH(int, expected);
        const LatencyHistogram histogram = histogramOf({samples.begin(), samples.end()});
        QCOMPARE(histogram.percentile(fraction).count(), expected);
    }

    void mergingEqualsRecordingIntoOne_data()
    {
        QTest::addColumn<Draw>("left");
        QTest::addColumn<Draw>("right");
        const Draw low{std::uniform_real_distribution{0.0, 500.0}};
        const Draw high{std::uniform_real_distribution{1e6, 2e9}};
        QTest::newRow("low into high") << high << low;
        QTest::newRow("high into low") << low << high;
        QTest::newRow("alike") << low << low;
    }

    void mergingEqualsRecordingIntoOne()
    {
        QFETCH(Draw, left);
        QFETCH(Draw, right);
        const Samples first = drawn(left, 1);
        const Samples second = drawn(right, 2);
        Samples both = first;
        both.insert(both.end(), second.begin(), second.end());

        LatencyHistogram merged = histogramOf(first);
        merged.merge(histogramOf(second));
        LatencySummary expected = histogramOf(both).summary();
        LatencySummary actual = merged.summary();
        QVERIFY(std::abs(actual.mean - expected.mean) <= 1e-9 * expected.mean);
        actual.mean = expected.mean = 0;
        QCOMPARE(actual, expected);
    }

    void mergingAnEmptyOneChangesNothing()
    {
        LatencyHistogram histogram = histogramOf({5, 7});
        const LatencySummary before = histogram.summary();
        histogram.merge({});
        QCOMPARE(histogram.summary(), before);

        LatencyHistogram empty;
        empty.merge(histogram);
        QCOMPARE(empty.summary(), before);
    }

    void valuesOutsideTheRangeCountAtItsEnds()
    {
        LatencyHistogram histogram;
        histogram.record(microseconds{-5});
        histogram.record(std::chrono::hours{2});
        QCOMPARE(histogram.summary().min, qint64{0});
        QCOMPARE(histogram.summary().max, qint64{3'600'000'000});
        QCOMPARE(histogram.count(), qint64{2});
    }

    void aCountRecordsThatManySamples()
    {
        LatencyHistogram counted;
        counted.record(microseconds{3}, 99);
        counted.record(microseconds{1'000}, 1);
        counted.record(microseconds{1}, 0);
        QCOMPARE(counted.count(), qint64{100});
        QCOMPARE(counted.summary().p99, qint64{3});
        QCOMPARE(counted.summary().p999, qint64{1'000});
        QCOMPARE(counted.summary().mean, 12.97);
    }

    void clearForgetsEverything()
    {
        LatencyHistogram histogram = histogramOf({5'000, 7'000});
        histogram.clear();
        QCOMPARE(histogram.summary(), LatencySummary{});
        histogram.record(microseconds{9'001});
        QCOMPARE(histogram.summary().min, qint64{9'001});
        QCOMPARE(histogram.summary().p50, qint64{9'001});
    }
};

QTEST_APPLESS_MAIN(TestLatencyHistogram)
#include "tst_latencyhistogram.moc"
