// SPDX-License-Identifier: GPL-3.0-or-later
#include "metrics/ratemeter.h"

#include <QTest>

using namespace pushscope;
using namespace std::chrono_literals;

class TestRateMeter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSteadyRateIsRead_data()
    {
        QTest::addColumn<int>("perSecond");
        QTest::addColumn<qint64>("runMs");
        QTest::addColumn<double>("tolerance");
        QTest::newRow("20 for 1 s") << 20 << qint64{1'000} << 1.01;
        QTest::newRow("20 for 5 s") << 20 << qint64{5'000} << 0.3;
        QTest::newRow("20 for 60.1 s") << 20 << qint64{60'100} << 0.5;
        QTest::newRow("1000 for 60.37 s") << 1'000 << qint64{60'370} << 1.0;
    }

    void aSteadyRateIsRead()
    {
        QFETCH(int, perSecond);
        QFETCH(qint64, runMs);
        QFETCH(double, tolerance);
        ManualClock clock;
        RateMeter meter;
        const auto end = clock.now() + std::chrono::milliseconds{runMs};
        for (; clock.now() < end; clock.advance(1'000'000'000ns / perSecond)) {
            meter.add(clock.now());
        }
        const double read = meter.perSecond(end);
        QVERIFY2(std::abs(read - perSecond) <= tolerance, qPrintable(QString::number(read)));
    }

    void beforeAnythingCameItIsZero() { QCOMPARE(RateMeter{}.perSecond(ManualClock{}.now()), 0.0); }

    void oneCountDoesNotLookLikeThousands()
    {
        ManualClock clock;
        RateMeter meter;
        meter.add(clock.now());
        QVERIFY(meter.perSecond(clock.now()) <= 4);
    }

    void amountsAreAddedUp()
    {
        ManualClock clock;
        RateMeter meter;
        meter.add(clock.now(), 1'000);
        clock.advance(2s);
        meter.add(clock.now(), 3'000);
        QCOMPARE(meter.perSecond(clock.now()), 2'000.0);
    }

    void silenceFadesWithinTheWindow()
    {
        ManualClock clock;
        RateMeter meter;
        meter.add(clock.now(), 1'000);
        clock.advance(4s);
        QCOMPARE(meter.perSecond(clock.now()), 250.0);
        clock.advance(1s + 251ms);
        QCOMPARE(meter.perSecond(clock.now()), 0.0);
        clock.advance(1h);
        meter.add(clock.now(), 10);
        QCOMPARE(meter.perSecond(clock.now()), 2.0);
    }

    void clearStartsAnew()
    {
        ManualClock clock;
        RateMeter meter;
        meter.add(clock.now(), 1'000);
        meter.clear();
        clock.advance(1s);
        QCOMPARE(meter.perSecond(clock.now()), 0.0);
    }
};

QTEST_APPLESS_MAIN(TestRateMeter)
#include "tst_ratemeter.moc"
