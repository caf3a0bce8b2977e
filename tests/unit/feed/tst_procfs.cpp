// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/procfs.h"

#include <QTest>

using namespace pushscope;

class TestProcFs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void statHasTheTotalAndTheCores_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<std::optional<CpuReading>>("expected");
        const auto row = [](const char *name, const char *text, const std::optional<CpuReading> &expected) {
            QTest::newRow(name) << QByteArray{text} << expected;
        };
        row("two cores",
            "cpu  21037 5 8333 462902 1637 2 290 38 700 9\n"
            "cpu0 9593 0 3205 234090 93 0 30 13 0 0\n"
            "cpu1 11444 5 5128 228812 1544 2 260 25 700 9\n"
            "intr 1186013 0 9 0\nctxt 2261735\nbtime 1790000000\nprocs_running 1\n",
            CpuReading{{29'705, 494'244}, {{12'841, 247'024}, {16'864, 247'220}}});
        row("one line without its end", "cpu  1 2 3 4", CpuReading{{6, 10}, {}});
        row("only four counters", "cpu 10 0 5 100\ncpu0 10 0 5 100\n", CpuReading{{15, 115}, {{15, 115}}});
        row("empty", "", {});
        row("no cpu line", "intr 1 2 3\n", {});
        row("too few counters", "cpu 1 2 3\n", {});
        row("not a number", "cpu 1 2 x 4\n", {});
        row("negative", "cpu 1 2 -3 4\n", {});
    }

    void statHasTheTotalAndTheCores()
    {
        QFETCH(QByteArray, text);
        QFETCH(std::optional<CpuReading>, expected);
        QVERIFY(parseStat(text) == expected);
    }

    void meminfoIsInBytes_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<std::optional<MemoryReading>>("expected");
        const auto row = [](const char *name, const char *text, const std::optional<MemoryReading> &expected) {
            QTest::newRow(name) << QByteArray{text} << expected;
        };
        row("usual",
            "MemTotal:       24684084 kB\nMemFree:        23691796 kB\nMemAvailable:   24007664 kB\n"
            "Buffers:            5812 kB\nHugePages_Total:       0\n",
            MemoryReading{quint64{24'684'084} * 1024, quint64{24'007'664} * 1024});
        row("more available than there is", "MemTotal: 10 kB\nMemAvailable: 11 kB\n", MemoryReading{10'240, 10'240});
        row("empty", "", {});
        row("nothing available told", "MemTotal: 10 kB\nMemFree: 5 kB\n", {});
        row("no number", "MemTotal: many kB\nMemAvailable: 5 kB\n", {});
    }

    void meminfoIsInBytes()
    {
        QFETCH(QByteArray, text);
        QFETCH(std::optional<MemoryReading>, expected);
        QVERIFY(parseMeminfo(text) == expected);
    }

    void netDevIsTheSumWithoutLoopback_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<std::optional<Traffic>>("expected");
        const QByteArray head{
            "Inter-|   Receive                                                |  Transmit\n"
            " face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls "
            "carrier compressed\n"};
        const auto row = [&](const char *name, const QByteArray &text, const std::optional<Traffic> &expected) {
            QTest::newRow(name) << text << expected;
        };
        row("two interfaces",
            head
                + "    lo:    3267      29    0    0    0     0          0         0     3267      29 0 0 0 0 0 0\n"
                  "  eth0: 595471369   13426    0    0    0     0          0         0   721292    8454 0 0 0 0 0 0\n"
                  "  wlan0:10 1 0 0 0 0 0 0 20 1 0 0 0 0 0 0\n",
            Traffic{595'471'379, 721'312});
        row("no interface", head, Traffic{0, 0});
        row("empty", {}, {});
        row("too few columns", head + "eth0: 1 2 3\n", {});
    }

    void netDevIsTheSumWithoutLoopback()
    {
        QFETCH(QByteArray, text);
        QFETCH(std::optional<Traffic>, expected);
        QVERIFY(parseNetDev(text) == expected);
    }

    void diskstatsIsTheSumOfWholeDisks_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<std::optional<Traffic>>("expected");
        const auto row = [](const char *name, const char *text, const std::optional<Traffic> &expected) {
            QTest::newRow(name) << QByteArray{text} << expected;
        };
        row("disks and partitions",
            "   7       0 loop0 50 0 1000 3 0 0 0 0 0 4 3 0 0 0 0\n"
            " 259       0 nvme0n1 9 0 100 3 8 0 200 5 0 4 3\n"
            " 259       1 nvme0n1p1 4 0 60 3 8 0 100 5 0 4 3\n"
            " 259       2 nvme0n1p12 4 0 40 3 8 0 100 5 0 4 3\n"
            "   8       0 sda 9 0 10 3 8 0 20 5 0 4 3\n"
            "   8       1 sda1 9 0 10 3 8 0 20 5 0 4 3\n"
            "   8      16 sdb 9 0 1 3 8 0 2 5 0 4 3\n"
            " 253       0 dm-0 9 0 110 3 8 0 220 5 0 4 3\n"
            "   9       0 md127 9 0 110 3 8 0 220 5 0 4 3\n",
            Traffic{111 * 512, 222 * 512});
        row("a disk whose name begins like another's",
            "8 0 sda 9 0 10 3 8 0 20 5 0 4 3\n65 160 sdaa 9 0 10 3 8 0 20 5 0 4 3\n", Traffic{20 * 512, 40 * 512});
        row("two devices that end in a digit",
            "179 0 mmcblk0 9 0 10 3 8 0 20 5 0 4 3\n179 8 mmcblk1 9 0 10 3 8 0 20 5 0 4 3\n",
            Traffic{20 * 512, 40 * 512});
        row("none", "", Traffic{0, 0});
        row("too few columns", "8 0 sda 9 0 10 3\n", {});
    }

    void diskstatsIsTheSumOfWholeDisks()
    {
        QFETCH(QByteArray, text);
        QFETCH(std::optional<Traffic>, expected);
        QVERIFY(parseDiskstats(text) == expected);
    }

    void busyIsAShareOfTheTimeBetween_data()
    {
        QTest::addColumn<CpuTicks>("before");
        QTest::addColumn<CpuTicks>("after");
        QTest::addColumn<double>("percent");
        QTest::newRow("a quarter") << CpuTicks{100, 1'000} << CpuTicks{125, 1'100} << 25.0;
        QTest::newRow("idle") << CpuTicks{100, 1'000} << CpuTicks{100, 1'100} << 0.0;
        QTest::newRow("busy all the time") << CpuTicks{100, 1'000} << CpuTicks{200, 1'100} << 100.0;
        QTest::newRow("no time between") << CpuTicks{100, 1'000} << CpuTicks{100, 1'000} << 0.0;
        QTest::newRow("the idle counter went back") << CpuTicks{100, 1'000} << CpuTicks{120, 1'010} << 100.0;
        QTest::newRow("went back altogether") << CpuTicks{100, 1'000} << CpuTicks{90, 990} << 0.0;
    }

    void busyIsAShareOfTheTimeBetween()
    {
        QFETCH(CpuTicks, before);
        QFETCH(CpuTicks, after);
        QFETCH(double, percent);
        QCOMPARE(busyPercent(before, after), percent);
    }
};

QTEST_APPLESS_MAIN(TestProcFs)
#include "tst_procfs.moc"
