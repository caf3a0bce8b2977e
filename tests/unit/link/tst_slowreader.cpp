// SPDX-License-Identifier: GPL-3.0-or-later
#include "link/idletimeout.h"
#include "link/slowreader.h"

#include <QTest>

using namespace pushscope;
using namespace std::chrono_literals;

class TestSlowReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itReadsNoMoreThanItsRate_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("perSecond");
        QTest::newRow("1k") << QStringLiteral("slow-reader:1k") << qint64{1024};
        QTest::newRow("3 bytes") << QStringLiteral("slow-reader:3") << qint64{3};
        QTest::newRow("1M") << QStringLiteral("slow-reader:1M") << qint64{1024 * 1024};
    }

    void itReadsNoMoreThanItsRate()
    {
        QFETCH(QString, text);
        QFETCH(qint64, perSecond);
        ManualClock clock;
        const Instant begin = clock.now();
        SlowReader reader{*Fault::parse(text), begin};
        qint64 read = 0;
        while (clock.now() < begin + 10s) {
            const qint64 some = reader.allowed(clock.now());
            if (some == 0) {
                QVERIFY(reader.nextDue() > clock.now());
                clock.advance(reader.nextDue() - clock.now());
            }
            reader.take(some, clock.now());
            read += some;
        }
        QVERIFY2(std::abs(read - 10 * perSecond) <= 1 + perSecond / 5, qPrintable(QString::number(read)));
    }

    void quietTimeSavesLittleUp()
    {
        ManualClock clock;
        SlowReader reader{*Fault::parse(QStringLiteral("slow-reader:1000")), clock.now()};
        clock.advance(1h);
        qint64 atOnce = 0;
        while (const qint64 some = reader.allowed(clock.now())) {
            reader.take(some, clock.now());
            atOnce += some;
        }
        QVERIFY2(atOnce <= 100, qPrintable(QString::number(atOnce)));
    }

    void idleCountsFromTheLastByteOrItsOwnBeginning()
    {
        const Instant begin{100s};
        const IdleTimeout idle{*Fault::parse(QStringLiteral("idle-timeout:10s")), begin};
        QVERIFY(idle.deadline(Instant{1s}) == Instant{110s});
        QVERIFY(idle.deadline(Instant{107s}) == Instant{117s});
    }
};

QTEST_APPLESS_MAIN(TestSlowReader)
#include "tst_slowreader.moc"
