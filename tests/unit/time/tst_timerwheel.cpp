// SPDX-License-Identifier: GPL-3.0-or-later
#include "time/timerwheel.h"

#include <QTest>

#include <functional>
#include <memory>
#include <random>

using namespace pushscope;
using namespace std::chrono_literals;

namespace {

class Waiter final : public TimerWheel::Entry
{
public:
    std::function<void(Instant)> onTimeout;
    int timeouts = 0;
    Instant at{};

private:
    void timedOut(Instant now) override
    {
        ++timeouts;
        at = now;
        if (onTimeout) {
            onTimeout(now);
        }
    }
};

constexpr Instant start{1h};

} // namespace

class TestTimerWheel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void neverEarlyAndAtMostOneSlotLate()
    {
        TimerWheel wheel{start};
        std::mt19937 random{7};
        std::vector<std::unique_ptr<Waiter>> waiters;
        std::vector<Instant> deadlines;
        for (int i = 0; i < 2000; ++i) {
            const Instant deadline = start + std::chrono::microseconds{random() % 60'000'000};
            waiters.push_back(std::make_unique<Waiter>());
            deadlines.push_back(deadline);
            wheel.wait(*waiters.back(), deadline);
        }
        for (Instant now = start; now < start + 61s; now += 5ms) {
            wheel.turn(now);
        }
        for (std::size_t i = 0; i < waiters.size(); ++i) {
            QCOMPARE(waiters[i]->timeouts, 1);
            QVERIFY(waiters[i]->at >= deadlines[i]);
            QVERIFY(waiters[i]->at <= deadlines[i] + TimerWheel::slotLength);
        }
    }

    void aPastDeadlineIsMetInTheNextTurn()
    {
        TimerWheel wheel{start};
        wheel.turn(start + 10s);
        Waiter waiter;
        wheel.wait(waiter, start);
        wheel.turn(start + 10s);
        QCOMPARE(waiter.timeouts, 1);
    }

    void aLongPauseMissesNoOne()
    {
        TimerWheel wheel{start};
        Waiter soon;
        Waiter late;
        wheel.wait(soon, start + 1ms);
        wheel.wait(late, start + 5h);
        wheel.turn(start + 4h);
        QCOMPARE(soon.timeouts, 1);
        QCOMPARE(late.timeouts, 0);
        wheel.turn(start + 6h);
        QCOMPARE(late.timeouts, 1);
    }

    void aMovedDeadlineCountsOnce()
    {
        TimerWheel wheel{start};
        Waiter waiter;
        wheel.wait(waiter, start + 100ms);
        wheel.wait(waiter, start + 200ms);
        wheel.turn(start + 150ms);
        QCOMPARE(waiter.timeouts, 0);
        wheel.turn(start + 250ms);
        QCOMPARE(waiter.timeouts, 1);
        QVERIFY(!waiter.isWaiting());
    }

    void entriesMayLeaveReenterAndDieWhileItTurns()
    {
        TimerWheel wheel{start};
        Waiter again;
        auto victim = std::make_unique<Waiter>();
        wheel.wait(again, start + 10ms);
        wheel.wait(*victim, start + 10ms);
        again.onTimeout = [&](Instant now) {
            victim.reset();
            wheel.wait(again, now + 100ms);
        };
        wheel.turn(start + 20ms);
        QVERIFY(!victim);
        QVERIFY(again.isWaiting());
        wheel.turn(start + 200ms);
        QCOMPARE(again.timeouts, 2);
    }

    void theWheelMayDieFirst()
    {
        Waiter waiter;
        {
            TimerWheel wheel{start};
            wheel.wait(waiter, start + 1s);
        }
        QVERIFY(!waiter.isWaiting());
    }
};

QTEST_APPLESS_MAIN(TestTimerWheel)
#include "tst_timerwheel.moc"
