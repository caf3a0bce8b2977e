// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/sseclient.h"
#include "client/watchdog.h"

#include <QTest>

using namespace pushscope;
using namespace std::chrono_literals;
using Verdict = Watchdog::Verdict;

namespace {

constexpr Instant start{1h};

Watchdog restarted()
{
    Watchdog watchdog;
    watchdog.restart(start);
    return watchdog;
}

/// A heartbeat is a byte too.
void beat(Watchdog &watchdog, Instant at)
{
    watchdog.heard(at);
    watchdog.heartbeat(at);
}

} // namespace

class WatchdogTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutAnIntervalSilenceSaysNothing()
    {
        const auto watchdog = restarted();
        QVERIFY(!watchdog.interval());
        QVERIFY(!watchdog.nextDeadline(start));
        QVERIFY(watchdog.verdict(start + 1000h) == Verdict::Fine);
    }

    void staleAtFiveQuartersDeadAtTwice()
    {
        auto watchdog = restarted();
        watchdog.announce(4s);
        QVERIFY(watchdog.verdict(start + 4999ms) == Verdict::Fine);
        QVERIFY(*watchdog.nextDeadline(start + 4999ms) == start + 5s);
        QVERIFY(watchdog.verdict(start + 5s) == Verdict::Stale);
        QVERIFY(watchdog.verdict(start + 7999ms) == Verdict::Stale);
        QVERIFY(*watchdog.nextDeadline(start + 5s) == start + 8s);
        QVERIFY(watchdog.verdict(start + 8s) == Verdict::Dead);
        watchdog.heard(start + 9s);
        QVERIFY(watchdog.verdict(start + 9s) == Verdict::Fine);
        QVERIFY(*watchdog.nextDeadline(start + 9s) == start + 14s);
    }

    void theAnnouncementCountsMostThenTheLearnedThenTheAssumed()
    {
        auto watchdog = restarted();
        watchdog.assume(15s);
        QVERIFY(watchdog.interval() == Watchdog::Interval{15s});
        for (int i = 1; i <= 3; ++i) {
            beat(watchdog, start + i * 30s);
        }
        QVERIFY(watchdog.interval() == Watchdog::Interval{30s});
        watchdog.announce(5s);
        QVERIFY(watchdog.interval() == Watchdog::Interval{5s});
        watchdog.announce(0s);
        QVERIFY(!watchdog.interval());
        watchdog.restart(start + 200s);
        QVERIFY(watchdog.interval() == Watchdog::Interval{30s});
    }

    void learnsFromAServerThatBeatsOnlyWhenIdle()
    {
        auto watchdog = restarted();
        watchdog.heard(start + 1s);
        beat(watchdog, start + 11s);
        watchdog.heard(start + 12s);
        beat(watchdog, start + 22s);
        QVERIFY(!watchdog.interval());
        beat(watchdog, start + 32s);
        QVERIFY(watchdog.interval() == Watchdog::Interval{10s});
    }

    /// While events come often, only the distance of two heartbeats shows how long a silence may be.
    void learnsFromAServerThatBeatsRegardless()
    {
        auto watchdog = restarted();
        for (int second = 1; second <= 31; ++second) {
            watchdog.heard(start + std::chrono::seconds{second});
            if (second % 10 == 0) {
                watchdog.heartbeat(start + std::chrono::seconds{second});
            }
        }
        QVERIFY(watchdog.interval() == Watchdog::Interval{10s});
    }

    void doesNotLearnLessThanASecond()
    {
        auto watchdog = restarted();
        for (int i = 1; i <= 50; ++i) {
            beat(watchdog, start + i * 100ms);
        }
        QVERIFY(watchdog.interval() == Watchdog::Interval{1s});
    }

    void learnsNothingFromOneBurst()
    {
        auto watchdog = restarted();
        for (int connection = 0; connection < 4; ++connection) {
            watchdog.restart(start + connection * 1h);
            for (int i = 1; i <= 4; ++i) {
                beat(watchdog, start + connection * 1h + i * 1ms);
            }
        }
        QVERIFY(!watchdog.interval());
        beat(watchdog, start + 3h + 20s);
        QVERIFY(!watchdog.interval());
        beat(watchdog, start + 3h + 40s);
        QVERIFY(watchdog.interval() >= Watchdog::Interval{19s});
    }

    void readsTheHello_data()
    {
        QTest::addColumn<QByteArray>("comment");
        QTest::addColumn<int>("interval");
        QTest::newRow("seconds") << QByteArray{" PushScope heartbeat=15"} << 15'000;
        QTest::newRow("decimal") << QByteArray{"PushScope heartbeat=0.25"} << 250;
        QTest::newRow("none") << QByteArray{"PushScope heartbeat=0"} << 0;
        QTest::newRow("more words") << QByteArray{"PushScope version=2 heartbeat=1"} << 1000;
        QTest::newRow("other server") << QByteArray{"heartbeat=15"} << -1;
        QTest::newRow("no interval") << QByteArray{"PushScope"} << -1;
        QTest::newRow("no number") << QByteArray{"PushScope heartbeat=often"} << -1;
        QTest::newRow("negative") << QByteArray{"PushScope heartbeat=-1"} << -1;
        QTest::newRow("endless") << QByteArray{"PushScope heartbeat=inf"} << -1;
    }

    void readsTheHello()
    {
        QFETCH(QByteArray, comment);
        const auto interval = heartbeatOfHello(comment);
        QTEST(interval ? static_cast<int>(interval->count()) : -1, "interval");
    }
};

QTEST_GUILESS_MAIN(WatchdogTest)
#include "tst_watchdog.moc"
