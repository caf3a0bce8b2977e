// SPDX-License-Identifier: GPL-3.0-or-later
#include "metrics/latencybuckets.h"

#include <QTest>

#include <algorithm>

using namespace pushscope;
using namespace std::chrono_literals;

class TestLatencyBuckets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void boundsGrow()
    {
        QVERIFY(std::ranges::is_sorted(LatencyBuckets::bounds));
        QCOMPARE(LatencyBuckets::bounds.front(), 100);
        QCOMPARE(LatencyBuckets::bounds.back(), 10'000'000);
    }

    void aValueIsInOneBucket_data()
    {
        QTest::addColumn<qint64>("nanoseconds");
        QTest::addColumn<int>("bucket");
        QTest::newRow("zero") << qint64{0} << 0;
        QTest::newRow("before it was due") << qint64{-5'000'000} << 0;
        QTest::newRow("a microsecond") << qint64{1'000} << 0;
        QTest::newRow("the first bound") << qint64{100'000} << 0;
        QTest::newRow("less than a microsecond above it") << qint64{100'999} << 0;
        QTest::newRow("above it") << qint64{101'000} << 1;
        QTest::newRow("the second bound") << qint64{250'000} << 1;
        QTest::newRow("a millisecond") << qint64{1'000'000} << 3;
        QTest::newRow("2 s") << qint64{2'000'000'000} << 13;
        QTest::newRow("the last bound") << qint64{10'000'000'000} << 15;
        QTest::newRow("above it all") << qint64{10'000'001'000} << 16;
        QTest::newRow("a day") << qint64{86'400'000'000'000} << 16;
        QTest::newRow("a year") << qint64{31'536'000'000'000'000} << 16;
    }

    void aValueIsInOneBucket()
    {
        QFETCH(qint64, nanoseconds);
        QFETCH(int, bucket);
        LatencyBuckets latency;
        latency.record(std::chrono::nanoseconds{nanoseconds});
        for (std::size_t i = 0; i < LatencyBuckets::buckets; ++i) {
            QCOMPARE(latency.count(i), static_cast<int>(i) == bucket ? 1 : 0);
        }
        QCOMPARE(latency.sum().count(), std::max<qint64>(nanoseconds / 1'000, 0));
    }

    void valuesAddUp()
    {
        LatencyBuckets latency;
        latency.record(90us);
        latency.record(95us);
        latency.record(300us);
        QCOMPARE(latency.count(0), 2);
        QCOMPARE(latency.count(2), 1);
        QCOMPARE(latency.sum(), 485us);
    }
};

QTEST_APPLESS_MAIN(TestLatencyBuckets)
#include "tst_latencybuckets.moc"
