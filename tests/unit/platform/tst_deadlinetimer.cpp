// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/deadlinetimer.h"

#include <QEventLoop>
#include <QTest>
#include <QThread>

#include <algorithm>
#include <atomic>
#include <vector>

using namespace pushscope;
using namespace std::chrono_literals;

namespace {

Instant now()
{
    return SteadyClock{}.now();
}

} // namespace

class TestDeadlineTimer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itCallsOnceAndNotEarly()
    {
        int calls = 0;
        Instant called;
        DeadlineTimer timer{[&] {
            ++calls;
            called = now();
        }};
        const Instant deadline = now() + 20ms + 300us;
        timer.setDeadline(deadline);
        QTRY_COMPARE(calls, 1);
        QVERIFY(called >= deadline);

        DeadlineTimer later{[&] { calls += 10; }};
        later.setDeadline(now() + 30ms);
        QTRY_COMPARE(calls, 11);
    }

    void aPastDeadlineIsDueFromTheEventLoop_data()
    {
        QTest::addColumn<qint64>("nanoseconds");
        QTest::newRow("the clock's start") << qint64{0};
        QTest::newRow("before it") << qint64{-5};
        QTest::newRow("just now") << qint64{now().time_since_epoch().count()};
    }

    void aPastDeadlineIsDueFromTheEventLoop()
    {
        QFETCH(qint64, nanoseconds);
        int calls = 0;
        DeadlineTimer timer{[&] { ++calls; }};
        timer.setDeadline(Instant{std::chrono::nanoseconds{nanoseconds}});
        QCOMPARE(calls, 0);
        QTRY_COMPARE(calls, 1);
    }

    void aNewDeadlineReplacesTheOld()
    {
        int calls = 0;
        DeadlineTimer timer{[&] { ++calls; }};
        timer.setDeadline(now() + 1h);
        timer.setDeadline(now());
        QTRY_COMPARE(calls, 1);
    }

    void aCancelledDeadlineNeverCalls()
    {
        int cancelled = 0;
        int calls = 0;
        DeadlineTimer first{[&] { ++cancelled; }};
        DeadlineTimer second{[&] { ++calls; }};
        first.setDeadline(now());
        first.cancel();
        second.setDeadline(now() + 5ms);
        QTRY_COMPARE(calls, 1);
        QCOMPARE(cancelled, 0);
    }

    void theCallbackMaySetTheNextDeadline()
    {
        constexpr int rounds = 50;
        std::vector<std::chrono::nanoseconds> late;
        Instant deadline = now();
        DeadlineTimer *armed = nullptr;
        QEventLoop loop; // QTRY_* would sleep between its looks
        DeadlineTimer timer{[&] {
            late.push_back(now() - deadline);
            if (late.size() == rounds) {
                loop.quit();
                return;
            }
            deadline = now() + 1ms;
            armed->setDeadline(deadline);
        }};
        armed = &timer;
        timer.setDeadline(deadline);
        loop.exec();
        QCOMPARE(late.size(), std::size_t{rounds});
        QVERIFY(std::ranges::all_of(late, [](auto each) { return each >= 0ns; }));
        std::ranges::sort(late);
        qInfo("late by %lld us (median), %lld us (most)", static_cast<long long>(late[rounds / 2] / 1us),
              static_cast<long long>(late.back() / 1us));
    }

    void theCallbackMayDeleteTheTimer()
    {
        int calls = 0;
        std::unique_ptr<DeadlineTimer> timer;
        const auto guard = std::make_shared<int>(7);
        timer = std::make_unique<DeadlineTimer>([&timer, &calls, guard] {
            timer.reset();
            calls += *guard;
        });
        timer->setDeadline(now());
        QTRY_COMPARE(calls, 7);
    }

    void itWorksInAnotherThread()
    {
        QThread thread;
        std::atomic<QThread *> calledIn = nullptr;
        auto *timer = new DeadlineTimer{[&] { calledIn = QThread::currentThread(); }};
        timer->moveToThread(&thread);
        QObject::connect(&thread, &QThread::finished, timer, &QObject::deleteLater);
        thread.start();
        QMetaObject::invokeMethod(timer, [timer] { timer->setDeadline(now() + 2ms); });
        QTRY_COMPARE(calledIn.load(), &thread);
        thread.quit();
        QVERIFY(thread.wait());
    }
};

QTEST_GUILESS_MAIN(TestDeadlineTimer)
#include "tst_deadlinetimer.moc"
