// SPDX-License-Identifier: GPL-3.0-or-later
#include "time/clock.h"

#include <QTest>

using namespace pushscope;
using namespace std::chrono_literals;

class TestClock : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void steadyClockNeverGoesBack();
    void theIdIsStable();
    void manualClockMovesOnlyWhenTold();
    void microsecondsAreReadBack_data();
    void microsecondsAreReadBack();
    void microsecondsRoundDown();
};

void TestClock::steadyClockNeverGoesBack()
{
    const SteadyClock clock;
    auto before = clock.now();
    for (int i = 0; i < 1000; ++i) {
        const auto now = clock.now();
        QVERIFY(now >= before);
        before = now;
    }
    const auto own = std::chrono::steady_clock::now();
    QVERIFY(clock.now() - own < 10s && own - before < 10s);
}

void TestClock::theIdIsStable()
{
    const QByteArray id = SteadyClock::id();
    QCOMPARE(SteadyClock::id(), id);
#ifdef Q_OS_LINUX
    QVERIFY(id.startsWith("monotonic-"));
    QCOMPARE(id.size(), qsizetype{26});
#else
    QVERIFY(!id.isEmpty());
#endif
}

void TestClock::manualClockMovesOnlyWhenTold()
{
    ManualClock clock{Instant{5s}};
    QVERIFY(clock.now() == Instant{5s});
    clock.advance(20ms);
    clock.advance(1ns);
    QVERIFY(clock.now() == Instant{5s + 20ms + 1ns});
}

void TestClock::microsecondsAreReadBack_data()
{
    QTest::addColumn<qint64>("microseconds");
    QTest::newRow("zero") << qint64{0};
    QTest::newRow("one") << qint64{1};
    QTest::newRow("a day") << qint64{86'400'000'000};
    QTest::newRow("largest") << qint64{9'223'372'036'854'775};
}

void TestClock::microsecondsAreReadBack()
{
    QFETCH(const qint64, microseconds);
    QCOMPARE(toMicroseconds(fromMicroseconds(microseconds)), microseconds);
}

void TestClock::microsecondsRoundDown()
{
    QCOMPARE(toMicroseconds(Instant{1999ns}), qint64{1});
}

QTEST_APPLESS_MAIN(TestClock)
#include "tst_clock.moc"
