// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/outages.h"

#include <QTest>

using namespace pushscope;
using namespace std::chrono_literals;

namespace {

using Redis = ClusterState::Redis;

ClusterState state(Redis redis, bool nodeA, bool nodeB)
{
    ClusterState made;
    made.redis = redis;
    made.nodes = {{nodeA, true, 0, {}}, {nodeB, true, 0, {}}};
    return made;
}

Instant at(std::chrono::milliseconds time)
{
    return Instant{time};
}

} // namespace

class TestOutages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachIsABand();
    void oneForEachTime();
    void theyAreBounded();
};

void TestOutages::eachIsABand()
{
    Outages outages;
    outages.apply(state(Redis::Starting, true, true), at(1s));
    QVERIFY(outages.bands().empty());
    outages.apply(state(Redis::Up, false, true), at(2s));
    outages.apply(state(Redis::Up, false, true), at(3s)); // the same, told again
    outages.apply(state(Redis::Down, true, true), at(4s));
    const auto &bands = outages.bands();
    QCOMPARE(bands.size(), std::size_t{2});
    QVERIFY(bands[0].text.contains(u'A') && bands[1].text.contains(QStringLiteral("Redis")));
    QVERIFY(bands[0].from == at(2s) && bands[0].to == at(4s) && !bands[0].active);
    QVERIFY(bands[1].from == at(4s) && !bands[1].to && bands[1].active);
    QVERIFY(bands[0].id < 0 && bands[1].id < 0 && bands[0].id != bands[1].id);
    outages.apply({}, at(5s)); // the run is over, and they are not known to be back
    QVERIFY(bands[1].active);
    outages.clear();
    QVERIFY(outages.bands().empty());
}

void TestOutages::oneForEachTime()
{
    Outages outages;
    for (int i = 0; i < 3; ++i) {
        outages.apply(state(Redis::Down, true, false), at(i * 2s));
        outages.apply(state(Redis::Up, true, true), at(i * 2s + 1s));
    }
    QCOMPARE(outages.bands().size(), std::size_t{6});
}

void TestOutages::theyAreBounded()
{
    Outages outages;
    for (std::size_t i = 0; i < Outages::mostBands; ++i) {
        outages.apply(state(Redis::Down, true, false), at(1s));
        outages.apply(state(Redis::Up, true, true), at(2s));
    }
    QCOMPARE(outages.bands().size(), Outages::mostBands);
}

QTEST_GUILESS_MAIN(TestOutages)
#include "tst_outages.moc"
