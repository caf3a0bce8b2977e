// SPDX-License-Identifier: GPL-3.0-or-later
#include "link/faultset.h"

#include <QTest>
#include <QThread>

#include <atomic>

using namespace pushscope;
using namespace std::chrono_literals;

namespace {

Fault fault(const char *text)
{
    return Fault::parse(QString::fromUtf8(text)).value();
}

/// A set of faults and what it tells.
struct Noted
{
    explicit Noted(const Clock &clock) : set{clock}
    {
        QObject::connect(&set, &FaultSet::began, &set,
                         [this](int id) { notes.append(QStringLiteral("began %1").arg(id)); });
        QObject::connect(&set, &FaultSet::ended, &set,
                         [this](int id) { notes.append(QStringLiteral("ended %1").arg(id)); });
    }
    [[nodiscard]] QString all() const { return notes.join(QStringLiteral(", ")); }

    FaultSet set;
    QStringList notes;
};

} // namespace

class TestFaultSet : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutTimesItLastsUntilItIsRemoved()
    {
        ManualClock clock;
        Noted noted{clock};
        QCOMPARE(noted.set.arm(fault("delay:1s")), 1);
        QCOMPARE(noted.all(), QStringLiteral("began 1"));
        QCOMPARE(noted.set.armed().size(), std::size_t{1});
        QVERIFY(noted.set.armed().front().active);
        const auto bands = noted.set.bands();
        QCOMPARE(bands.size(), std::size_t{1});
        QCOMPARE(bands.front().text, QStringLiteral("delay:1s"));
        QVERIFY(bands.front().active && bands.front().from == clock.now() && !bands.front().to);
        const Instant from = clock.now();
        clock.advance(5s);
        noted.set.remove(1);
        QCOMPARE(noted.all(), QStringLiteral("began 1, ended 1"));
        QVERIFY(noted.set.armed().empty());
        QVERIFY(!noted.set.bands().front().active);
        QVERIFY(noted.set.bands().front().from == from && noted.set.bands().front().to == clock.now());
    }

    void aDurationEndsItByItself()
    {
        const SteadyClock clock;
        Noted noted{clock};
        noted.set.arm(fault("delay:1s,from=20ms,for=30ms"));
        QVERIFY(noted.notes.isEmpty());
        QCOMPARE(noted.set.bands().size(), std::size_t{1});
        QVERIFY(!noted.set.bands().front().active);
        const auto planned = noted.set.bands().front();
        QVERIFY(*planned.to - planned.from == 30ms);
        QTRY_COMPARE(noted.all(), QStringLiteral("began 1, ended 1"));
        QVERIFY(clock.now() >= *planned.to);
        QVERIFY(noted.set.bands().front() == planned);
    }

    void severalComeInTheOrderOfTheirTimes()
    {
        const SteadyClock clock;
        Noted noted{clock};
        noted.set.arm(fault("stall,from=30ms,for=40ms"));
        noted.set.arm(fault("delay:1s,for=50ms"));
        noted.set.arm(fault("forget-history,from=10ms"));
        QTRY_COMPARE(noted.all(), QStringLiteral("began 2, began 3, ended 3, began 1, ended 2, ended 1"));
    }

    void whatHappensOnceEndsAtOnce_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("hits");
        QTest::newRow("meets two") << QByteArray{"rst"} << 2;
        QTest::newRow("meets one") << QByteArray{"fin"} << 1;
        QTest::newRow("meets nobody ever") << QByteArray{"rst,p=0"} << 0;
        QTest::newRow("at the server") << QByteArray{"forget-history"} << 0;
    }

    void whatHappensOnceEndsAtOnce()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, hits);
        ManualClock clock;
        Noted noted{clock};
        connect(&noted.set, &FaultSet::began, &noted.set, [&](int id) {
            for (int i = 0; i < hits; ++i) {
                noted.set.noteHit(id);
            }
        });
        noted.set.arm(fault(text.constData()));
        QCOMPARE(noted.all(), QStringLiteral("began 1, ended 1"));
        QVERIFY(noted.set.armed().empty());
        const auto band = noted.set.bands().front();
        QVERIFY(!band.active && band.from == *band.to);
        QCOMPARE(band.hits, static_cast<quint64>(hits));
    }

    void whatMetNobodyWaitsForTheFirst()
    {
        ManualClock clock;
        Noted noted{clock};
        const int id = noted.set.arm(fault("rst"));
        QCOMPARE(noted.all(), QStringLiteral("began 1"));
        QVERIFY(noted.set.bands().front().active && !noted.set.bands().front().to);
        clock.advance(5s);
        const Instant met = clock.now();
        noted.set.noteHit(id);
        QCOMPARE(noted.all(), QStringLiteral("began 1, ended 1"));
        const auto band = noted.set.bands().front();
        QVERIFY(!band.active && band.from == met && band.to == met);
        QCOMPARE(band.hits, quint64{1});
        QVERIFY(noted.set.armed().empty());
    }

    void whatWaitsCanBeRemoved()
    {
        ManualClock clock;
        Noted noted{clock};
        noted.set.remove(noted.set.arm(fault("fin")));
        QCOMPARE(noted.all(), QStringLiteral("began 1, ended 1"));
        QVERIFY(noted.set.armed().empty() && !noted.set.bands().front().active);
    }

    void whatIsRemovedBeforeItBeganLeavesNothing()
    {
        ManualClock clock;
        Noted noted{clock};
        const int id = noted.set.arm(fault("stall,from=1s"));
        noted.set.remove(id);
        QVERIFY(noted.notes.isEmpty() && noted.set.armed().empty() && noted.set.bands().empty());
    }

    void numbersAreNeverUsedAgain()
    {
        ManualClock clock;
        Noted noted{clock};
        QCOMPARE(noted.set.arm(fault("stall")), 1);
        noted.set.remove(1);
        QCOMPARE(noted.set.arm(fault("stall")), 2);
        QVERIFY(!noted.set.arm(2, fault("stall")));
        QVERIFY(!noted.set.arm(1, fault("stall")));
        QVERIFY(noted.set.arm(10, fault("stall")));
        QCOMPARE(noted.set.arm(fault("stall")), 11);
        noted.set.remove(77);
    }

    void clearEndsAll()
    {
        ManualClock clock;
        Noted noted{clock};
        noted.set.arm(fault("stall"));
        noted.set.arm(fault("delay:1s,from=60min"));
        noted.set.arm(fault("blackhole"));
        noted.set.clear();
        QCOMPARE(noted.all(), QStringLiteral("began 1, began 3, ended 1, ended 3"));
        QVERIFY(noted.set.armed().empty());
    }

    void thereAreLimits()
    {
        ManualClock clock;
        FaultSet set{clock};
        for (std::size_t i = 0; i < FaultSet::mostArmed; ++i) {
            QVERIFY(set.arm(fault("stall")) > 0);
        }
        QCOMPARE(set.arm(fault("stall")), 0);
        set.clear();
        for (std::size_t i = 0; i < 2 * FaultSet::mostBands; ++i) {
            QVERIFY(set.arm(fault("forget-history")) > 0);
        }
        QCOMPARE(set.bands().size(), FaultSet::mostBands);
    }

    void aBandStaysAsLongAsItsFault()
    {
        ManualClock clock;
        FaultSet set{clock};
        const int active = set.arm(fault("delay:1s"));
        const int waiting = set.arm(fault("stall,from=60min"));
        for (std::size_t i = 0; i < 2 * FaultSet::mostBands; ++i) {
            set.remove(set.arm(fault("stall")));
        }
        QCOMPARE(set.bands().size(), FaultSet::mostBands);
        QCOMPARE(set.bands()[0].id, active);
        QVERIFY(set.bands()[0].active);
        QCOMPARE(set.bands()[1].id, waiting);
        set.noteHit(active);
        QCOMPARE(set.bands()[0].hits, quint64{1});
    }

    void hitsAreCounted()
    {
        ManualClock clock;
        FaultSet set{clock};
        const int id = set.arm(fault("stall"));
        set.noteHit(id);
        set.noteHit(id);
        set.noteHit(99);
        QCOMPARE(set.bands().front().hits, quint64{2});
    }

    void itWorksInTheThreadItWasMovedTo()
    {
        const SteadyClock clock;
        QThread thread;
        std::atomic<QThread *> endedIn = nullptr;
        auto *set = new FaultSet{clock};
        set->moveToThread(&thread);
        connect(&thread, &QThread::finished, set, &QObject::deleteLater);
        connect(set, &FaultSet::ended, set, [&endedIn] { endedIn = QThread::currentThread(); });
        thread.start();
        QMetaObject::invokeMethod(set, [set] { set->arm(fault("stall,from=5ms,for=5ms")); });
        QTRY_COMPARE(endedIn.load(), &thread);
        thread.quit();
        QVERIFY(thread.wait());
    }

    void aListenerMayArmAndRemove()
    {
        ManualClock clock;
        Noted noted{clock};
        connect(&noted.set, &FaultSet::began, &noted.set, [&](int id) {
            if (id == 1) {
                noted.set.arm(fault("delay:1s"));
                noted.set.remove(1);
            }
        });
        noted.set.arm(fault("stall"));
        QCOMPARE(noted.all(), QStringLiteral("began 1, began 2, ended 1"));
        QCOMPARE(noted.set.armed().size(), std::size_t{1});
    }
};

QTEST_GUILESS_MAIN(TestFaultSet)
#include "tst_faultset.moc"
