// SPDX-License-Identifier: GPL-3.0-or-later
#include "stagedriver.h"

#include "link/bandwidthstage.h"
#include "link/blackholestage.h"
#include "link/cutstage.h"
#include "link/delaystage.h"
#include "link/slowclosestage.h"
#include "link/stallstage.h"

#include <QTest>

#include <algorithm>

using namespace pushscope;
using namespace pushscope::test;
using namespace std::chrono_literals;

namespace {

std::unique_ptr<Stage> delay(const char *text, quint32 connection = 1, quint64 direction = 1)
{
    const Fault what = fault(text);
    return std::make_unique<DelayStage>(what, FaultDraw{what, {1, connection}, direction});
}

using Times = std::vector<std::chrono::nanoseconds>;

/// When hundred cells of one KiB leave that came 10 ms apart, if each comes in so many parts.
Times jittered(const char *text, quint32 connection, quint64 direction, int parts = 1)
{
    constexpr qsizetype whole = 1024;
    StageDriver driver{delay(text, connection, direction)};
    for (int i = 0; i < 100; ++i) {
        for (int part = 0; part < parts; ++part) {
            driver.push(QByteArray((part + 1) * whole / parts - part * whole / parts, 'x'));
        }
        driver.run(10ms);
    }
    driver.run(10s);
    Times times;
    qsizetype left = 0;
    for (const auto &out : driver.out) {
        left += out.bytes.size();
        if (left % whole == 0) {
            times.push_back(out.at);
        }
    }
    return times;
}

} // namespace

class TestStages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void delayCountsFromArrival()
    {
        StageDriver driver{delay("delay:200ms")};
        driver.push("a");
        driver.run(50ms);
        driver.push("b");
        driver.push("c");
        driver.run(149ms);
        QVERIFY(driver.out.empty());
        driver.run(1s);
        QCOMPARE(driver.bytes(), QByteArray{"abc"});
        QVERIFY((driver.times() == Times{200ms, 250ms, 250ms}));
    }

    void delayDoesNotPileUpInABurst()
    {
        StageDriver driver{delay("delay:200ms")};
        for (int i = 0; i < 1000; ++i) {
            driver.push("x");
        }
        driver.run(200ms);
        QCOMPARE(driver.bytes().size(), 1000);
        QVERIFY(std::ranges::all_of(driver.times(), [](auto at) { return at == 200ms; }));
    }

    void delaysOnEachOtherAddUp()
    {
        StageDriver driver{delay("delay:200ms")};
        driver.pipe.attach(2, FaultKind::Delay, delay("delay:100ms"));
        driver.push("a");
        driver.run(1s);
        QVERIFY(driver.times() == Times{300ms});
    }

    void latenessDoesNotAddUp()
    {
        StageDriver driver{delay("delay:200ms")};
        driver.pipe.attach(2, FaultKind::Delay, delay("delay:100ms"));
        driver.push("a");
        driver.clock.advance(250ms); // the loop was busy
        driver.run(1s);
        QVERIFY(driver.times() == Times{300ms});
    }

    void theEndIsDelayedToo()
    {
        StageDriver driver{delay("delay:200ms")};
        driver.push("a");
        driver.run(10ms);
        driver.pushEnd(Cell::Kind::Fin);
        driver.run(1s);
        QCOMPARE(driver.bytes(), QByteArray{"a|"});
        QVERIFY((driver.times() == Times{200ms, 210ms}));
    }

    void delayOfNothingIsANoOp()
    {
        StageDriver driver{delay("delay:0")};
        driver.push("a");
        QVERIFY(driver.times() == Times{0ms});
    }

    void anEndedDelayKeepsItsTime()
    {
        StageDriver driver{delay("delay:200ms")};
        driver.push("a");
        driver.run(50ms);
        driver.end();
        QVERIFY(driver.out.empty());
        driver.run(1s);
        QVERIFY(driver.times() == Times{200ms});
        QVERIFY(driver.pipe.isPlain());
    }

    void unlessNewerBytesWouldOvertake()
    {
        StageDriver driver{delay("delay:200ms")};
        driver.push("a");
        driver.run(50ms);
        driver.end();
        driver.run(10ms);
        driver.push("b");
        QCOMPARE(driver.bytes(), QByteArray{"ab"});
        QVERIFY((driver.times() == Times{60ms, 60ms}));
        QVERIFY(driver.pipe.isPlain());
    }

    void jitterStaysWithinItsBoundsAndKeepsOrder()
    {
        const char *text = "delay:60ms±50ms,seed=3";
        const Times times = jittered(text, 1, 1);
        QCOMPARE(times.size(), std::size_t{100});
        QVERIFY(std::ranges::is_sorted(times));
        for (std::size_t i = 0; i < times.size(); ++i) {
            const auto delayed = times[i] - static_cast<int>(i) * 10ms;
            QVERIFY(delayed >= 10ms && delayed <= 110ms);
        }
        const auto [least, most] = std::ranges::minmax(times);
        QVERIFY(least != most);
    }

    void jitterIsTheSameForTheSameSeedAndPlace()
    {
        const Times one = jittered("delay:60ms±50ms,seed=3", 1, 1);
        QVERIFY(one == jittered("delay:60ms±50ms,seed=3", 1, 1));
        QVERIFY(one != jittered("delay:60ms±50ms,seed=4", 1, 1));
        QVERIFY(one != jittered("delay:60ms±50ms,seed=3", 2, 1));
        QVERIFY(one != jittered("delay:60ms±50ms,seed=3", 1, 2));
    }

    void jitterDoesNotDependOnThePieces()
    {
        const char *text = "delay:60ms±50ms,seed=3";
        const Times whole = jittered(text, 1, 1);
        QCOMPARE(whole.size(), std::size_t{100});
        for (const int parts : {2, 3, 50}) {
            QVERIFY(jittered(text, 1, 1, parts) == whole);
        }
    }

    void jitterGoesOnWhereTheDirectionStands()
    {
        const Fault what = fault("delay:60ms±50ms,seed=3");
        const auto firstDelay = [&what](qint64 offset) {
            StageDriver driver{std::make_unique<DelayStage>(what, FaultDraw{what, {1, 1}, 1}, offset)};
            driver.push("x");
            driver.run(1s);
            return driver.times().front();
        };
        QVERIFY(firstDelay(1023) == firstDelay(0));
        QVERIFY(firstDelay(1024) != firstDelay(0));
    }

    void drawsAreAsLikelyAsTold()
    {
        const Fault often = fault("refuse,p=0.25");
        int hits = 0;
        for (quint32 i = 1; i <= 10'000; ++i) {
            hits += drawsHit(often, {1, i}) ? 1 : 0;
            QVERIFY(!drawsHit(fault("refuse,p=0"), {1, i}));
            QVERIFY(drawsHit(fault("refuse"), {1, i}));
        }
        QVERIFY2(hits > 2300 && hits < 2700, qPrintable(QString::number(hits)));
    }

    void bandwidthIsExactOverASecond_data()
    {
        QTest::addColumn<int>("rate");
        QTest::addColumn<int>("piece");
        QTest::newRow("one piece") << 1000 << 5000;
        QTest::newRow("bytes") << 1000 << 1;
        QTest::newRow("slow") << 7 << 30;
        QTest::newRow("fast") << 10'000'000 << 30'000'000;
        QTest::newRow("no divisor") << 12'345 << 1'000;
    }

    void bandwidthIsExactOverASecond()
    {
        QFETCH(int, rate);
        QFETCH(int, piece);
        Fault line = fault("bandwidth:1");
        line.bytes = rate;
        StageDriver driver{std::make_unique<BandwidthStage>(line)};
        for (int pushed = 0; pushed < 3 * rate; pushed += piece) {
            driver.push(QByteArray(piece, 'x'));
        }
        driver.run(1s);
        QCOMPARE(driver.bytes().size(), rate);
        driver.run(1s);
        QCOMPARE(driver.bytes().size(), 2 * rate);
    }

    void bandwidthFlowsEvenly()
    {
        StageDriver driver{std::make_unique<BandwidthStage>(fault("bandwidth:10k"))};
        driver.push(QByteArray(10 * 1024, 'x'));
        driver.run(500ms);
        QVERIFY(std::abs(driver.bytes().size() - 5 * 1024) <= 103);
        driver.run(500ms);
        QCOMPARE(driver.bytes().size(), 10 * 1024);
        QVERIFY(driver.out.size() >= 90 && driver.out.size() <= 110);
    }

    void aQuietLineSavesNothingUp()
    {
        StageDriver driver{std::make_unique<BandwidthStage>(fault("bandwidth:1000"))};
        driver.push("x");
        driver.run(10s);
        driver.push(QByteArray(1000, 'y'));
        driver.run(500ms);
        QVERIFY(driver.bytes().size() <= 1 + 500);
        driver.run(500ms);
        QCOMPARE(driver.bytes().size(), 1001);
        QVERIFY(driver.times().front() == 1ms);
    }

    void anEndedLineLetsAllGo()
    {
        StageDriver driver{std::make_unique<BandwidthStage>(fault("bandwidth:10"))};
        driver.push("0123456789");
        driver.push("abc");
        driver.pushEnd(Cell::Kind::Fin);
        driver.run(500ms);
        QCOMPARE(driver.bytes(), QByteArray{"01234"});
        driver.end();
        QCOMPARE(driver.bytes(), QByteArray{"0123456789abc|"});
        QVERIFY(driver.pipe.isPlain());
    }

    void stallHoldsUntilItsEnd()
    {
        StageDriver driver{std::make_unique<StallStage>(), FaultKind::Stall};
        driver.push("a");
        driver.push("b");
        driver.pushEnd(Cell::Kind::Reset);
        driver.run(1h);
        QVERIFY(driver.out.empty());
        QCOMPARE(driver.pipe.held(), 2);
        driver.end();
        QCOMPARE(driver.bytes(), QByteArray{"ab!"});
        QVERIFY(driver.pipe.isPlain());
    }

    void blackholeSwallowsBytesAndEnds()
    {
        auto stage = std::make_unique<BlackholeStage>();
        const BlackholeStage *hole = stage.get();
        StageDriver driver{std::move(stage), FaultKind::Blackhole};
        QVERIFY(!hole->hasLost());
        driver.push("abc");
        driver.pushEnd(Cell::Kind::Fin);
        QCOMPARE(hole->lostBytes(), 3);
        QVERIFY(hole->hasLost());
        driver.end();
        driver.push("d");
        QCOMPARE(driver.bytes(), QByteArray{"d"});
    }

    void anEndAloneIsALossToo()
    {
        auto stage = std::make_unique<BlackholeStage>();
        const BlackholeStage *hole = stage.get();
        StageDriver driver{std::move(stage), FaultKind::Blackhole};
        driver.pushEnd(Cell::Kind::Reset);
        QVERIFY(hole->hasLost() && hole->lostBytes() == 0);
    }

    void cutIsExact_data()
    {
        QTest::addColumn<qint64>("left");
        QTest::addColumn<QByteArray>("passes");
        QTest::newRow("nothing left") << qint64{0} << QByteArray{"|"};
        QTest::newRow("gone by long ago") << qint64{-5} << QByteArray{"|"};
        QTest::newRow("within a piece") << qint64{4} << QByteArray{"abcd|"};
        QTest::newRow("between pieces") << qint64{3} << QByteArray{"abc|"};
        QTest::newRow("at the end") << qint64{6} << QByteArray{"abcdef|"};
        QTest::newRow("never") << qint64{7} << QByteArray{"abcdef"};
    }

    void cutIsExact()
    {
        QFETCH(qint64, left);
        QFETCH(QByteArray, passes);
        StageDriver driver;
        driver.pipe.attach(1, FaultKind::Cut, std::make_unique<CutStage>(left, driver.clock.now()));
        driver.push("abc");
        driver.push("def");
        QCOMPARE(driver.bytes(), passes);
        QCOMPARE(driver.pipe.held(), 0);
    }

    void anEndedCutPasses()
    {
        StageDriver driver;
        driver.pipe.attach(1, FaultKind::Cut, std::make_unique<CutStage>(4, driver.clock.now()));
        driver.push("abc");
        driver.end();
        driver.push("def");
        QCOMPARE(driver.bytes(), QByteArray{"abcdef"});
    }

    void slowCloseHoldsTheEndAlone()
    {
        StageDriver driver{std::make_unique<SlowCloseStage>(3s)};
        driver.push("a");
        driver.pushEnd(Cell::Kind::Fin);
        QCOMPARE(driver.bytes(), QByteArray{"a"});
        driver.run(10s);
        QCOMPARE(driver.bytes(), QByteArray{"a|"});
        QVERIFY((driver.times() == Times{0s, 3s}));
    }

    void anEndedSlowCloseLetsItGo()
    {
        StageDriver driver{std::make_unique<SlowCloseStage>(3s)};
        driver.pushEnd(Cell::Kind::Fin);
        driver.end();
        QCOMPARE(driver.bytes(), QByteArray{"|"});
    }

    void stagesStandInTheOrderOfTheirKinds()
    {
        StageDriver driver;
        driver.pipe.attach(1, FaultKind::Cut, std::make_unique<CutStage>(2, driver.clock.now()));
        driver.pipe.attach(2, FaultKind::Delay, delay("delay:1s"));
        driver.push("abc");
        QVERIFY(driver.out.empty()); // the delay stands before the cut
        driver.run(1s);
        QCOMPARE(driver.bytes(), QByteArray{"ab|"});
    }

    void whatIsHeldLeavesBeforeWhatIsNewer()
    {
        StageDriver driver{delay("delay:1s")};
        driver.pipe.attach(2, FaultKind::Stall, std::make_unique<StallStage>());
        driver.push("a");
        driver.run(1s);
        driver.push("b");
        driver.end(2);
        QCOMPARE(driver.bytes(), QByteArray{"a"});
        driver.end(1);
        driver.push("c");
        QCOMPARE(driver.bytes(), QByteArray{"abc"});
        QVERIFY(driver.pipe.isPlain());
    }

    void hitsAreToldOnce()
    {
        StallStage stall;
        QVERIFY(!stall.takeHit());
        const Instant now;
        stall.push({Cell::Kind::Bytes, "a", now}, now);
        stall.push({Cell::Kind::Bytes, "b", now}, now);
        QVERIFY(stall.takeHit());
        QVERIFY(!stall.takeHit());
        stall.push({Cell::Kind::Bytes, "c", now}, now);
        QVERIFY(!stall.takeHit());
    }
};

QTEST_APPLESS_MAIN(TestStages)
#include "tst_stages.moc"
