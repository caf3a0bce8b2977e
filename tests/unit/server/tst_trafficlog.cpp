// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/trafficlog.h"

#include <QTest>

using namespace pushscope;

class TestTrafficLog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void holdsTheNewest()
    {
        ManualClock clock;
        TrafficLog log{clock};
        QVERIFY(log.after(0).empty());
        for (std::size_t i = 0; i < TrafficLog::mostEntries + 3; ++i) {
            log.add({.bytes = static_cast<qint64>(i)});
        }
        const TrafficEntries all = log.after(0);
        QCOMPARE(all.size(), TrafficLog::mostEntries);
        QCOMPARE(all.front().number, 4U);
        QCOMPARE(all.front().bytes, 3);
        QCOMPARE(all.back().at, clock.now());
        const quint64 newest = all.back().number;
        QVERIFY(log.after(newest).empty());
        QCOMPARE(log.after(newest - 2).size(), 2U);
    }

    void textsAreShortAndTellNoSecrets()
    {
        QCOMPARE(TrafficLog::shortText("[1,\n 2]"), QStringLiteral("[1, 2]"));
        QCOMPARE(TrafficLog::shortText(QByteArray(10'000, 'x')).size(), TrafficLog::longestText);
        QVERIFY(!TrafficLog::shortText("http://localhost/ws?token=geheim").contains(QStringLiteral("geheim")));
    }
};

QTEST_APPLESS_MAIN(TestTrafficLog)
#include "tst_trafficlog.moc"
