// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/systemfeed.h"

#include <QHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTest>

using namespace pushscope;
using namespace std::chrono_literals;

namespace {

const char netHead[] = "Inter-| Receive | Transmit\n face |bytes |bytes\n";

} // namespace

class TestSystemFeed : public QObject
{
    Q_OBJECT

private:
    ManualClock m_clock;
    QHash<QString, QByteArray> m_files;
    QByteArrayList m_sent;

    SystemFeed::ReadFile reader()
    {
        return [this](const QString &path) { return m_files.value(path); };
    }

    Feed::Sink sink()
    {
        return [this](const Publication &made) { m_sent += made.type + ' ' + made.payload.bytes; };
    }

    void setTraffic(quint64 in, quint64 out)
    {
        m_files[QStringLiteral("/proc/net/dev")] = netHead + QByteArray{"eth0: "} + QByteArray::number(in)
            + " 1 0 0 0 0 0 0 " + QByteArray::number(out) + " 1 0 0 0 0 0 0\n";
        m_files[QStringLiteral("/proc/diskstats")] =
            "8 0 sda 9 0 " + QByteArray::number(in / 512) + " 3 8 0 " + QByteArray::number(out / 512) + " 5 0 4 3\n";
    }

    static FeedSpec spec(double rate)
    {
        FeedSpec wanted;
        wanted.kind = FeedSpec::Kind::System;
        wanted.rate = rate;
        return wanted;
    }

private Q_SLOTS:
    void init()
    {
        m_clock = ManualClock{};
        m_sent.clear();
        m_files = {{QStringLiteral("/proc/stat"), "cpu 100 0 0 900\ncpu0 50 0 0 450\ncpu1 50 0 0 450\n"},
                   {QStringLiteral("/proc/meminfo"), "MemTotal: 100 kB\nMemAvailable: 40 kB\n"}};
        setTraffic(512'000, 1'024'000);
    }

    void kindsTakeTurnsAndRatesCountFromTheLastOfTheirKind()
    {
        SystemFeed feed{spec(4), m_clock, sink(), reader()};
        feed.start();
        m_clock.advance(750ms);
        m_files[QStringLiteral("/proc/stat")] = "cpu 137 0 0 963\ncpu0 53 0 0 497\ncpu1 84 0 0 466\n";
        setTraffic(512'000 + 7'680, 1'024'000 + 3'072);
        feed.sendDue();
        QCOMPARE(m_sent,
                 (QByteArrayList{R"(cpu {"total":37.0,"cores":[6.0,68.0]})",
                                 R"(memory {"used":61440,"total":102400,"available":40960})",
                                 R"(network {"rx_per_s":10240,"tx_per_s":4096})",
                                 R"(disk {"read_per_s":10240,"written_per_s":4096})"}));
    }

    void eventsCloseTogetherRepeatTheirFigures()
    {
        SystemFeed feed{spec(1'000), m_clock, sink(), reader()};
        feed.start();
        m_clock.advance(99ms);
        setTraffic(1'024'000, 1'024'000);
        feed.sendDue();
        QCOMPARE(m_sent.size(), 100);
        QCOMPARE(m_sent.at(2), QByteArray{R"(network {"rx_per_s":0,"tx_per_s":0})"});
        QCOMPARE(m_sent.at(98), m_sent.at(2));
        m_clock.advance(1ms);
        m_sent.clear();
        feed.sendDue(); // the hundredth is of the first kind again
        QCOMPARE(m_sent.size(), 1);
        m_clock.advance(2ms);
        feed.sendDue();
        QCOMPARE(m_sent.size(), 3);
        QVERIFY(!m_sent.at(2).contains(R"("rx_per_s":0,)"));
    }

    void aKindThatIsNotToldIsLeftOut()
    {
        m_files.remove(QStringLiteral("/proc/diskstats"));
        m_files.remove(QStringLiteral("/proc/meminfo"));
        SystemFeed feed{spec(10), m_clock, sink(), reader()};
        QSignalSpy failures{&feed, &Feed::failed};
        feed.start();
        m_clock.advance(300ms);
        feed.sendDue();
        QCOMPARE(m_sent.size(), 4);
        QVERIFY(m_sent.at(0).startsWith("cpu") && m_sent.at(2).startsWith("cpu"));
        QVERIFY(m_sent.at(1).startsWith("network") && m_sent.at(3).startsWith("network"));
        QCOMPARE(failures.size(), 0);
    }

    void aReadingThatFailsLaterRepeatsTheLast()
    {
        SystemFeed feed{spec(10), m_clock, sink(), reader()};
        feed.start();
        m_files.clear();
        m_clock.advance(300ms);
        feed.sendDue();
        QCOMPARE(m_sent.size(), 4);
        QCOMPARE(m_sent.at(1), QByteArray{R"(memory {"used":61440,"total":102400,"available":40960})"});
    }

    void aMachineThatTellsNothingIsAFailure()
    {
        m_files.clear();
        SystemFeed feed{spec(10), m_clock, sink(), reader()};
        QSignalSpy failures{&feed, &Feed::failed};
        feed.start();
        m_clock.advance(1s);
        feed.sendDue();
        QCOMPARE(failures.size(), 1);
        QVERIFY(failures.at(0).at(0).value<Error>().message.contains(u"/proc/stat"));
        QVERIFY(m_sent.isEmpty());
    }

    void thisMachineTellsItsLoad()
    {
#ifdef Q_OS_LINUX
        SystemFeed feed{spec(100), m_clock, sink(), readProcFile};
        feed.start();
        m_clock.advance(110ms);
        feed.sendDue();
        QVERIFY(m_sent.size() >= 8);
        for (const QByteArray &each : m_sent) {
            QVERIFY(QJsonDocument::fromJson(each.sliced(each.indexOf(' ') + 1)).isObject());
        }
#else
        QSKIP("needs /proc");
#endif
    }
};

QTEST_GUILESS_MAIN(TestSystemFeed)
#include "tst_systemfeed.moc"
