// SPDX-License-Identifier: GPL-3.0-or-later
#include "metrics/timeseries.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace pushscope;
using namespace std::chrono_literals;

namespace {

constexpr Instant origin{1h};

LatencySample sample(std::chrono::nanoseconds after, int latency, bool replayed = false)
{
    return {origin + after, std::chrono::microseconds{latency}, replayed};
}

TimeSeries seriesOf(const std::vector<LatencySample> &samples)
{
    TimeSeries series{1h, 1'000'000};
    series.append(samples);
    return series;
}

std::vector<int> latencies(const std::vector<LatencySample> &samples)
{
    std::vector<int> values;
    std::ranges::transform(samples, std::back_inserter(values),
                           [](const LatencySample &each) { return static_cast<int>(each.latency.count()); });
    return values;
}

} // namespace

class TestTimeSeries : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theWindowEndsAtTheNewestSample()
    {
        TimeSeries series{10s, 100};
        series.append(std::vector{sample(0s, 1), sample(5s, 2), sample(10s, 3)});
        QCOMPARE(series.samples().size(), std::size_t{3});
        series.append(std::vector{sample(11s, 4)});
        QCOMPARE(series.samples().front(), sample(5s, 2));
        QCOMPARE(series.dropped(), quint64{0});

        series.setWindow(1s);
        QCOMPARE(series.samples().front(), sample(10s, 3));
        QCOMPARE(series.samples().size(), std::size_t{2});
    }

    void whatTheCapDropsIsCounted()
    {
        TimeSeries series{1h, 3};
        series.append(std::vector{sample(0s, 1), sample(1s, 2), sample(2s, 3), sample(3s, 4), sample(4s, 5)});
        QCOMPARE(series.samples().front(), sample(2s, 3));
        QCOMPARE(series.dropped(), quint64{2});
        series.clear();
        QVERIFY(series.samples().empty());
        QCOMPARE(series.dropped(), quint64{0});
    }

    void aColumnIsReducedToFirstLowestHighestLast_data()
    {
        QTest::addColumn<QList<int>>("given");
        QTest::addColumn<QList<int>>("drawn");
        QTest::newRow("nothing") << QList<int>{} << QList<int>{};
        QTest::newRow("one") << QList<int>{5} << QList<int>{5};
        QTest::newRow("two") << QList<int>{5, 6} << QList<int>{5, 6};
        QTest::newRow("lowest, then highest") << QList<int>{5, 6, 1, 4, 9, 7, 8} << QList<int>{5, 1, 9, 8};
        QTest::newRow("highest, then lowest") << QList<int>{5, 6, 9, 4, 1, 7, 8} << QList<int>{5, 9, 1, 8};
        QTest::newRow("first is lowest") << QList<int>{1, 6, 9, 7} << QList<int>{1, 9, 7};
        QTest::newRow("last is highest") << QList<int>{5, 1, 6, 9} << QList<int>{5, 1, 9};
        QTest::newRow("rising") << QList<int>{1, 2, 3, 4} << QList<int>{1, 4};
        QTest::newRow("all alike") << QList<int>{3, 3, 3, 3} << QList<int>{3, 3};
    }

    void aColumnIsReducedToFirstLowestHighestLast()
    {
        QFETCH(QList<int>, given);
        QFETCH(QList<int>, drawn);
        std::vector<LatencySample> samples;
        for (const int latency : given) {
            samples.push_back(sample(1ms * static_cast<int>(samples.size()), latency));
        }
        QCOMPARE(latencies(seriesOf(samples).decimated(origin, origin + 1s, 1)),
                 std::vector<int>(drawn.begin(), drawn.end()));
    }

    void replayedSamplesAreDecimatedApart()
    {
        const auto series = seriesOf({sample(0ms, 5), sample(1ms, 900, true), sample(2ms, 1), sample(3ms, 800, true),
                                      sample(4ms, 700, true), sample(5ms, 9), sample(6ms, 4)});
        QCOMPARE(latencies(series.decimated(origin, origin + 1s, 1)), (std::vector{5, 1, 9, 4, 900, 700}));
    }

    void theStretchIsHalfOpen()
    {
        const auto series =
            seriesOf({sample(-1ns, 1), sample(0s, 2), sample(1s, 3), sample(2s - 1ns, 4), sample(2s, 5)});
        QCOMPARE(latencies(series.decimated(origin, origin + 2s, 100)), (std::vector{2, 3, 4}));
        QVERIFY(series.decimated(origin, origin, 100).empty());
        QVERIFY(series.decimated(origin, origin + 1s, 0).empty());
    }

    void manySamplesKeepTheirSpikes()
    {
        constexpr int columns = 800;
        constexpr int count = 60'000;
        std::mt19937 random{3};
        std::vector<LatencySample> samples;
        samples.reserve(count);
        for (int n = 0; n < count; ++n) {
            samples.push_back(
                sample(n * (std::chrono::nanoseconds{30s} / count), 100 + static_cast<int>(random() % 50), n % 7 == 0));
        }
        samples[12'345].latency = 77'777us;
        samples[45'678].latency = 1us;
        const auto drawn = seriesOf(samples).decimated(origin, origin + 30s, columns);
        QVERIFY(drawn.size() <= 8 * columns);
        QVERIFY(drawn.size() >= 4 * columns);
        QVERIFY(std::ranges::count(drawn, samples[12'345]) == 1);
        QVERIFY(std::ranges::count(drawn, samples[45'678]) == 1);
        QVERIFY(std::ranges::count(drawn, samples.front()) == 1);
        QVERIFY(std::ranges::count(drawn, samples.back()) == 1);
    }
};

QTEST_APPLESS_MAIN(TestTimeSeries)
#include "tst_timeseries.moc"
